"""Who uses the server right now, and lock files that a killed server left behind."""

import contextlib
import fcntl
import os
import signal
from collections.abc import Iterator
from pathlib import Path

NOBODY_HAS_THIS_PID = "99999999"


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Only one process makes, starts or stops the server; the lock goes with its holder, however it ends."""
    lock = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


_uses: dict[Path, int] = {}


def mark_as_used(folder: Path) -> None:
    """Say that this process uses the server in `folder`, until it ends or calls `is_used_by_others`."""
    if folder not in _uses:
        _uses[folder] = os.open(folder / "users", os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(_uses[folder], fcntl.LOCK_SH)


def is_used_by_others(folder: Path) -> bool:
    """Give up our own use and say whether another process goes on using the server."""
    if folder in _uses:
        os.close(_uses.pop(folder))
    users = os.open(folder / "users", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(users)
    return False


def is_postgres(pid: int, *, cluster: Path) -> bool:
    """Whether `pid` is a living postgres over `cluster`, and not a zombie or someone who got its number later."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0]
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False if Path("/proc/self").exists() else _answers(pid)
    return state != "Z" and os.fsencode(cluster) in words


def is_gone(pid: int) -> bool:
    """Whether nothing of the process is left; one on its way out has already forgotten its command."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return Path("/proc/self").exists() or not _answers(pid)


def _answers(pid: int) -> bool:
    """All that can be asked where the system has no /proc."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end_orphans(cluster: Path) -> None:
    """End the children of a killed server: one in the middle of a long question would not notice by itself.

    Nothing is lost by it: what they had committed stands in the log that the new server reads.
    """
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == cluster and (process / "cmdline").read_bytes().startswith(b"postgres:"):
                os.kill(int(process.name), signal.SIGQUIT)
        except OSError:
            continue  # Gone already, or not ours to see.


def retire_left_over_locks(files: list[Path], *, cluster: Path) -> None:
    """Let the server start although its lock files name a pid that is no longer the server's.

    PostgreSQL trusts any living pid, and after a restart of the machine another program may have it. The first line
    is overwritten rather than the file removed: the rest names the shared memory, by which PostgreSQL still sees
    whether children of the killed server are at work, and two servers over the same files would ruin them.
    """
    for file in files:
        try:
            lines = file.read_text().splitlines()
        except FileNotFoundError:
            continue
        if not lines or not lines[0].strip().isdigit():
            file.unlink()
        elif not is_postgres(int(lines[0]), cluster=cluster):
            file.write_text("\n".join([NOBODY_HAS_THIS_PID, *lines[1:]]) + "\n")
