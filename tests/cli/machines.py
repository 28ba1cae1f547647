"""Machines of their own on this one: network, processes, host name and program apart; only the database is shared.

Linux namespaces make them, as containers do. Where this is not allowed the tests that need it are skipped.
"""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jobbspar.config.embedded import server as embedded
from tests.cli.running_door import ROOT

BRIDGE = f"jobb{os.getpid() % 100_000}"
NET = f"10.211.{os.getpid() % 250}"  # Two test runs on one machine do not meet.
HERE, NETWORK = f"{NET}.1", f"{NET}.0/24"


def run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, text=True)


def can_be_made() -> bool:
    if os.geteuid() != 0 or not all(map(shutil.which, ("ip", "unshare"))):
        return False
    try:
        run("unshare", "--net", "--pid", "--uts", "--mount", "--fork", "true")
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "link", "del", BRIDGE)
    except subprocess.CalledProcessError:
        return False
    return True


@dataclass
class Machine:
    """A worker on it has process numbers, a host name, a copy of the program and a folder of its own."""

    name: str
    address: str
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def cable(self) -> str:
        return f"{BRIDGE}{self.name}"

    def connect(self) -> None:
        shutil.copytree(ROOT / "src", self.folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        run("ip", "netns", "add", self.cable)
        run("ip", "link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", self.cable)
        run("ip", "link", "set", self.cable, "master", BRIDGE, "up")
        run("ip", "-n", self.cable, "address", "add", f"{self.address}/24", "dev", "eth0")
        run("ip", "-n", self.cable, "link", "set", "eth0", "up")

    def start_worker(self, *, database: str, secret_key: str) -> None:
        worker = f"{shlex.quote(sys.executable)} -m jobbspar.cli.worker"
        settled = f"hostname {self.name} && mount -t proc proc /proc && exec {worker}"
        told = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.folder / "src"),
            "DJANGO_SETTINGS_MODULE": "jobbspar.config.settings",
            "JOBBSPAR_DATA": str(self.folder / "data"),
            "JOBBSPAR_DATABASE_ROLE": "web",
            "JOBBSPAR_WEB_URL": database,
            "JOBBSPAR_SECRET_KEY": secret_key,
            "JOBBSPAR_POOL": "1",
        }
        apart = ("unshare", "--pid", "--uts", "--mount", "--fork", "--kill-child", "sh", "-c", settled)
        words = ("ip", "netns", "exec", self.cable, *apart)
        with (self.folder / "worker.log").open("ab") as log:
            self.workers.append(subprocess.Popen(words, env=told, cwd=self.folder, stdout=log, stderr=log))

    def lose_power(self) -> None:
        """Every process on it is gone at once, and nobody is told."""
        self.pull_cable()
        for worker in self.workers:
            worker.kill()
            worker.wait(10)
        self.workers.clear()

    def pull_cable(self) -> None:
        run("ip", "link", "set", self.cable, "down")

    def put_cable_back(self) -> None:
        run("ip", "link", "set", self.cable, "up")

    def log(self) -> str:
        return (self.folder / "worker.log").read_text()

    def remove(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait(10)
        subprocess.run(["ip", "netns", "del", self.cable], check=False, capture_output=True)


@contextmanager
def machines(folder: Path, *, number: int):
    """So many machines on a network where this one is `HERE`."""
    run("ip", "link", "add", BRIDGE, "type", "bridge")
    made = [Machine(f"m{at}", f"{NET}.{10 + at}", folder / f"m{at}") for at in range(number)]
    try:
        run("ip", "address", "add", f"{HERE}/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for one in made:
            one.connect()
        yield made
    finally:
        for one in made:
            one.remove()
        run("ip", "link", "del", BRIDGE)


@contextmanager
def database_on_the_network(folder: Path):
    """The folder's PostgreSQL, listening to the machines while this lasts."""
    server = embedded.server_in(folder)
    settings, doors = server.cluster / "postgresql.conf", server.cluster / "pg_hba.conf"
    before = settings.read_text(), doors.read_text()
    settings.write_text(f"{before[0]}\nlisten_addresses = '{HERE}'\n")
    doors.write_text(f"{before[1]}\nhost all all {NETWORK} scram-sha-256\n")
    try:
        yield
    finally:
        settings.write_text(before[0])
        doors.write_text(before[1])


def over_the_network(address: str) -> str:
    """The same database and role, by TCP."""
    parts = urlsplit(address)
    return f"postgresql://{parts.username}:{parts.password}@{HERE}:{embedded.PORT}{parts.path}"
