"""Rows behind the figures come out to the agreement's own parties only, and none that the period needs is left out."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.followup.models import Exit
from jobbspar.apps.statistics.queries import list_agreements_to_follow, people_in_rounds, people_of
from jobbspar.core.access import Role
from jobbspar.core.calendar import Period
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from tests.factories import (
    a_participant,
    a_participation,
    a_round,
    a_track,
    a_user,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = Period(date(2026, 1, 1), date(2026, 7, 1)), Period(date(2026, 7, 1), date(2027, 1, 1))
YEARS_LATER = Period(date(2029, 1, 1), date(2029, 7, 1))


@pytest.fixture
def running():
    """Six people in a round that runs from April to June 2026."""
    municipality, office = an_organisation(), an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    made = a_round(a_track(an_agreement(municipality, office), employer=employer), state=RoundState.RUNNING)
    for _ in range(6):
        a_participation(made, a_participant(municipality), state=ParticipationState.STARTED)
    return made


def all_leave(running, day):
    for part in running.participations.all():
        Exit.objects.create(participation=part, exited_on=day, outcome="unknown", by=a_user())
    running.participations.update(state=ParticipationState.COMPLETED)


def rows(actor, running, period=SPRING):
    with acting_as(actor):
        return people_of(running.track.agreement, period)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STEERING, Role.OFFICER])
def test_the_parties_of_the_agreement_get_the_rows(running, role):
    members = [member.organisation for member in running.track.agreement.members.select_related("organisation")]
    actor = an_actor(role, members[role is Role.OFFICER])

    with acting_as(actor):
        counted = people_in_rounds([running.pk])

    assert len(rows(actor, running)) == 6
    assert counted[running.pk].count() == 6


@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.STEERING, Role.OFFICER, Role.EMPLOYER, Role.PROVIDER, Role.PARTICIPANT]
)
def test_nobody_outside_the_agreement_gets_a_row(running, role):
    stranger = an_actor(role)

    with acting_as(stranger):
        counted = people_in_rounds([running.pk])
        followed = list_agreements_to_follow(stranger)

    assert (rows(stranger, running), followed) == ([], [])
    assert not counted[running.pk].count()


def test_nobody_signed_in_gets_nothing(running):
    assert rows(None, running) == []


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PROVIDER])
def test_a_partner_in_the_municipality_itself_gets_no_rows(running, role):
    assert rows(an_actor(role, running.track.organisation), running) == []


def test_whoever_left_after_the_period_took_part_in_it(running):
    all_leave(running, date(2026, 9, 1))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert sum(row.takes_part_in(SPRING) for row in rows(actor, running, SPRING)) == 6
    assert sum(row.takes_part_in(AUTUMN) for row in rows(actor, running, AUTUMN)) == 6


def test_whoever_left_a_year_before_is_still_asked_about(running):
    all_leave(running, date(2026, 6, 30))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert len(rows(actor, running, Period(date(2027, 1, 1), date(2027, 7, 1)))) == 6


def test_what_lies_years_behind_is_not_read(running):
    all_leave(running, date(2026, 6, 30))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert rows(actor, running, YEARS_LATER) == []
