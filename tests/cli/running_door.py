"""A real door in a real process, over a folder of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from jobbspar.cli.processes import Process, all_processes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings(**changes: str) -> dict[str, str]:
    """As in a newcomer's terminal: nothing that the test run itself has been told."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JOBBSPAR_", "DATABASE_", "PG"))}
    return {**kept, "JOBBSPAR_PYTHON": sys.executable, "LANG": "sv_SE.UTF-8", "LC_ALL": "sv_SE.UTF-8", **changes}


@dataclass
class Door:
    data: Path
    port: int = field(default_factory=free_port)
    words: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=surroundings)
    process: subprocess.Popen[str] | None = None

    def open(self) -> "Door":
        command = [str(ROOT / "jobbspar"), "--port", str(self.port), "--data", str(self.data), *self.words]
        self.process = subprocess.Popen(
            command,
            cwd="/",
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        return self

    def first_page(self) -> tuple[int, float]:
        """The status of the first page that comes and the seconds it took to come."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE_SECONDS and self.process.poll() is None:
            caller = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
            try:
                caller.request("GET", "/")
                return caller.getresponse().status, time.monotonic() - began
            except OSError:
                time.sleep(0.02)
            finally:
                caller.close()
        raise AssertionError(f"no page came: {self.close()}")

    def until(self, is_so, *, seconds: float = PATIENCE_SECONDS) -> bool:
        deadline = time.monotonic() + seconds
        while not is_so() and time.monotonic() < deadline:
            time.sleep(0.05)
        return is_so()

    def close(self, *, by: int = signal.SIGINT) -> str:
        """End it as Ctrl-C in a terminal does, and return all it has said."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        said, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        return said

    def processes(self, *, holding: str = "") -> list[Process]:
        """Ours: told by the folder that stands in each one's surroundings or command."""
        return [each for each in all_processes() if holding in each.command and self._is_ours(each)]

    def _is_ours(self, process: Process) -> bool:
        if str(self.data) in process.command:
            return True
        try:
            told = Path(f"/proc/{process.pid}/environ").read_bytes()
        except OSError:
            return False
        return f"JOBBSPAR_DATA={self.data}".encode() in told

    def kill_all(self) -> None:
        for each in self.processes():
            os.kill(each.pid, signal.SIGKILL)
        if self.process is not None:
            self.process.wait(10)
            self.process.stdout.close()
