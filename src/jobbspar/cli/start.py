"""`./jobbspar`: have everything running, say where it is, and close it all at the end."""

import errno
import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from jobbspar.cli import prepared
from jobbspar.cli.arguments import Asked
from jobbspar.cli.folder import DataFolder, Opened, OpenFolder, data_folder
from jobbspar.cli.processes import end_left_overs, holder_of
from jobbspar.cli.supervise import Child, GivenUp, Stopped, Watch, end_all, keep_going, last_lines, run_to_end, watching
from jobbspar.cli.surroundings import as_owner, as_web
from jobbspar.cli.translations import compile_translations
from jobbspar.cli.words import complain, say, sentence
from jobbspar.config import database
from jobbspar.config.database import DatabaseAddresses

HOST = "127.0.0.1"
FIRST_PAGE_SECONDS = 60


class Refused(Exception):
    """The start cannot go on; the sentence that says why has been said."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: what was asked for, over which folder, watched by whom."""

    asked: Asked
    folder: DataFolder
    opened: OpenFolder
    watch: Watch

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.asked.port}"

    def note_groups(self, children: Sequence[Child]) -> None:
        """Written down, so that the next start can end them should this door be killed."""
        groups = tuple(child.group for child in children if child.group)
        self.opened.write_note(Opened(os.getpid(), self.address, groups))


def run(asked: Asked) -> int:
    try:
        folder = data_folder(asked.data)
        opened = OpenFolder(folder)
    except OSError:
        complain("folder_not_writable", folder=asked.data or ".data")
        return 1
    with watching() as watch:
        try:
            _run(Start(asked, folder, opened, watch))
        except Stopped:
            return 0
        except (Refused, GivenUp):
            return 1
    return 0


def _run(start: Start) -> None:
    _refuse_a_second_door(start)
    left = end_left_overs(_groups_left(start.opened))
    if left:
        say("left_overs_ended", count=left)
    with _listener(start.asked.port) as listener:
        start.note_groups([])
        compile_translations()
        try:
            addresses = database.ensure(start.folder.path)
            contents = _prepare(start, addresses)
            _serve(start, addresses, listener, contents)
        finally:
            _close_database(start)


def _refuse_a_second_door(start: Start) -> None:
    if start.opened.is_ours:
        return
    note = start.opened.note()
    address, pid = (note.address, note.pid) if note else ("?", "?")
    complain("already_running", folder=start.folder.path, address=address, pid=pid)
    raise Refused


def _groups_left(opened: OpenFolder) -> tuple[int, ...]:
    note = opened.note()
    return note.groups if note else ()


@contextmanager
def _listener(port: int) -> Iterator[socket.socket]:
    """The door itself holds the port, so that nobody takes it while the pages are started or started again."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listener:
        try:
            listener.bind((HOST, port))
            listener.listen(256)
        except OSError as problem:
            _explain_port(port, problem)
            raise Refused from None
        yield listener


def _explain_port(port: int, problem: OSError) -> None:
    other = port + 1 if 1023 < port < 65535 else 8001
    holder = holder_of(port)
    if problem.errno in {errno.EACCES, errno.EPERM}:
        complain("port_not_allowed", port=port, other=other)
    elif holder is not None:
        complain("port_taken", port=port, pid=holder.pid, command=holder.command[:80], other=other)
    else:
        complain("port_taken_by_someone", port=port, other=other)


def _prepare(start: Start, addresses: DatabaseAddresses) -> str:
    """Bring the database up to date and fill it, if that has not been done; say what it holds."""
    found = prepared.find_prepared(addresses.owner)
    if found is None or not found.is_current or (start.asked.empty and found.contents == prepared.DEMO):
        wish = ["empty", start.asked.email, start.address] if start.asked.empty else ["demo"]
        log = start.folder.log("prepare")
        command = [sys.executable, "-m", "jobbspar.cli.prepare", *wish]
        child = Child("prepare", command, as_owner(start.folder, addresses), log, speaks=True)
        code = run_to_end(child, start.watch)
        if code == 0:
            found = prepared.find_prepared(addresses.owner)
        else:
            if code != prepared.REFUSED:
                complain("preparation_failed", log=log)
                sys.stderr.write(last_lines(log))
            raise Refused
    return found.contents if found else ""


def _serve(start: Start, addresses: DatabaseAddresses, listener: socket.socket, contents: str) -> None:
    pages, worker = _children(start, addresses, listener)
    try:
        pages.start()
        start.note_groups([pages])
        status = _wait_for_first_page(start, pages)
        worker.start()  # Only now, so that the first page need not share the machine with it.
        start.note_groups([pages, worker])
        _tell(start, pages, contents, status)
        keep_going([pages, worker], start.watch, look_after=lambda: _look_after(start, [pages, worker]))
    except Stopped:
        say("closing")
        raise
    finally:
        end_all([pages, worker])


def _children(start: Start, addresses: DatabaseAddresses, listener: socket.socket) -> tuple[Child, Child]:
    surroundings = as_web(start.folder, addresses)
    gunicorn = ["-m", "gunicorn", "--config", "python:jobbspar.config.web_server"]
    pages = Child(
        sentence("web"),
        [sys.executable, *gunicorn, "--bind", f"fd://{listener.fileno()}"],
        surroundings,
        start.folder.log("web"),
        handed_on=(listener.fileno(),),
    )
    work = [sys.executable, "-m", "jobbspar.cli.worker"]
    return pages, Child(sentence("worker"), work, surroundings, start.folder.log("worker"))


def _wait_for_first_page(start: Start, pages: Child) -> int | None:
    """The status of the first page, asked for as a browser would; `None` if none came."""
    deadline = time.monotonic() + FIRST_PAGE_SECONDS
    while time.monotonic() < deadline and pages.ended() is None:
        start.watch.sleep(0)
        caller = http.client.HTTPConnection(HOST, start.asked.port, timeout=1)
        try:
            caller.request("GET", "/")
            return caller.getresponse().status
        except (OSError, http.client.HTTPException):
            start.watch.sleep(0.02)
        finally:
            caller.close()
    return None


def _tell(start: Start, pages: Child, contents: str, status: int | None) -> None:
    if status is None:
        complain("pages_silent", log=pages.log)
        return
    if status >= 500:
        complain("first_page_failed", status=status, log=pages.log)
    say("running", address=start.address)
    if contents == prepared.DEMO:
        _tell_sign_ins()
    given = bool(os.environ.get("DATABASE_URL"))
    say("how_to_stop_given" if given else "how_to_stop", folder=start.folder.path)


def _tell_sign_ins() -> None:
    from jobbspar.demo.signins import SIGN_INS

    say("sign_ins")
    widest = [max(map(len, column)) for column in zip(*SIGN_INS, strict=True)]
    for sign_in in SIGN_INS:
        print("  " + "  ".join(map(str.ljust, sign_in, widest)).rstrip())
    print(flush=True)


def _look_after(start: Start, children: Sequence[Child]) -> None:
    start.note_groups(children)
    if not database.is_running(start.folder.path):
        database.ensure(start.folder.path)
        say("database_restarted")


def _close_database(start: Start) -> None:
    stands_still = database.stop(start.folder.path) or bool(os.environ.get("DATABASE_URL"))
    say("closed" if stands_still else "database_left_running")
    start.opened.close()
