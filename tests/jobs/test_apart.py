"""Large plans are solved in a process of their own: the same answer, and really stopped."""

import multiprocessing

from jobbspar.core.rounds.solve import solve
from jobbspar.jobs import apart
from jobbspar.jobs.apart import solve_apart
from tests.core.rounds.spruce import spruce


def test_the_answer_is_the_same_as_in_this_process():
    assert solve_apart(spruce(), old=None, is_wanted=lambda: True) == solve(spruce())


def test_what_is_no_longer_wanted_is_stopped(monkeypatch):
    monkeypatch.setattr(apart, "LOOK_EVERY_SECONDS", 0.01)

    assert solve_apart(spruce(), old=None, is_wanted=lambda: False) is None
    assert multiprocessing.active_children() == []
