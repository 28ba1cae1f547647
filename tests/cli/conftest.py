"""Doors that are closed again whatever the test has found."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from jobbspar.cli.processes import Process
from tests.cli.running_door import Door


@dataclass(frozen=True)
class FirstStart:
    """What the first start over an untouched folder did; each later test starts over the same folder."""

    folder: Path
    port: int
    status: int
    worked: bool
    said: str
    code: int
    left: list[Process]


@pytest.fixture(scope="package")
def first_start(tmp_path_factory):
    words = ("--empty", "--email", "första@larch.example")
    door = Door(tmp_path_factory.mktemp("dörr") / "en mapp på ön", words=words)
    try:
        status, _ = door.open().first_page()
        worked = door.until(lambda: bool(door.processes(holding="jobbspar.cli.worker")))
        said = door.close()
        left = door.processes()
    finally:
        door.kill_all()
    return FirstStart(door.data, door.port, status, worked, said, door.process.returncode, left)


@pytest.fixture
def folder(first_start):
    return first_start.folder


@pytest.fixture
def door(folder):
    opened = Door(folder)
    yield opened
    opened.kill_all()


@pytest.fixture
def second_door(folder):
    opened = Door(folder)
    yield opened
    if opened.process is not None:
        opened.kill_all()
