"""Days present in a week, noted by the provider of a step or by those with the plan; nobody else."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import note_week
from jobbspar.apps.plans.models import AttendanceWeek
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.participation import MoreDaysThanPlanned, StepChange
from tests.factories import NOON, a_planned_step, an_actor, an_organisation

pytestmark = pytest.mark.django_db
THURSDAY, MONDAY = date(2026, 4, 9), date(2026, 4, 6)


def a_week(actor, part, *, planned=5, present=4):
    return note_week(actor=actor, participation=part, day=THURSDAY, planned=planned, present=present, now=NOON)


@pytest.fixture
def teacher(home):
    provider = an_organisation(OrganisationKind.PROVIDER)
    a_planned_step(home.part, provider=provider)
    return an_actor(Role.PROVIDER, provider)


def test_the_provider_of_a_step_notes_the_week_of_a_day(home, teacher):
    with acting_as(teacher):
        week = a_week(teacher, home.part)

    event = Event.objects.get()
    assert (week.monday, week.planned, week.present) == (MONDAY, 5, 4)
    assert (event.deed, event.participant) == ("attendance:note", home.part.participant_id)


def test_the_same_week_again_takes_the_place_of_the_first(home, teacher):
    with acting_as(teacher):
        a_week(teacher, home.part)
        a_week(teacher, home.part, present=2)

    assert AttendanceWeek.objects.get().present == 2


def test_the_coordinator_notes_it_too(home):
    with acting_as(home.coordinator):
        a_week(home.coordinator, home.part)

    assert AttendanceWeek.objects.get().monday == MONDAY


def test_nobody_is_present_more_days_than_planned(home, teacher):
    with acting_as(teacher), pytest.raises(MoreDaysThanPlanned):
        a_week(teacher, home.part, planned=3, present=4)


def test_refuses_a_provider_of_nothing_in_the_plan(home, teacher):
    another = an_actor(Role.PROVIDER)

    with acting_as(another), pytest.raises(NotAllowed):
        a_week(another, home.part)


def test_refuses_a_provider_whose_step_was_taken_out(home):
    provider = an_organisation(OrganisationKind.PROVIDER)
    a_planned_step(home.part, provider=provider, change=StepChange.REMOVED, reason="Annan skola")
    teacher = an_actor(Role.PROVIDER, provider)

    with acting_as(teacher), pytest.raises(NotAllowed):
        a_week(teacher, home.part)


def test_refuses_the_right_role_next_door(home, next_door):
    with acting_as(next_door), pytest.raises(NotAllowed):
        a_week(next_door, home.part)
