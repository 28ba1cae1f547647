"""When each person is ready for each track: from rows, kept, and renewed where something changed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.chains.actions import keep_readiness
from jobbspar.apps.chains.bridge import readiness, renew_readiness
from jobbspar.apps.chains.models import Readiness
from jobbspar.apps.participants.models import Evidence, Participant
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.readiness import Ready
from tests.factories import (
    TODAY,
    a_participant,
    a_requirement,
    a_track,
    an_activity,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db
LICENCE = {"kind": "licence", "name": "Körkort B"}


@pytest.fixture
def track(home):
    """A track that asks for a driving licence on the first day."""
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=home)
    profile = Profile.objects.create(title="Förare", organisation=home, employer=employer)
    a_requirement(profile, **LICENCE, skill="", level="", when="at_start")
    return a_track(an_agreement(home), profile=profile)


def lacks_licence(person: Participant) -> Evidence:
    return Evidence.objects.create(participant=person, **LICENCE, source="own_words", dated=TODAY, fulfils=False)


def a_driving_course(organisation, **facts):
    made = an_activity(organisation, **{"kind": "driving_licence", "name": "Körkort", "weeks": 10, **facts})
    ActivityTerm.objects.create(activity=made, direction="yields", **LICENCE)
    return made


def ready(actor, track, person, today=TODAY) -> Ready:
    return readiness(actor, tracks=[track.pk], people=[person.pk], today=today)[person.pk, track.pk]


def test_nobody_has_asked_so_the_person_is_ready_and_there_is_a_question(home, track, coordinator):
    assert ready(coordinator, track, a_participant(home)) == Ready(TODAY, unknown=1)


def test_a_course_of_the_municipality_leads_there(home, track, coordinator):
    person, start = a_participant(home), date(2026, 5, 4)
    lacks_licence(person)
    a_driving_course(home).starts.create(day=start)

    assert ready(coordinator, track, person).day == start + timedelta(weeks=10)


def test_a_ready_made_activity_fills_in_where_the_municipality_has_none(home, track, coordinator):
    """“Körkort B”, 26 weeks and rolling, is among those that every installation begins with."""
    person = a_participant(home)
    lacks_licence(person)

    assert ready(coordinator, track, person).day == TODAY + timedelta(weeks=26)


def test_a_preparatory_track_is_named(home, track, coordinator):
    person = a_participant(home)
    lacks_licence(person)
    before = a_track(track.agreement, kind="preparatory", leads_to=track)
    before.steps.update(activity=a_driving_course(home))

    assert ready(coordinator, track, person).through == (before.pk,)


def test_only_people_and_tracks_that_the_actor_sees(home, track, coordinator):
    stranger, elsewhere = a_participant(an_organisation()), a_track(an_agreement(an_organisation()))

    found = readiness(coordinator, tracks=[track.pk, elsewhere.pk], people=[stranger.pk], today=TODAY)

    assert found == {}


def test_what_is_kept_is_not_worked_out_again_until_something_changes(home, track, coordinator):
    people = [a_participant(home) for _ in range(3)]
    asked = {"tracks": [track.pk], "people": [one.pk for one in people], "today": TODAY}

    first = keep_readiness(actor=coordinator, **asked)

    assert renew_readiness(coordinator, **asked).worked_out == ()
    assert readiness(coordinator, **asked) == first
    lacks_licence(people[1])
    assert renew_readiness(coordinator, **asked).worked_out == ((people[1].pk, track.pk),)
    assert keep_readiness(actor=coordinator, **asked)[people[1].pk, track.pk].day != TODAY
    assert Readiness.objects.count() == 3


@pytest.mark.parametrize("change", ["requirement", "catalogue", "sfi"])
def test_every_ground_is_in_the_fingerprint(home, track, coordinator, change):
    person, other = a_participant(home), a_track(an_agreement(home))
    asked = {"tracks": [track.pk, other.pk], "people": [person.pk], "today": TODAY}
    keep_readiness(actor=coordinator, **asked)

    if change == "requirement":
        track.profile.requirements.update(name="Körkort C")
    elif change == "catalogue":
        a_driving_course(track.organisation)
    else:
        Participant.objects.filter(pk=person.pk).update(sfi_first_admission=TODAY)

    worked_out = {track for _, track in renew_readiness(coordinator, **asked).worked_out}
    assert worked_out == ({track.pk} if change == "requirement" else {track.pk, other.pk})


def test_as_many_questions_to_the_database_for_thirty_people_as_for_three(home, track, coordinator):
    def asked_for(count: int) -> int:
        people = [a_participant(home).pk for _ in range(count)]
        for person in people:
            lacks_licence(Participant.objects.get(pk=person))
        with CaptureQueriesContext(connection) as seen:
            readiness(coordinator, tracks=[track.pk], people=people, today=TODAY)
        return len(seen)

    assert asked_for(3) == asked_for(30)


@pytest.mark.parametrize("role", [Role.STEERING, Role.EMPLOYER, Role.PROVIDER])
def test_nothing_is_kept_by_those_who_see_no_people(home, track, role):
    with pytest.raises(NotAllowed):
        keep_readiness(actor=an_actor(role, home), tracks=[track.pk], people=[], today=TODAY)


def test_the_database_shows_kept_answers_only_to_those_who_see_the_person(home, track, coordinator):
    keep_readiness(actor=coordinator, tracks=[track.pk], people=[a_participant(home).pk], today=TODAY)

    with acting_as(coordinator):
        assert Readiness.objects.count() == 1
    with acting_as(an_actor(Role.COORDINATOR)):
        assert Readiness.objects.count() == 0


def test_the_running_product_can_keep_and_renew(home, track, coordinator):
    """As the web role, which owns nothing."""
    person = a_participant(home)
    with acting_as(coordinator):
        keep_readiness(actor=coordinator, tracks=[track.pk], people=[person.pk], today=TODAY)
    lacks_licence(person)

    with acting_as(coordinator):
        found = keep_readiness(actor=coordinator, tracks=[track.pk], people=[person.pk], today=TODAY)

    assert found[person.pk, track.pk].day == TODAY + timedelta(weeks=26)
