"""`./jobbspar check`: style, types and structure, without a database."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from jobbspar.cli.arguments import Asked
from jobbspar.cli.folder import ROOT
from jobbspar.cli.translations import compile_translations
from jobbspar.cli.words import complain, say

SCRIPTS = Path(sysconfig.get_path("scripts"))
STEPS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy", "src"],
    "lint-imports": [str(SCRIPTS / "lint-imports")],
    "tests/architecture": [sys.executable, "-m", "pytest", "tests/architecture"],
}


def run(asked: Asked) -> int:
    """Take every step even when one fails, so that all faults are seen at once."""
    compile_translations()
    failed = list(_failing_steps())
    if failed:
        complain("steps_failed", names=", ".join(failed))
        return 1
    say("all_clean")
    return 0


def _failing_steps() -> Iterator[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "JOBBSPAR_NO_DATABASE": "1"}
    for name, command in STEPS.items():
        say("step", name=name)
        if subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode != 0:
            complain("step_failed", name=name)
            yield name
