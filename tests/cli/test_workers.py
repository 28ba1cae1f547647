"""Several workers share one database; one is killed over a plan, and the plan is the same as if it had not been."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from jobbspar.cli.folder import data_folder
from jobbspar.cli.surroundings import as_owner, as_web
from jobbspar.config import database
from jobbspar.config.embedded import server as embedded
from jobbspar.core.rounds.json_values import from_json, to_json
from jobbspar.core.rounds.plan_file import PlanFile, plan_file
from jobbspar.core.rounds.problem import Problem
from jobbspar.core.rounds.solve import solve
from tests.cli.running_door import ROOT, Door

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes through /proc")
PATIENCE_SECONDS = 120


class Workshop:
    """The database of a folder, with plans asked for and workers that are started and killed."""

    def __init__(self, folder):
        self.folder = folder
        embedded.start(embedded.server_in(folder))
        self.addresses = database.ensure(folder)
        self.workers = []

    def ask_for_plans(self, number):
        told = subprocess.run(
            [sys.executable, "-m", "tests.cli.many_areas", str(number)],
            env={**as_owner(data_folder(self.folder), self.addresses), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return [int(word) for word in told.stdout.split()]

    def start_worker(self):
        worker = subprocess.Popen(
            [sys.executable, "-m", "jobbspar.cli.worker"],
            env={**as_web(data_folder(self.folder), self.addresses), "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.workers.append(worker)
        return worker

    def ask(self, sql, plans):
        with psycopg.connect(self.addresses.owner, autocommit=True) as owner:
            return owner.execute(sql, [plans]).fetchall()

    def states(self, plans):
        return [state for (state,) in self.ask("SELECT state FROM rounds_roundplan WHERE id = ANY(%s)", plans)]

    def until(self, is_so):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_so() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert is_so()

    def close(self):
        for worker in self.workers:
            worker.kill()
            worker.wait(10)


@contextmanager
def a_workshop(folder):
    workshop = Workshop(folder)
    try:
        yield workshop
    finally:
        workshop.close()
        embedded.stop(embedded.server_in(folder))


def kill_over_a_plan(workshop, plans):
    """Start a worker, let it begin, and kill it so that it can do nothing about it."""
    victim = workshop.start_worker()
    workshop.until(lambda: "solving" in workshop.states(plans))
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait(10)
    assert workshop.states(plans).count("solving") == 1


def answers(workshop, plans):
    sql = "SELECT problem::text, result::text FROM rounds_planwork WHERE plan_id = ANY(%s) ORDER BY plan_id"
    return [(from_json(Problem, problem), result) for problem, result in workshop.ask(sql, plans)]


def assert_as_undisturbed(found):
    """Every answer is the one that the same problem gives when nobody is killed over it."""
    for problem, result in found:
        told = from_json(PlanFile, result)
        assert to_json(told) == to_json(plan_file(problem, solution=solve(problem)))
        assert told.broken == ()
        assert told.open_rounds


def test_others_share_the_areas_and_finish_what_a_killed_worker_had_begun(first_start, tmp_path):
    with a_workshop(first_start.folder) as workshop:
        plans = workshop.ask_for_plans(4)
        kill_over_a_plan(workshop, plans)
        for _ in range(2):
            workshop.start_worker()
        workshop.until(lambda: workshop.states(plans).count("solving") >= 3)  # The dead one's, and one each.
        workshop.until(lambda: set(workshop.states(plans)) == {"solved"})
        found = answers(workshop, plans)

    assert len(found) == 4
    assert_as_undisturbed(found)


def test_a_normal_start_finishes_what_a_killed_worker_had_begun(first_start):
    with a_workshop(first_start.folder) as workshop:
        plans = workshop.ask_for_plans(1)
        kill_over_a_plan(workshop, plans)
        door = Door(first_start.folder)
        try:
            door.open().first_page()
            workshop.until(lambda: workshop.states(plans) == ["solved"])
        finally:
            door.kill_all()
