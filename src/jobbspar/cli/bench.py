"""`./jobbspar bench [name]`: the comparative measurements in bench/."""

import os
import subprocess
import sys

from jobbspar.cli.arguments import Asked
from jobbspar.cli.folder import ROOT


def run(asked: Asked) -> int:
    surroundings = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "JOBBSPAR_FAST": "1"}
    return subprocess.run(
        [sys.executable, "-m", "bench", *asked.rest], cwd=ROOT, env=surroundings, check=False
    ).returncode
