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
PACKAGES = ("chromium", "fonts-noto-core", "poppler-utils")


def run(asked: Asked) -> int:
    """All of it, or with words of pytest's own only those tests. The last line printed is pytest's."""
    if asked.rest:
        compile_translations()
        return _pytest(*asked.rest)
    _have_a_browser()
    checked = check.run(asked)
    tested = _pytest()
    return checked or tested


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
