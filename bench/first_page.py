"""How soon the first page comes at a later start, beside a bare gunicorn with a page of one word."""

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.cli.running_door import Door, free_port

ROUNDS = 5
PROMISED_SECONDS = 3
BARE = "def application(environ, start_response):\n    start_response('200 OK', [])\n    return [b'hej']\n"


def main() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = _seconds(lambda: _open_door(Path(folder))), _seconds(lambda: _open_bare(Path(folder)))
    print(
        f"first page: {ours:.2f} s, bare gunicorn {bare:.2f} s, {ours / bare:.1f} times; promised {PROMISED_SECONDS} s"
    )
    return ours <= PROMISED_SECONDS


def _seconds(start_once: Callable[[], float]) -> float:
    start_once()  # The first one makes what later ones find.
    return median(start_once() for _ in range(ROUNDS))


def _open_door(folder: Path) -> float:
    door = Door(folder / "data", words=("--empty",)).open()
    try:
        _, seconds = door.first_page()
        door.close()
    finally:
        door.kill_all()
    return seconds


def _open_bare(folder: Path) -> float:
    (folder / "bare.py").write_text(BARE)
    port = free_port()
    began = time.monotonic()
    command = [sys.executable, "-m", "gunicorn", "--preload", "-w", "2", "-b", f"127.0.0.1:{port}", "bare"]
    process = subprocess.Popen(command, cwd=folder, env={"PYTHONPATH": str(folder)}, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < PROMISED_SECONDS * 10:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
                break
            except OSError:
                time.sleep(0.02)
        return time.monotonic() - began
    finally:
        process.terminate()
        process.wait()
