"""A chain is taken over into a track or into a plan: whole, with a trace, and not over what somebody else has done."""

from datetime import date, timedelta

import pytest

from jobbspar.apps.audit.models import Event
from jobbspar.apps.chains.actions import take_chain_into_plan, take_over_chain
from jobbspar.apps.chains.bridge import arrangement_of
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.arrangement import ActivityNotThere, ChainChangedMeanwhile, Piece
from jobbspar.core.calendar import Period
from jobbspar.core.chain_into_plan import NothingToTakeOver, WantedStep
from jobbspar.core.participation import ChangeWithoutReason, NotTakingPart, StepChange
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import ChainClosed, TrackState
from tests.factories import (
    NOON,
    TODAY,
    a_gate,
    a_person_who_takes_part,
    a_planned_step,
    a_track,
    an_activity,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def track(home):
    return a_track(an_agreement(home))


def take(actor, track, chain, *, seen=None):
    before = arrangement_of(Track.objects.get(pk=track.pk)) if seen is None else seen
    take_over_chain(actor=actor, track=track, seen=before, arrangement=chain, now=NOON)


def chain_of(track):
    return arrangement_of(Track.objects.get(pk=track.pk))


def test_the_track_gets_the_stages_and_a_step_that_stays_keeps_its_note(home, coordinator, track):
    step = track.steps.get()
    step.note = "Kvällstid"
    step.save()
    other, third = an_activity(home), an_activity(home)
    chain = ((Piece(other.pk, 4),), (Piece(step.activity_id, 12), Piece(third.pk, 6)))

    take(coordinator, track, chain)

    assert chain_of(track) == chain
    step.refresh_from_db()
    assert (step.note, step.stage, step.weeks) == ("Kvällstid", 2, 12)


def test_what_is_not_in_the_chain_goes(home, coordinator, track):
    other = an_activity(home)

    take(coordinator, track, ((Piece(other.pk, 4),),))

    assert [step.activity for step in track.steps.all()] == [other]


def test_a_gate_stays_after_the_steps_it_stood_after(home, coordinator, track):
    gate, first = a_gate(track, after_stage=1), track.steps.get()
    before, after = an_activity(home), an_activity(home)

    take(coordinator, track, ((Piece(before.pk, 1),), (Piece(first.activity_id, 10),), (Piece(after.pk, 1),)))

    gate.refresh_from_db()
    assert gate.after_stage == 2


def test_it_leaves_a_trace(home, coordinator, track):
    take(coordinator, track, ((Piece(an_activity(home).pk, 4),),))

    assert Event.objects.filter(deed="track:rewrite-chain", user=coordinator.user).count() == 1


def test_what_somebody_else_has_changed_is_not_written_over(home, coordinator, track):
    chain = ((Piece(an_activity(home).pk, 4),),)

    with pytest.raises(ChainChangedMeanwhile):
        take(coordinator, track, chain, seen=chain)

    assert chain_of(track) != chain


def test_an_activity_of_somebody_else_cannot_be_put_in(coordinator, track):
    with pytest.raises(ActivityNotThere):
        take(coordinator, track, ((Piece(an_activity(an_organisation()).pk, 4),),))


def test_a_track_that_is_over_keeps_its_chain(home, coordinator, track):
    Track.objects.filter(pk=track.pk).update(state=TrackState.ENDED)

    with pytest.raises(ChainClosed):
        take(coordinator, track, ((Piece(an_activity(home).pk, 4),),))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER, Role.PROVIDER])
def test_not_by_others_and_not_next_door(home, track, role):
    elsewhere = an_organisation() if role is Role.COORDINATOR else home

    with pytest.raises(NotAllowed):
        take(an_actor(role, elsewhere), track, ((Piece(an_activity(home).pk, 4),),))


def weeks(first: int, last: int) -> Period:
    return Period(TODAY + timedelta(weeks=first), TODAY + timedelta(weeks=last))


def into_plan(actor, part, *chain, reason="Så går det fortast"):
    take_chain_into_plan(actor=actor, participation=part, chain=chain, reason=reason, now=NOON)


def test_steps_are_added_to_the_plan_with_the_reason(home, coordinator):
    part, course = a_person_who_takes_part(home), an_activity(home)

    into_plan(coordinator, part, WantedStep(course.pk, weeks(1, 5)))

    step = PlannedStep.objects.get(activity=course)
    assert (step.starts, step.ends) == (weeks(1, 5).starts, weeks(1, 5).ends)
    assert (step.change, step.reason) == (StepChange.ADDED, "Så går det fortast")


def test_a_step_that_has_not_begun_gets_its_new_days_and_one_that_has_stays(home, coordinator):
    part = a_person_who_takes_part(home)
    begun = a_planned_step(part, starts=TODAY - timedelta(weeks=2), ends=date(2026, 6, 15))
    coming = a_planned_step(part, starts=TODAY + timedelta(weeks=2), ends=date(2026, 6, 15))

    into_plan(
        coordinator, part, WantedStep(begun.activity_id, weeks(3, 5)), WantedStep(coming.activity_id, weeks(4, 9))
    )

    begun.refresh_from_db()
    coming.refresh_from_db()
    assert begun.starts == TODAY - timedelta(weeks=2)
    assert (coming.starts, coming.change) == (weeks(4, 9).starts, StepChange.SHORTENED)


def test_each_changed_step_leaves_a_trace_on_the_person(home, coordinator):
    part = a_person_who_takes_part(home)

    into_plan(coordinator, part, WantedStep(an_activity(home).pk, weeks(1, 5)))

    assert Event.objects.filter(deed="plan:add-step", participant=part.participant_id).count() == 1


def test_nothing_to_take_over_is_told(home, coordinator):
    with pytest.raises(NothingToTakeOver):
        into_plan(coordinator, a_person_who_takes_part(home))


def test_a_reason_is_needed_and_nothing_is_half_done(home, coordinator):
    part = a_person_who_takes_part(home)

    with pytest.raises(ChangeWithoutReason):
        into_plan(coordinator, part, WantedStep(an_activity(home).pk, weeks(1, 5)), reason=" ")

    assert not part.steps.exists()


def test_only_for_those_who_take_part(home, coordinator):
    part = a_person_who_takes_part(home)
    part.state = ParticipationState.COMPLETED
    part.save()

    with pytest.raises(NotTakingPart):
        into_plan(coordinator, part, WantedStep(an_activity(home).pk, weeks(1, 5)))


def test_a_plan_is_not_changed_from_next_door(home):
    part = a_person_who_takes_part(home)

    with pytest.raises(NotAllowed):
        into_plan(an_actor(Role.COORDINATOR), part, WantedStep(an_activity(home).pk, weeks(1, 5)))
