// Drag a step of a chain to another stage, or between two stages. Without this the links on each step do the same.
"use strict";
(() => {
  let dragged = null;

  const stagesOf = (list) =>
    [...list.querySelectorAll("[data-stage]")].map((stage) => [...stage.querySelectorAll("[data-piece]")]);

  const go = (stages) => {
    const chain = document.getElementById("chain");
    const text = stages.filter((stage) => stage.length).map((stage) => stage.map((one) => one.dataset.piece).join(".")).join("-");
    const address = new URL(chain.dataset.base, window.location.href);
    address.searchParams.set("kedja", text);
    const swap = { target: "#chain", select: "#chain", swap: "outerHTML show:none" };
    window.history.pushState({}, "", address);
    window.htmx.ajax("GET", address.pathname + address.search, swap).catch(() => window.location.assign(address));
  };

  const mark = (element, isOver) => element.toggleAttribute("data-over", isOver);

  const take = (element, drop) => {
    element.addEventListener("dragover", (event) => { if (dragged) { event.preventDefault(); mark(element, true); } });
    element.addEventListener("dragleave", () => mark(element, false));
    element.addEventListener("drop", (event) => { event.preventDefault(); mark(element, false); if (dragged) drop(); });
  };

  const without = (list) => stagesOf(list).map((stage) => stage.filter((one) => one !== dragged));

  const prepare = () => {
    const list = document.querySelector("[data-stages]:not([data-ready])");
    if (!list) return;
    list.setAttribute("data-ready", "");
    for (const piece of list.querySelectorAll("[data-piece]")) {
      piece.draggable = true;
      piece.addEventListener("dragstart", (event) => {
        dragged = piece;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", piece.dataset.piece);
        piece.setAttribute("data-dragged", "");
      });
      piece.addEventListener("dragend", () => { dragged = null; piece.removeAttribute("data-dragged"); });
    }
    const stages = [...list.querySelectorAll("[data-stage]")];
    stages.forEach((stage, place) => take(stage, () => {
      const after = without(list);
      after[place].push(dragged);
      go(after);
    }));
    [...stages, null].forEach((stage, place) => {
      const gap = document.createElement("li");
      gap.className = "jobb-gap";
      gap.setAttribute("aria-hidden", "true");
      list.insertBefore(gap, stage);
      take(gap, () => {
        const after = without(list);
        after.splice(place, 0, [dragged]);
        go(after);
      });
    });
  };

  // Whoever moves by keyboard stays on the step that was moved, also where the link used is no longer there.
  let moved = null;
  const remember = () => { moved = document.activeElement?.closest("[data-piece]")?.dataset.piece ?? null; };
  const stay = () => {
    if (moved && document.activeElement === document.body) {
      const piece = document.querySelector(`[data-piece="${moved}"] a`) ?? document.querySelector("#chain [role=status]");
      piece?.focus();
    }
    moved = null;
  };

  document.addEventListener("htmx:beforeRequest", remember);
  document.addEventListener("htmx:afterSettle", () => { prepare(); stay(); });
  window.addEventListener("popstate", () => window.location.reload());
  prepare();
})();
