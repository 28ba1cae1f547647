"""Deeds on rounds: days, conditions, pause."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.models import ActivityStart
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.tracks import (
    CoordinatorMissing,
    FewerSeatsThanPeople,
    LetterMissing,
    LetterState,
    ReasonMissing,
    RecruitmentPlanMissing,
    RoundClosed,
    RoundFacts,
    RoundState,
    StepsMissing,
    TrackNotAgreed,
    TrackState,
)
from tests.factories import NOON, a_round, a_track, a_user, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
FACTS = RoundFacts(starts=date(2026, 4, 6), seats=8)


def a_home(**facts):
    municipality = an_organisation()
    track = a_track(an_agreement(municipality), employer=an_organisation("employer"), **facts)
    return track, an_actor(Role.COORDINATOR, municipality)


def test_a_round_gets_its_days_from_the_start_and_the_calendar():
    track, actor = a_home()

    with acting_as(actor):
        round = actions.plan_round(actor=actor, track=track, facts=FACTS, now=NOON)

    step = round.steps.get()
    assert (step.starts, step.ends) == (date(2026, 4, 7), date(2026, 6, 16))  # the sixth is Easter Monday
    assert round.ends == step.ends


def test_a_step_waits_for_the_day_its_course_begins():
    track, actor = a_home()
    ActivityStart.objects.create(activity=track.steps.get().activity, day=date(2026, 8, 17))

    round = actions.plan_round(actor=actor, track=track, facts=FACTS, now=NOON)

    assert round.steps.get().starts == date(2026, 8, 17)


def test_a_new_first_day_moves_the_steps():
    track, actor = a_home()
    round = actions.plan_round(actor=actor, track=track, facts=FACTS, now=NOON)
    later = RoundFacts(starts=date(2026, 9, 7), seats=8)

    actions.change_round(actor=actor, round=round, facts=later, coordinator=None, now=NOON)

    assert round.steps.get().starts == date(2026, 9, 7)
    assert round.ends == date(2026, 11, 16)


def test_a_track_without_steps_cannot_be_run():
    track, actor = a_home()
    track.steps.all().delete()

    with pytest.raises(StepsMissing):
        actions.plan_round(actor=actor, track=track, facts=FACTS, now=NOON)


def test_fewer_seats_than_the_fewest_people_are_refused():
    track, actor = a_home()

    with pytest.raises(FewerSeatsThanPeople):
        actions.plan_round(
            actor=actor, track=track, facts=RoundFacts(starts=date(2026, 4, 6), seats=3, least_people=4), now=NOON
        )


def test_the_right_role_next_door_plans_no_round():
    track, _ = a_home()

    with pytest.raises(NotAllowed):
        actions.plan_round(actor=an_actor(Role.COORDINATOR), track=track, facts=FACTS, now=NOON)


def test_recruiting_asks_for_every_condition_at_once():
    track, actor = a_home(state=TrackState.PLANNING)
    track.letters.update(state=LetterState.DRAFT)
    round = a_round(track, recruitment_plan="", coordinator=None)

    with pytest.raises(SeveralRefusals) as told:
        actions.start_recruiting(actor=actor, round=round, now=NOON)

    assert [type(one) for one in told.value.refusals] == [
        TrackNotAgreed, LetterMissing, RecruitmentPlanMissing, CoordinatorMissing,
    ]  # fmt: skip


def test_a_round_with_all_in_place_recruits():
    track, actor = a_home()
    round = a_round(track)

    with acting_as(actor):
        actions.start_recruiting(actor=actor, round=round, now=NOON)

    round.refresh_from_db()
    assert round.state == RoundState.RECRUITING


def test_the_database_refuses_to_recruit_without_a_letter():
    track, _ = a_home()
    track.letters.update(state=LetterState.DRAFT)
    round = a_round(track)

    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(state=RoundState.RECRUITING)


def test_the_plan_cannot_be_taken_away_from_a_round_that_recruits():
    track, actor = a_home()
    round = a_round(track, state=RoundState.RECRUITING)
    facts = RoundFacts(starts=round.starts, seats=8, recruitment_plan=" ")

    with pytest.raises(RecruitmentPlanMissing):
        actions.change_round(actor=actor, round=round, facts=facts, coordinator=a_user(), now=NOON)


def test_a_pause_needs_a_reason_and_a_cancelled_round_cannot_be_changed():
    track, actor = a_home()
    paused, cancelled = a_round(track), a_round(track, state=RoundState.CANCELLED, state_reason="För få")

    with pytest.raises(ReasonMissing):
        actions.pause_round(actor=actor, round=paused, reason="", now=NOON)
    with pytest.raises(RoundClosed):
        actions.change_round(actor=actor, round=cancelled, facts=FACTS, coordinator=None, now=NOON)
