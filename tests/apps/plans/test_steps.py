"""A person's own chain, the next step and the goals: it works, leaves a trace, refuses, and not next door."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import (
    add_step,
    change_step,
    note_decision,
    note_result,
    remove_step,
    write_goals,
    write_next_step,
)
from jobbspar.core.access import NotAllowed
from jobbspar.core.participation import (
    ChangeWithoutReason,
    DecisionState,
    NextStep,
    NextStepEmpty,
    NotTakingPart,
    StepChange,
    StepEndsBeforeItStarts,
    StepResult,
)
from jobbspar.core.recruitment import ParticipationState
from tests.factories import NOON, TODAY, a_planned_step, an_activity

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = date(2026, 4, 6), date(2026, 5, 4), date(2026, 6, 15)


def the_last_event():
    return Event.objects.latest("id")


def test_a_step_is_added_with_its_reason_and_the_providers_of_the_activity(home):
    activity = an_activity(home.part.participant.organisation)

    with acting_as(home.coordinator):
        step = add_step(
            actor=home.coordinator, participation=home.part, activity=activity, starts=APRIL, ends=MAY,
            reason="Mer svenska", now=NOON,
        )  # fmt: skip

    assert (step.change, step.reason, step.provider_id) == (StepChange.ADDED, "Mer svenska", activity.provider_id)
    assert (the_last_event().deed, the_last_event().participant) == ("plan:add-step", home.part.participant_id)


@pytest.mark.parametrize(
    ("ends", "change"),
    [(MAY, StepChange.SHORTENED), (date(2026, 7, 1), StepChange.LENGTHENED), (JUNE, StepChange.MOVED)],
)
def test_a_step_with_other_days_says_how_it_was_changed(home, ends, change):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator):
        change_step(actor=home.coordinator, step=step, starts=APRIL, ends=ends, reason="Barnledig", now=NOON)

    step.refresh_from_db()
    assert (step.ends, step.change, the_last_event().deed) == (ends, change, "plan:change-step")


def test_a_step_that_was_added_stays_an_added_one(home):
    step = a_planned_step(home.part, change=StepChange.ADDED, reason="Mer svenska")

    with acting_as(home.coordinator):
        change_step(actor=home.coordinator, step=step, starts=APRIL, ends=MAY, reason="Kortare kurs", now=NOON)

    step.refresh_from_db()
    assert step.change == StepChange.ADDED


def test_a_step_that_is_taken_out_stays_with_its_reason(home):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator):
        remove_step(actor=home.coordinator, step=step, reason="Kan redan", now=NOON)

    step.refresh_from_db()
    assert (step.change, step.reason, the_last_event().deed) == (StepChange.REMOVED, "Kan redan", "plan:remove-step")


def test_no_change_without_a_reason(home):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator), pytest.raises(ChangeWithoutReason):
        remove_step(actor=home.coordinator, step=step, reason="  ", now=NOON)


def test_no_step_ends_before_it_starts(home):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator), pytest.raises(StepEndsBeforeItStarts):
        change_step(actor=home.coordinator, step=step, starts=MAY, ends=APRIL, reason="Fel", now=NOON)


def test_a_decision_has_a_day_only_when_it_is_made(home):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator):
        note_decision(actor=home.coordinator, step=step, decision=DecisionState.GRANTED, decided_by="Rektor", now=NOON)
        granted_on = step.decided_on
        note_decision(actor=home.coordinator, step=step, decision=DecisionState.WAITING, decided_by="", now=NOON)

    assert (granted_on, step.decided_on, the_last_event().deed) == (TODAY, None, "plan:note-decision")


def test_a_result_is_noted_with_its_day(home):
    step = a_planned_step(home.part)

    with acting_as(home.coordinator):
        note_result(actor=home.coordinator, step=step, result=StepResult.REACHED, now=NOON)

    step.refresh_from_db()
    assert (step.result, step.result_on, the_last_event().deed) == (StepResult.REACHED, TODAY, "plan:note-result")


def test_the_next_step_says_what_when_and_whom_to_ask(home):
    with acting_as(home.coordinator):
        write_next_step(
            actor=home.coordinator, plan=home.part.plan, next_step=NextStep("Studiebesök", MAY, "Maria"), now=NOON
        )

    plan = type(home.part.plan).objects.get(participation=home.part)
    assert (plan.next_step, plan.next_step_on, plan.next_step_ask) == ("Studiebesök", MAY, "Maria")
    assert the_last_event().deed == "plan:next-step"


@pytest.mark.parametrize(("what", "ask", "field"), [(" ", "Maria", "next_step"), ("Besök", "", "next_step_ask")])
def test_the_next_step_is_never_empty(what, ask, field):
    with pytest.raises(NextStepEmpty) as refused:
        NextStep(what, MAY, ask)

    assert refused.value.field == field


def test_the_goals_are_the_persons_own_words(home):
    with acting_as(home.coordinator):
        write_goals(
            actor=home.coordinator, plan=home.part.plan, goal="Undersköterska", wish_after="Natt", income="", now=NOON
        )

    plan = type(home.part.plan).objects.get(participation=home.part)
    assert (plan.goal, plan.wish_after, the_last_event().deed) == ("Undersköterska", "Natt", "plan:goals")


def test_nothing_is_changed_for_somebody_who_has_left(home):
    step = a_planned_step(home.part)
    home.part.state = ParticipationState.COMPLETED
    home.part.save()

    with acting_as(home.coordinator), pytest.raises(NotTakingPart):
        remove_step(actor=home.coordinator, step=step, reason="Kan redan", now=NOON)


@pytest.mark.parametrize(
    "deed",
    [
        lambda actor, step: add_step(
            actor=actor, participation=step.participation, activity=step.activity, starts=APRIL, ends=MAY,
            reason="Mer", now=NOON,
        ),
        lambda actor, step: change_step(actor=actor, step=step, starts=APRIL, ends=MAY, reason="Mer", now=NOON),
        lambda actor, step: remove_step(actor=actor, step=step, reason="Mer", now=NOON),
        lambda actor, step: note_decision(
            actor=actor, step=step, decision=DecisionState.GRANTED, decided_by="Jag", now=NOON
        ),
        lambda actor, step: note_result(actor=actor, step=step, result=StepResult.REACHED, now=NOON),
        lambda actor, step: write_next_step(
            actor=actor, plan=step.participation.plan, next_step=NextStep("A", MAY, "B"), now=NOON
        ),
        lambda actor, step: write_goals(
            actor=actor, plan=step.participation.plan, goal="", wish_after="", income="", now=NOON
        ),
    ],
)  # fmt: skip
def test_refuses_the_right_role_next_door(home, next_door, deed):
    step = a_planned_step(home.part)

    with acting_as(next_door), pytest.raises(NotAllowed):
        deed(next_door, step)
