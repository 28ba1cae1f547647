"""`./jobbspar test`: all set-up for the tests, the browser included, then the checks and every test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from jobbspar.cli import check
from jobbspar.cli.arguments import Asked
from jobbspar.cli.folder import ROOT
from jobbspar.cli.translations import compile_translations
from jobbspar.cli.words import complain, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-core", "poppler-utils", "iproute2")
MOST_WORKERS = 4  # Each has a database and perhaps a browser of its own: about a gigabyte.


def run(asked: Asked) -> int:
    """All of it, or with words of pytest's own only those tests. The last line printed is pytest's."""
    if asked.rest:
        compile_translations()
        return _pytest(*asked.rest)
    _have_a_browser()
    checked = check.run(asked)
    tested = _pytest(*at_once(_cores()), *the_same_every_time())
    return checked or tested


def at_once(cores: int) -> tuple[str, ...]:
    """One worker a core. Each takes tests that stand beside each other, and helps the others when it is done."""
    workers = min(cores, MOST_WORKERS)
    return () if workers < 2 else ("-n", str(workers), "--dist", "worksteal")


def the_same_every_time() -> tuple[str, ...]:
    """At home a new order finds tests that lean on each other; a build must not be a lottery."""
    return ("--randomly-seed=1",) if os.environ.get("CI") == "true" else ()


def _cores() -> int:
    """Those that this process may use, where the machine tells it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pytest(*words: str) -> int:
    surroundings = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "JOBBSPAR_FAST": "1"}
    command = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(command, cwd=_standing(words), env=surroundings, check=False).returncode


def _standing(words: tuple[str, ...]) -> Path:
    """In the checkout, unless a path among the words is meant from where the person stands."""
    here = Path.cwd()
    return here if any((here / word.split("::")[0]).exists() for word in words) else ROOT


def _have_a_browser() -> None:
    if any(map(shutil.which, BROWSERS)):
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        complain("browser_missing")
        return
    say("browser_installing")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(["apt-get", "-q", *words], env=surroundings, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            complain("browser_missing")
            return
