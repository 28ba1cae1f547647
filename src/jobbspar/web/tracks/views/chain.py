"""Put the chain of a track together: steps from the catalogue, their order, and gates. No JavaScript is needed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.bridge import chain_steps
from jobbspar.apps.tracks.queries import get_track
from jobbspar.core.access import Permission
from jobbspar.core.chain import total_weeks
from jobbspar.core.refusals import Refusal
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.readable import weeks as in_weeks
from jobbspar.web.refusals import told, told_on
from jobbspar.web.tracks.drawing import chain_map
from jobbspar.web.tracks.forms.tracks import GateForm, StepChangeForm, StepForm
from jobbspar.web.tracks.views.tracks import track_crumbs


def _track(request: SignedInRequest, track_id: int) -> Any:
    return get_track(request.actor, track_id, permission=Permission.TRACK_EDIT)


def _one(rows: Any, wanted: int) -> Any:
    """The row among those of the track, or no page."""
    found = next((row for row in rows if row.pk == wanted), None)
    if found is None:
        raise Http404
    return found


@allowed(Permission.TRACK_EDIT)
def steps(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = _track(request, track_id)
    form = StepForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        with told_on(form):
            actions.add_step(actor=request.actor, track=track, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The step is added."))
            return redirect("tracks:steps", track.pk)
    context = {
        "track": track,
        "form": form,
        "stages": _stages(track),
        "map": chain_map(track),
        "weeks": total_weeks(chain_steps(track)),
        "crumbs": track_crumbs(track, _("The chain")),
    }
    return render(request, "tracks/steps.html", context)


def _stages(track: Any) -> list[dict[str, Any]]:
    """Stages in order with their steps and the gates after them, and which moves are possible."""
    all_steps = list(track.steps.all())
    numbers = sorted({step.stage for step in all_steps})
    found = []
    for number in numbers:
        here = [step for step in all_steps if step.stage == number]
        is_alone = len(here) == 1
        found.append(
            {
                "number": number,
                "is_parallel": not is_alone,
                "gates": [gate for gate in track.gates.all() if gate.after_stage == number],
                "steps": [
                    {
                        "row": step,
                        "weeks": in_weeks(step.weeks),
                        "moves": _moves(is_first=number == numbers[0], is_last=number == numbers[-1], alone=is_alone),
                    }
                    for step in here
                ],
            }
        )
    return found


def _moves(*, is_first: bool, is_last: bool, alone: bool) -> list[tuple[str, str]]:
    moves = []
    if not (is_first and alone):
        moves.append(("tidigare", _("Earlier")))
    if not (is_last and alone):
        moves.append(("senare", _("Later")))
    if not is_first:
        moves.append(("samtidigt", _("At the same time as the one before")))
    moves.append(("bort", _("Take away")))
    return moves


@require_POST
@allowed(Permission.TRACK_EDIT)
def move(request: SignedInRequest, track_id: int, step_id: int) -> HttpResponse:
    step = _one(_track(request, track_id).steps.all(), step_id)
    deeds = {
        "tidigare": actions.move_step_earlier,
        "senare": actions.move_step_later,
        "samtidigt": actions.make_step_parallel,
        "bort": actions.remove_step,
    }
    deed = deeds.get(request.POST.get("till", ""))
    if deed is None:
        raise Http404
    try:
        deed(actor=request.actor, step=step, now=timezone.now())
    except Refusal as refusal:
        messages.warning(request, told(refusal).sentence)
    else:
        messages.success(request, _("The chain is changed."))
    return redirect(reverse("tracks:steps", args=[track_id]) + f"#steg-{step_id}")


@allowed(Permission.TRACK_EDIT)
def step(request: SignedInRequest, track_id: int, step_id: int) -> HttpResponse:
    track = _track(request, track_id)
    row = _one(track.steps.all(), step_id)
    form = StepChangeForm(request.POST or None, initial={"weeks": row.weeks, "note": row.note})
    if form.is_valid():
        with told_on(form):
            actions.change_step(actor=request.actor, step=row, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:steps", track.pk)
    context = {
        "form": form,
        "heading": row.activity.name,
        "lead": _("How long the step takes in this track, and what is worth knowing about it."),
        "back": reverse("tracks:steps", args=[track.pk]),
        "crumbs": track_crumbs(track, row.activity.name),
    }
    return render(request, "tracks/form.html", context)


@allowed(Permission.TRACK_EDIT)
def gate_new(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = _track(request, track_id)
    names: dict[int, list[str]] = {}
    for step in track.steps.all():
        names.setdefault(step.stage, []).append(step.activity.name)
    stages = [(number, f"{number}. {', '.join(names[number])}") for number in sorted(names)]
    form = GateForm(request.POST or None, stages=stages)
    if form.is_valid():
        with told_on(form):
            actions.add_gate(actor=request.actor, track=track, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The gate is added."))
            return redirect("tracks:steps", track.pk)
    context = {
        "form": form,
        "heading": _("New gate"),
        "lead": _("A gate says what must be in place before the next step begins."),
        "back": reverse("tracks:steps", args=[track.pk]),
        "crumbs": track_crumbs(track, _("New gate")),
    }
    return render(request, "tracks/form.html", context)


@require_POST
@allowed(Permission.TRACK_EDIT)
def gate_remove(request: SignedInRequest, track_id: int, gate_id: int) -> HttpResponse:
    gate = _one(_track(request, track_id).gates.all(), gate_id)
    actions.remove_gate(actor=request.actor, gate=gate, now=timezone.now())
    messages.success(request, _("The gate is taken away."))
    return redirect("tracks:steps", track_id)
