"""Keep the processes of a running Jobbspår going, and end them all in good order."""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from jobbspar.cli.words import complain, sentence

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, Linux only; elsewhere the next start ends what was left.
STOP_SECONDS = 10
TRIES = 3
TRIES_WITHIN_SECONDS = 60


class Stopped(Exception):
    """Somebody asked for the end: Ctrl-C, a closed terminal or a stop signal."""


class GivenUp(Exception):
    """A process ended time and again; it has been said."""


@dataclass(slots=True)
class Child:
    """One process of ours, in a process group of its own so that Ctrl-C reaches the door first and alone."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    log: Path
    speaks: bool = False
    handed_on: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=TRIES))

    def start(self) -> None:
        self.starts.append(time.monotonic())
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=None if self.speaks else log,
                stderr=log,
                pass_fds=self.handed_on,
                process_group=0,
                preexec_fn=_die_with_parent(os.getpid()) if sys.platform == "linux" else None,
            )

    @property
    def group(self) -> int:
        return self.process.pid if self.process else 0

    def ended(self) -> int | None:
        return self.process.poll() if self.process else None

    def end(self, *, seconds: float = STOP_SECONDS) -> None:
        """Ask it to end, and end it and whatever it started if it has not done so in time."""
        if self.process is None:
            return
        self.ask_to_end()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def _die_with_parent(parent: int) -> Callable[[], None]:
    libc = ctypes.CDLL(None)

    def ask() -> None:
        libc.prctl(DIE_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != parent:  # It died before we had asked.
            os._exit(1)

    return ask


class Watch:
    """Sleeps until something happens: a child ends, somebody asks for the end, or the time is up."""

    def __init__(self) -> None:
        self._stop = False
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)
        os.set_blocking(self._ear, False)

    def _heard(self, number: int, _frame: object) -> None:
        self._stop = self._stop or number in STOP_SIGNALS

    def sleep(self, seconds: float) -> None:
        if not self._stop and select.select([self._ear], [], [], seconds)[0]:
            os.read(self._ear, 4096)
        if self._stop:
            raise Stopped


@contextmanager
def watching() -> Iterator[Watch]:
    """Hear signals instead of being broken off by them, so that what has begun is ended in good order."""
    watch = Watch()
    signals = (*STOP_SIGNALS, signal.SIGCHLD)
    before = {number: signal.signal(number, watch._heard) for number in signals}
    wakeup_before = signal.set_wakeup_fd(watch._mouth, warn_on_full_buffer=False)
    try:
        yield watch
    finally:
        signal.set_wakeup_fd(wakeup_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(watch._ear)
        os.close(watch._mouth)


def run_to_end(child: Child, watch: Watch) -> int:
    """Run a child that ends by itself, and return its code; ask it to end if we are asked to."""
    child.start()
    try:
        while (code := child.ended()) is None:
            watch.sleep(1)
        return code
    finally:
        child.end()


def keep_going(children: list[Child], watch: Watch, *, look_after: Callable[[], None]) -> None:
    """Start again what ends unexpectedly, until somebody asks for the end or a child ends time and again."""
    while True:
        watch.sleep(1)
        look_after()
        for child in children:
            code = child.ended()
            if code is not None:
                _start_again(child, code)


def end_all(children: list[Child]) -> None:
    """All are asked at once, so that the slowest and not the sum of them decides how long it takes."""
    for child in children:
        child.ask_to_end()
    for child in children:
        child.end()


def _start_again(child: Child, code: int) -> None:
    key = "ended_by_signal" if code < 0 else "ended_with_code"
    facts = {"name": child.name, "how": sentence(key, number=abs(code)), "log": child.log}
    child.end()
    if len(child.starts) == TRIES and time.monotonic() - child.starts[0] < TRIES_WITHIN_SECONDS:
        complain("child_given_up", **facts)
        sys.stderr.write(last_lines(child.log))
        raise GivenUp
    complain("child_restarted", **facts)
    child.start()


def last_lines(log: Path, *, count: int = 15) -> str:
    try:
        lines = log.read_text(errors="replace").splitlines()[-count:]
    except FileNotFoundError:
        return ""
    return "".join(f"  {line}\n" for line in lines)
