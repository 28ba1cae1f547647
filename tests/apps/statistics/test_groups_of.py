"""Counts behind the figures come out to the agreement's own parties only, and nobody the period needs is left out."""

from datetime import date

import pytest
from django.db import connection

from jobbspar.apps.accounts.acting import WEB_ROLE, acting_as
from jobbspar.apps.followup.models import Exit
from jobbspar.apps.statistics.queries import groups_of, list_agreements_to_follow, people_in_rounds
from jobbspar.core.access import Role
from jobbspar.core.calendar import Period
from jobbspar.core.half_year import Part
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
SPRING_AFTER = Period(date(2027, 1, 1), date(2027, 7, 1))
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


def counted(actor, running, period=SPRING):
    with acting_as(actor):
        return groups_of(running.track.agreement, period)


def people_in(part, groups):
    return sum(group.people for group in groups if group.part == part)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STEERING, Role.OFFICER])
def test_the_parties_of_the_agreement_get_the_counts(running, role):
    members = [member.organisation for member in running.track.agreement.members.select_related("organisation")]
    actor = an_actor(role, members[role is Role.OFFICER])

    with acting_as(actor):
        in_rounds = people_in_rounds([running.pk])

    assert people_in(Part.PRESENT_BY_TRACK, counted(actor, running)) == 6
    assert in_rounds[running.pk].count() == 6


@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.STEERING, Role.OFFICER, Role.EMPLOYER, Role.PROVIDER, Role.PARTICIPANT]
)
def test_nobody_outside_the_agreement_gets_a_count(running, role):
    stranger = an_actor(role)

    with acting_as(stranger):
        in_rounds = people_in_rounds([running.pk])
        followed = list_agreements_to_follow(stranger)

    assert (counted(stranger, running), followed) == ([], [])
    assert not in_rounds[running.pk].count()


def test_nobody_signed_in_gets_nothing(running):
    assert counted(None, running) == []


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PROVIDER])
def test_a_partner_in_the_municipality_itself_gets_no_counts(running, role):
    assert counted(an_actor(role, running.track.organisation), running) == []


def test_whoever_left_after_the_period_took_part_in_it(running):
    all_leave(running, date(2026, 9, 1))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert people_in(Part.PRESENT_BY_TRACK, counted(actor, running, SPRING)) == 6
    assert people_in(Part.PRESENT_BY_TRACK, counted(actor, running, AUTUMN)) == 6


def test_whoever_left_a_year_before_is_still_asked_about(running):
    all_leave(running, date(2026, 6, 30))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert people_in(Part.LEFT_A_YEAR_AGO, counted(actor, running, SPRING_AFTER)) == 6


def test_what_lies_years_behind_is_not_counted(running):
    all_leave(running, date(2026, 6, 30))
    actor = an_actor(Role.COORDINATOR, running.track.organisation)

    assert counted(actor, running, YEARS_LATER) == []


def test_no_crossing_of_sex_and_schooling_comes_out(running):
    """Each part says no more than its own tables ask."""
    actor = an_actor(Role.COORDINATOR, running.track.organisation)
    parts = counted(actor, running)

    assert {group.sex for group in parts if group.part == Part.PRESENT_BY_EDUCATION} == {""}
    assert {group.education for group in parts if group.part != Part.PRESENT_BY_EDUCATION} == {""}


def test_the_web_role_may_call_only_what_asks_who_it_is(running):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc"
            " WHERE proname LIKE 'statistics%%' AND has_function_privilege(%s, oid, 'EXECUTE')",
            [WEB_ROLE],
        )
        names = {name for (name,) in cursor.fetchall()}

    assert names == {"statistics_counts", "statistics_in_rounds"}
