"""Pace, what shortens a course, full starts and closed days reach the chain from the rows."""

from datetime import date, timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.models import ActivityTerm, Closure
from jobbspar.apps.chains.bridge import Aim, person_way, readiness
from jobbspar.apps.chains.bridge.rows import offer_of
from jobbspar.apps.chains.queries import full_starts, get_track_with_chain
from jobbspar.apps.participants.models import Evidence
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from tests.factories import (
    TODAY,
    a_participant,
    a_participation,
    a_requirement,
    a_round,
    a_track,
    an_activity,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db
LICENCE = {"kind": "licence", "name": "Körkort B"}
VALIDATED = {"kind": "certificate", "name": "Utlåtande från validering"}
MAY, AUGUST = date(2026, 5, 4), date(2026, 8, 17)
WEEKS = 10


@pytest.fixture
def track(home):
    """A track that asks for a driving licence on the first day."""
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=home)
    profile = Profile.objects.create(title="Förare", organisation=home, employer=employer)
    a_requirement(profile, **LICENCE, skill="", level="", when="at_start")
    return a_track(an_agreement(home), profile=profile)


@pytest.fixture
def course(home):
    """Ten weeks from May or August, and the only way to a licence."""
    made = an_activity(home, kind="driving_licence", name="Körkort", weeks=WEEKS)
    ActivityTerm.objects.create(activity=made, direction="yields", **LICENCE)
    made.starts.create(day=MAY)
    made.starts.create(day=AUGUST)
    return made


@pytest.fixture
def person(home):
    made = a_participant(home)
    note(made, **LICENCE, fulfils=False)
    return made


def note(person, **facts):
    Evidence.objects.create(participant=person, source="own_words", dated=TODAY, **facts)


def day_of(coordinator, track, person):
    """The first day on which the person can begin, as readiness and the person's own page tell it."""
    with acting_as(coordinator):
        ready = readiness(coordinator, tracks=[track.pk], people=[person.pk], today=TODAY)[person.pk, track.pk].day
        found = person_way(coordinator, person, get_track_with_chain(coordinator, track.pk), aim=Aim.START, today=TODAY)
    return ready, found.chain.finish if found.chain else None


def test_the_course_lasts_its_weeks(coordinator, track, person, course):
    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=WEEKS),) * 2


def test_weeks_are_those_of_the_calendar_whatever_the_pace_and_the_pace_says_how_many_days_one_travels(home):
    assert [
        (offer_of(an_activity(home, weeks=20, pace=pace)).weeks, offer_of(an_activity(home, pace=pace)).days_a_week)
        for pace in (None, 100, 75, 25)
    ] == [(20, 5), (20, 5), (20, 4), (20, 2)]


def test_a_validation_that_somebody_has_makes_the_course_shorter(coordinator, track, person, course):
    ActivityTerm.objects.create(activity=course, direction="shortens", weeks=4, **VALIDATED)
    without = day_of(coordinator, track, person)
    note(person, **VALIDATED, fulfils=True)

    assert without == (MAY + timedelta(weeks=WEEKS),) * 2
    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=4),) * 2


def test_a_validation_on_the_way_makes_the_course_shorter_for_those_who_lack_it(
    coordinator, home, track, person, course
):
    ActivityTerm.objects.create(activity=course, direction="shortens", weeks=4, **VALIDATED)
    validation = an_activity(home, kind="validation", name="Validering", weeks=1, is_rolling=True)
    ActivityTerm.objects.create(activity=validation, direction="yields", **VALIDATED)
    note(person, **VALIDATED, fulfils=False)

    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=4),) * 2


def test_closed_days_make_the_course_longer_in_the_tracks_of_that_municipality(
    coordinator, home, track, person, course
):
    Closure.objects.create(organisation=an_organisation(), starts=date(2026, 6, 1), ends=date(2026, 6, 8))
    Closure.objects.create(organisation=home, starts=date(2026, 6, 15), ends=date(2026, 6, 29))

    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=WEEKS + 2),) * 2


def fill(course, *, seats, home, track, **facts):
    """Give a start so many seats, and a seat to somebody."""
    course.starts.filter(day=MAY).update(seats=seats)
    part = a_participation(a_round(track), a_participant(home), state="selected")
    return PlannedStep.objects.create(
        participation=part, activity=course, starts=MAY, ends=MAY + timedelta(weeks=WEEKS), **facts
    )


def test_a_full_start_is_no_start(coordinator, home, track, person, course):
    fill(course, seats=1, home=home, track=track)

    assert day_of(coordinator, track, person) == (AUGUST + timedelta(weeks=WEEKS),) * 2


def test_a_start_with_a_seat_left_is_one(coordinator, home, track, person, course):
    fill(course, seats=2, home=home, track=track)

    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=WEEKS),) * 2


def test_who_has_been_taken_out_has_no_seat(coordinator, home, track, person, course):
    fill(course, seats=1, home=home, track=track, change="removed", reason="Flyttar")

    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=WEEKS),) * 2


def test_after_the_last_full_start_another_is_thought_of_and_told_as_a_guess(coordinator, home, track, person, course):
    course.starts.filter(day=AUGUST).delete()
    fill(course, seats=1, home=home, track=track)

    assert day_of(coordinator, track, person) == (MAY + timedelta(weeks=WEEKS + 1),) * 2
    with acting_as(coordinator):
        found = person_way(coordinator, person, get_track_with_chain(coordinator, track.pk), aim=Aim.START, today=TODAY)
    assert found.unannounced == {course.pk}


def test_who_has_the_last_seat_still_has_it(coordinator, home, track, course):
    step = fill(course, seats=1, home=home, track=track)

    with acting_as(coordinator):
        assert full_starts() == {course.pk: {MAY}}
        assert full_starts(other_than=step.participation.participant) == {}


def test_whose_seats_they_are_does_not_matter_and_is_not_told(home, track, course):
    fill(course, seats=1, home=home, track=track)

    with acting_as(an_actor(Role.COORDINATOR, an_organisation())):
        assert full_starts() == {course.pk: {MAY}}
