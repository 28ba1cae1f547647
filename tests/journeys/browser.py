"""A real browser for the tests: how it is started, and what every page has to pass in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = Path(__file__).parents[2] / "build/screens"
WIDE, NARROW, NARROWEST = 1280, 390, 320
PATIENCE = 60_000  # milliseconds; how fast a page is, is measured in bench/
expect.set_options(timeout=PATIENCE)

needs_browser = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true",
    reason="needs Chromium: apt-get install chromium (with CI=true a missing browser is a failure)",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, *, width: int = WIDE, script: bool = True, cookies: dict[str, str] | None = None,
           base: str = "") -> Iterator[Page]:  # fmt: skip
    """Give a page of that width; with `script=False` as a reader without JavaScript sees it."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="sv-SE", java_script_enabled=script, base_url=base or None
    )
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in (cookies or {}).items()])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def faults_of(page: Page) -> list[str]:
    """What axe finds, one line a fault."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def sticking_out(page: Page) -> list[str]:
    """The elements that make the page wider than the window; none if nothing needs sideways scrolling."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName.toLowerCase() + '.' + e.getAttribute('class')).slice(0, 8)"""
    )


def listen_for_complaints(page: Page) -> list[str]:
    """A list that fills with whatever the browser says: broken content policy, missing files, script errors."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("response", lambda answer: heard.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page in `build/screens/`."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def is_whole_page(page: Page, address: str) -> bool:
    """Whether the address gives a page, and not a file to save or a part that a page fetches."""
    answer = page.request.get(address)
    return answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text()


def check_page(page: Page, *, address: str, name: str) -> list[str]:
    """What every page has to pass: axe when wide and narrow, nothing sticks out, no complaints; and two pictures."""
    heard = listen_for_complaints(page)
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(address, wait_until="load")
    faults = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        picture(page, f"{name}-{width}")
        faults += [f"{width} px: {fault}" for fault in faults_of(page)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    faults += [f"{NARROWEST} px: {what} sticks out" for what in sticking_out(page)]
    return faults + [f"the browser says: {text}" for text in heard]
