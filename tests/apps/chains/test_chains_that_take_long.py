"""A chain that a page cannot wait for is worked out by the queue, for the one who asked and nobody else."""

from datetime import timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.chains.actions import KEPT, UNANSWERED, ask_for_chain
from jobbspar.apps.chains.bridge import Aim, person_way, sketch, solver
from jobbspar.apps.chains.models import AskedChain
from jobbspar.apps.chains.queries import get_track_with_chain
from jobbspar.apps.participants.models import Evidence
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.jobs.chains import work_out
from tests.factories import (
    NOON,
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
TAUGHT = {"kind": "certificate", "name": "Truckkort"}


@pytest.fixture
def track(home):
    """A track that asks for a driving licence, ten weeks from a day in May that give it, and what the track teaches."""
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=home)
    profile = Profile.objects.create(title="Förare", organisation=home, employer=employer)
    a_requirement(profile, **LICENCE, skill="", level="", when="at_start")
    a_requirement(profile, **TAUGHT, skill="", level="", when="learnt_in_track")
    lessons = an_activity(home, kind="certificate_course", name="Truck", weeks=2, is_rolling=True)
    ActivityTerm.objects.create(activity=lessons, direction="yields", **TAUGHT)
    course = an_activity(home, kind="driving_licence", name="Körkort", weeks=10)
    ActivityTerm.objects.create(activity=course, direction="yields", **LICENCE)
    course.starts.create(day=TODAY + timedelta(weeks=5))
    return a_track(an_agreement(home), profile=profile)


@pytest.fixture
def person(home):
    made = a_participant(home)
    Evidence.objects.create(participant=made, **LICENCE, source="own_words", dated=TODAY, fulfils=False)
    return made


@pytest.fixture
def no_patience(monkeypatch):
    monkeypatch.setattr(solver, "PAGE_SECONDS", 0.0)


def way_of(actor, person, track):
    with acting_as(actor):
        return person_way(actor, person, get_track_with_chain(actor, track.pk), aim=Aim.START, today=TODAY)


def ask(actor, person, found, now=NOON):
    with acting_as(actor):
        ask_for_chain(actor=actor, problem=found.way.problem, participant=person, now=now)
        return AskedChain.objects.get()


def test_what_takes_too_long_is_not_told_as_that_there_is_no_way(coordinator, person, track, no_patience):
    found = way_of(coordinator, person, track)

    assert (found.chain, found.is_ready) == (None, False)


def test_the_queue_gives_the_same_chain_and_the_same_waits(coordinator, person, track, monkeypatch):
    at_once = way_of(coordinator, person, track)
    monkeypatch.setattr(solver, "PAGE_SECONDS", 0.0)
    asked = ask(coordinator, person, way_of(coordinator, person, track))

    work_out(asked=asked.pk, user=coordinator.user)

    later = way_of(coordinator, person, track)
    assert later.is_ready
    assert (later.chain, later.waits) == (at_once.chain, at_once.waits)
    assert [wait.finish_without for wait in later.waits] == [TODAY + timedelta(weeks=10)]


def test_a_chain_of_a_track_is_worked_out_too(coordinator, track, no_patience):
    with acting_as(coordinator):
        chains = get_track_with_chain(coordinator, track.pk)
        found = sketch(coordinator, chains, evidence=(), starts=TODAY, today=TODAY)
        ask_for_chain(actor=coordinator, problem=found.way.problem, now=NOON)
        asked = AskedChain.objects.get()
    assert not found.is_ready

    work_out(asked=asked.pk, user=coordinator.user)

    with acting_as(coordinator):
        assert sketch(coordinator, chains, evidence=(), starts=TODAY, today=TODAY).is_ready


def test_it_is_asked_once_and_again_when_nobody_has_answered(coordinator, person, track, no_patience):
    found = way_of(coordinator, person, track)
    first = ask(coordinator, person, found)

    assert ask(coordinator, person, found).pk == first.pk
    assert ask(coordinator, person, found, now=NOON + UNANSWERED + timedelta(minutes=1)).pk != first.pk


def test_what_is_worked_out_is_kept_for_a_day(coordinator, home, person, track, no_patience):
    found = way_of(coordinator, person, track)
    asked = ask(coordinator, person, found)
    work_out(asked=asked.pk, user=coordinator.user)

    assert ask(coordinator, person, found, now=NOON + UNANSWERED + timedelta(minutes=1)).told
    assert ask(coordinator, person, found, now=NOON + KEPT + timedelta(minutes=1)).told is None


def test_work_that_nobody_wants_any_more_is_left(coordinator, person, track, no_patience):
    asked = ask(coordinator, person, way_of(coordinator, person, track))
    asked.delete()

    work_out(asked=asked.pk, user=coordinator.user)

    assert not AskedChain.objects.exists()


def test_nobody_else_sees_what_was_asked(coordinator, home, person, track, no_patience):
    ask(coordinator, person, way_of(coordinator, person, track))

    for other in (an_actor(Role.COORDINATOR, home), an_actor(Role.COORDINATOR, an_organisation())):
        with acting_as(other):
            assert not AskedChain.objects.exists()


def test_who_sees_no_people_asks_for_no_persons_chain(home, coordinator, person, track, no_patience):
    found = way_of(coordinator, person, track)
    teacher = an_actor(Role.PROVIDER, an_organisation(OrganisationKind.PROVIDER))

    with acting_as(teacher), pytest.raises(NotAllowed):
        ask_for_chain(actor=teacher, problem=found.way.problem, participant=person, now=NOON)
