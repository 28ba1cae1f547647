"""Other processes on the machine: who holds a port, and what an earlier door left behind."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
OURS = "jobbspar"
LISTENS = "0A"
POLITE_SECONDS = 4


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    group: int
    command: str


def all_processes() -> Iterator[Process]:
    """The living ones; a zombie holds nothing and needs no ending."""
    if not PROC.joinpath("self").exists():
        yield from _listed_by_ps()
        return
    for folder in PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            state, _parent, group = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[:3]
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if state != "Z":
                yield Process(int(folder.name), int(group), b" ".join(words).decode(errors="replace").strip())


def _listed_by_ps() -> Iterator[Process]:
    listed = subprocess.run(["ps", "-Ao", "pid=,pgid=,command="], capture_output=True, text=True, check=False)
    for line in listed.stdout.splitlines():
        pid, group, command = line.split(None, 2)
        yield Process(int(pid), int(group), command)


def end_left_overs(groups: Iterable[int]) -> int:
    """End what an earlier, killed door had started, and say how many they were.

    A number may have been given to somebody else since, so only processes of ours are touched.
    """
    wanted = set(groups)

    def living() -> list[Process]:
        return [each for each in all_processes() if each.group in wanted and OURS in each.command]

    found = living()
    for number in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + POLITE_SECONDS
        for each in living():
            with contextlib.suppress(ProcessLookupError):
                os.kill(each.pid, number)
        while living() and time.monotonic() < deadline:
            time.sleep(0.05)
    return len(found)


def holder_of(port: int) -> Process | None:
    """The process that listens on the port, if this user may see it."""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for process in all_processes() if sockets else ():
        with contextlib.suppress(OSError):
            if any(str(link.readlink()) in sockets for link in (PROC / str(process.pid) / "fd").iterdir()):
                return process
    return None


def _listening_inodes(port: int) -> Iterator[str]:
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in (PROC / "net" / table).read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == LISTENS and int(fields[1].rpartition(":")[2], 16) == port:
                    yield fields[9]
