"""Make, start and stop the server; whole or not at all, and from as many processes at once as like."""

import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from jobbspar.config.embedded import locks
from jobbspar.config.embedded.programs import Runner, environment, program_folder, runner_for, server_major
from jobbspar.config.private_file import write_private
from jobbspar.config.problems import (
    ClusterNotMade,
    FolderBelongsToSomeoneElse,
    OtherVersion,
    ServerDidNotStart,
    UnsafeFolder,
)

OWNER = "jobbspar_owner"
PORT = 5432  # Only a part of the socket's file name: the server listens to no network at all.
LONGEST_SOCKET_PATH = 100  # The system's limit is 108 bytes on Linux and 104 on macOS.
START_SECONDS = 300  # A long recovery after a crash is better waited for than given up.
STOP_SECONDS = 60
LOOK_EVERY_SECOND = 0.02

SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "'64MB'",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "log_min_duration_statement": "-1",  # Statements carry what people wrote; the log must not.
    "log_min_error_statement": "panic",
}
FAST_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class EmbeddedServer:
    """The server that lives in `folder`. A fast one forgets what it was told if the machine stops: for tests."""

    folder: Path
    fast: bool = False
    runner: Runner = field(default_factory=Runner)

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def password_file(self) -> Path:
        return self.folder / "owner.password"

    @property
    def socket_folder(self) -> Path:
        """Beside the cluster, or in the system's temporary folder where the path would be too long for a socket."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside / self.socket_name)) <= LONGEST_SOCKET_PATH:
            return beside
        short = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"jobbspar-{os.geteuid()}-{short}"

    @property
    def socket_name(self) -> str:
        return f".s.PGSQL.{PORT}"

    def address(self, database: str) -> str:
        password = quote(self.password_file.read_text(), safe="")
        return f"postgresql://{OWNER}:{password}@/{database}?host={quote(str(self.socket_folder), safe='')}&port={PORT}"

    def pid(self) -> int | None:
        """The running server's process, or `None` when it does not run."""
        first = _read(self.cluster / "postmaster.pid").split("\n", 1)[0].strip()
        pid = int(first) if first.isdigit() else 0
        return pid if pid and locks.is_postgres(pid, cluster=self.cluster) else None

    def is_ready(self) -> bool:
        lines = _read(self.cluster / "postmaster.pid").splitlines()
        if len(lines) < 8 or lines[7].strip() != "ready" or self.pid() is None:
            return False
        with socket.socket(socket.AF_UNIX) as caller:
            return caller.connect_ex(os.fsencode(self.socket_folder / self.socket_name)) == 0


def server_in(folder: Path, *, fast: bool = False) -> EmbeddedServer:
    """The server that lives, or will live, in `folder`; refuses a folder that is somebody else's."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.resolve() / "postgres"
    if not home.exists():
        home.mkdir(mode=0o700)
    runner = runner_for(home.parent)
    owner = home.stat().st_uid
    if owner not in {os.geteuid(), runner.uid}:
        raise FolderBelongsToSomeoneElse(folder=folder, owner=_account(owner))
    return EmbeddedServer(home, fast=fast, runner=runner)


def start(server: EmbeddedServer) -> None:
    """Have the server running, made first if it has never been; nothing happens if it already runs."""
    with locks.one_at_a_time(server.folder):
        locks.mark_as_used(server.folder)
        if not (server.cluster / "PG_VERSION").exists():
            _make_cluster(server)
        if not server.is_ready():
            _refuse_other_version(server)
            _prepare_socket_folder(server)
            locks.retire_left_over_locks(
                [server.cluster / "postmaster.pid", server.socket_folder / f"{server.socket_name}.lock"],
                cluster=server.cluster,
            )
            _write_settings(server)
            _launch(server)


def stop(server: EmbeddedServer) -> bool:
    """Stop the server unless another process still uses it, and say whether it stands still."""
    with locks.one_at_a_time(server.folder):
        if locks.is_used_by_others(server.folder):
            return False
        pid = server.pid()
        if pid is None:
            return True
        os.kill(pid, signal.SIGINT)  # "Fast": break off sessions, keep what is committed, close in good order.
        deadline = time.monotonic() + STOP_SECONDS
        while not locks.is_gone(pid) and time.monotonic() < deadline:
            time.sleep(LOOK_EVERY_SECOND)
        _forget_child(pid)
        return locks.is_gone(pid)


def _make_cluster(server: EmbeddedServer) -> None:
    """Built under another name and renamed when whole, so that a half-made one is never taken for a whole."""
    unfinished = server.folder / "cluster.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    os.chown(server.folder, server.runner.owner, -1)
    write_private(server.password_file, secrets.token_urlsafe(24), owner=server.runner.owner)
    made = server.runner.run(
        program_folder() / "initdb",
        f"--pgdata={unfinished}",
        f"--username={OWNER}",
        f"--pwfile={server.password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        *_locale_words(),
        "--data-checksums",
        "--no-instructions",
        *(["--no-sync"] if server.fast else []),
    )
    if made.returncode != 0:
        raise ClusterNotMade(folder=server.folder, said=made.stdout.strip()[-1500:])
    unfinished.rename(server.cluster)


def _locale_words() -> list[str]:
    """UTF-8 without a language: plain "C" knows no å, ä and ö, and likeness searches would lose them."""
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if server_major() >= 17 else []
    return [*builtin, "--locale=C.UTF-8"]


def _refuse_other_version(server: EmbeddedServer) -> None:
    found = _read(server.cluster / "PG_VERSION").strip()
    if found != str(server_major()):
        raise OtherVersion(folder=server.folder, found=found, wanted=server_major())


def _prepare_socket_folder(server: EmbeddedServer) -> None:
    folder = server.socket_folder
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, server.runner.owner, -1)
    found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    if not private or found.st_uid not in {os.geteuid(), server.runner.uid}:
        raise UnsafeFolder(folder=folder)


def _write_settings(server: EmbeddedServer) -> None:
    """Written at every start, because a checkout may have been moved since the last."""
    folder = '"' + str(server.socket_folder).replace('"', '""') + '"'  # The setting is a list; the quotes keep commas.
    settings = {**SETTINGS, "unix_socket_directories": "'" + folder.replace("'", "''") + "'", "port": str(PORT)}
    if server.fast:
        settings |= FAST_SETTINGS
    lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
    write_private(server.cluster / "jobbspar.conf", lines, owner=server.runner.owner)
    main = server.cluster / "postgresql.conf"
    include = "include = 'jobbspar.conf'\n"
    if include not in main.read_text():
        with main.open("a") as file:
            file.write(include)


def _launch(server: EmbeddedServer) -> None:
    """Set the server off, or wait for one that is on its way up or down, until it answers."""
    deadline = time.monotonic() + START_SECONDS
    child: int | None = None
    beginning = 0
    while not server.is_ready():
        ended = child is not None and _forget_child(child)
        if time.monotonic() > deadline or (ended and not _old_children_are_at_work(server, since=beginning)):
            raise ServerDidNotStart(folder=server.folder, seconds=START_SECONDS, said=_last_words(server))
        if ended:
            locks.end_orphans(server.cluster)
            time.sleep(0.1)
        if ended or (child is None and server.pid() is None):
            beginning = server.log.stat().st_size if server.log.exists() else 0
            child = _spawn(server)
        time.sleep(LOOK_EVERY_SECOND)


def _spawn(server: EmbeddedServer) -> int:
    """Set the server off in a session of its own: it outlives us if we are killed, and the next start finds it."""
    command = server.runner.command(program_folder() / "postgres", "-D", server.cluster)
    if server.runner.uid is not None:
        command = [
            "setpriv",
            f"--reuid={server.runner.uid}",
            f"--regid={server.runner.gid}",
            "--clear-groups",
            *command,
        ]
    log = os.open(server.log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        return os.posix_spawnp(
            command[0],
            command,
            environment(),
            setsid=True,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, log, 1),
                (os.POSIX_SPAWN_DUP2, log, 2),
            ],
        )
    finally:
        os.close(log)


def _old_children_are_at_work(server: EmbeddedServer, *, since: int) -> bool:
    """Whether the start failed only because a killed server's children have not ended yet."""
    with server.log.open("rb") as log:
        log.seek(since)
        return b"pre-existing shared memory block" in log.read()


def _forget_child(pid: int) -> bool:
    """Let a dead child of ours go, and say whether it was one; a server somebody else started is not our child."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return False


def _last_words(server: EmbeddedServer) -> str:
    return " | ".join(_read(server.log).splitlines()[-6:])


def _read(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except FileNotFoundError:
        return ""


def _account(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
