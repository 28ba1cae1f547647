"""How goals go at a talk, and who may read it: the person, the authorities that help, or only those who wrote it."""

import pytest
from django.db import connection

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.participants.models import Sharing
from jobbspar.apps.plans.actions import hold_check_in
from jobbspar.apps.plans.models import CheckInGoal
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.participation import CheckInFacts, CheckInForm, GoalProgress, NoteReaders
from jobbspar.core.profile_editing import ProfileState
from tests.factories import NOON, TODAY, a_requirement, a_user, an_actor, an_organisation

pytestmark = pytest.mark.django_db


def a_talk(home, **more):
    told = CheckInFacts(held_on=TODAY, form=CheckInForm.MEETING, present="Anna", works_well="Trivs", **more)
    with acting_as(home.coordinator):
        return hold_check_in(actor=home.coordinator, participation=home.part, facts=told, now=NOON)


def test_how_goals_go_is_noted_and_what_nobody_spoke_of_has_no_row(home):
    first, second = (a_requirement_of(home, name) for name in ("Körkort B", "Truckkort"))
    told = CheckInFacts(held_on=TODAY, form=CheckInForm.MEETING, present="Anna", works_well="Trivs")
    goals = {first.pk: GoalProgress.ONGOING, second.pk: GoalProgress.UNKNOWN}

    with acting_as(home.coordinator):
        hold_check_in(actor=home.coordinator, participation=home.part, facts=told, goals=goals, now=NOON)
        kept = [(goal.requirement, goal.progress) for goal in CheckInGoal.objects.all()]

    assert kept == [(first, GoalProgress.ONGOING)]


def a_requirement_of(home, name):
    track = home.part.round.track
    if track.profile.state == ProfileState.APPROVED:
        track.profile = Profile.objects.create(title="Lager", organisation=track.organisation)
        track.save()
    return a_requirement(track.profile, kind="licence", name=name, skill="", level="", when="learnt_in_track")


@pytest.mark.parametrize(
    ("seen_by", "expected"),
    [
        (NoteReaders.PERSON, {"own", "helper", "person"}),
        (NoteReaders.AUTHORITIES, {"own", "helper"}),
        (NoteReaders.OWN, {"own"}),
    ],
)
@pytest.mark.parametrize(
    "question",
    ["SELECT count(*) FROM plans_checkin", "SELECT count(*) FROM audit_change WHERE \"table\" = 'plans_checkin'"],
    ids=["the talk", "its trail"],
)
def test_the_database_shows_a_talk_to_those_who_may_read_it(home, next_door, question, seen_by, expected):
    """Plain SQL, as the role that the web process signs in as."""
    office, person = an_organisation(OrganisationKind.EMPLOYMENT_SERVICE), home.part.participant
    Sharing.objects.create(participant=person, organisation=office, ground="Deltar", since=TODAY)
    person.user = a_user(Role.PARTICIPANT, person.organisation)
    person.save()
    a_talk(home, seen_by=seen_by)
    readers = {
        "own": home.coordinator,
        "helper": an_actor(Role.OFFICER, office),
        "person": actor_for(person.user),
        "next door": next_door,
    }

    found = set()
    for name, reader in readers.items():
        with acting_as(reader), connection.cursor() as cursor:
            cursor.execute(question)
            if cursor.fetchone()[0]:
                found.add(name)

    assert found == expected
