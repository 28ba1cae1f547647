"""`./jobbspar test` takes the cores there are, and on a build is the same every time."""

import pytest

from jobbspar.cli import test


@pytest.mark.parametrize(("cores", "workers"), [(1, None), (2, "2"), (64, "4")])
def test_one_worker_a_core_as_far_as_memory_goes(cores, workers):
    words = test.at_once(cores)

    assert words[:2] == (("-n", workers) if workers else ())


@pytest.mark.parametrize(("ci", "is_fixed"), [("true", True), ("", False)])
def test_only_a_build_has_one_order(monkeypatch, ci, is_fixed):
    monkeypatch.setenv("CI", ci)

    assert bool(test.the_same_every_time()) is is_fixed
