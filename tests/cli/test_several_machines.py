"""Workers on machines that share nothing but the database: one loses its power and one its cable over a plan."""

import pytest

from jobbspar.cli.folder import data_folder
from tests.cli.machines import can_be_made, database_on_the_network, machines, over_the_network
from tests.cli.test_workers import a_workshop, answers, assert_as_undisturbed

AREAS = 6


@pytest.fixture
def place(tmp_path, request):
    if not can_be_made():
        pytest.skip("making networks and processes apart is not allowed here")
    folder = request.getfixturevalue("first_start").folder
    with machines(tmp_path, number=3) as made, database_on_the_network(folder), a_workshop(folder) as workshop:
        yield workshop, made


def start_worker(workshop, machine):
    database = over_the_network(workshop.addresses.web)
    machine.start_worker(database=database, secret_key=data_folder(workshop.folder).secret_key())


def test_one_loses_its_power_and_one_its_cable_and_the_answers_are_the_same(place):
    workshop, (powerless, cut_off, whole) = place
    plans = workshop.ask_for_plans(AREAS)

    start_worker(workshop, powerless)
    workshop.until(lambda: workshop.states(plans).count("solving") == 1)
    powerless.lose_power()
    start_worker(workshop, cut_off)
    workshop.until(lambda: workshop.states(plans).count("solving") == 2)
    cut_off.pull_cable()
    start_worker(workshop, whole)
    workshop.until(lambda: set(workshop.states(plans)) == {"solved"})
    first = answers(workshop, plans)
    cut_off.put_cable_back()
    start_worker(workshop, cut_off)
    later = workshop.ask_for_plans(1)
    workshop.until(lambda: workshop.states(later) == ["solved"])

    assert len(first) == AREAS
    assert_as_undisturbed(first)
    assert answers(workshop, plans) == first
