"""The six questions, the decision on the track and closing for good, in the deeds and in the database."""

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.followup.actions import answer_questions, close_round, decide_on_track, register_exit
from jobbspar.apps.followup.models import ClosingAnswer, Evaluation
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import NotAllowed
from jobbspar.core.followup.closing import CLOSING_QUESTIONS, ClosingParty, TrackDecision
from jobbspar.core.followup.exits import ExitFacts, NoDecisionYet, NotEnoughAnswers
from jobbspar.core.followup.outcomes import MainOutcome, Outcome
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.states import StepNotAllowed
from jobbspar.core.tracks import ClosingAnswersMissing, OutcomeMissing, ReasonMissing, RoundState
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
SIX_ANSWERS = dict.fromkeys(CLOSING_QUESTIONS, "Vi vet inte")


@pytest.fixture
def closing(home):
    home.round.state = RoundState.CLOSING
    home.round.save()
    return home


def answer(home, answers=SIX_ANSWERS, *, party=ClosingParty.MUNICIPALITY):
    answer_questions(actor=home.coordinator, round=home.round, party=party, answers=answers, now=NOON)


def decide(home, decision=TrackDecision.REPEAT, **more):
    return decide_on_track(
        actor=home.coordinator, round=home.round, decision=decision, decided_by="Styrgruppen", now=NOON, **more
    )


def leave(home):
    outcome = Outcome(main=MainOutcome.UNKNOWN)
    register_exit(actor=home.coordinator, participation=home.part, outcome=outcome, facts=ExitFacts(TODAY), now=NOON)


def the_last_event():
    return Event.objects.latest("id")


def test_a_party_answers_all_six_and_a_later_answer_takes_the_place(closing):
    with acting_as(closing.coordinator):
        answer(closing)
        answer(closing, {**SIX_ANSWERS, 1: "Ja, fyra av fem"})

    assert ClosingAnswer.objects.count() == 6
    assert ClosingAnswer.objects.get(question=1).answer == "Ja, fyra av fem"
    assert (the_last_event().deed, the_last_event().note) == ("round:answer-questions", "municipality")


def test_five_answers_are_not_enough(closing):
    with acting_as(closing.coordinator), pytest.raises(NotEnoughAnswers):
        answer(closing, {**SIX_ANSWERS, 6: "  "})


def test_what_becomes_of_the_track_is_decided_by_somebody(closing):
    with acting_as(closing.coordinator):
        row = decide(closing, TrackDecision.CHANGE, change="Längre språkdel")

    assert (row.decision, row.change, row.decided_by, row.decided_on) == (
        "change", "Längre språkdel", "Styrgruppen", TODAY,
    )  # fmt: skip
    assert the_last_event().deed == "round:decide"


def test_a_change_says_what_is_changed(closing):
    with acting_as(closing.coordinator), pytest.raises(ReasonMissing):
        decide(closing, TrackDecision.CHANGE, change=" ")


def test_a_round_closes_when_all_is_in_place(closing):
    with acting_as(closing.coordinator):
        leave(closing)
        answer(closing)
        decide(closing)
        close_round(actor=closing.coordinator, round=closing.round, now=NOON)

    row = Round.objects.get(pk=closing.round.pk)
    assert (row.state, row.closed_on) == (RoundState.CLOSED, TODAY)
    assert the_last_event().deed == "round:close"


def test_everything_that_is_missing_is_said_at_once(closing):
    with acting_as(closing.coordinator), pytest.raises(SeveralRefusals) as refused:
        close_round(actor=closing.coordinator, round=closing.round, now=NOON)

    missing = {type(each): each for each in refused.value.refusals}
    assert set(missing) == {OutcomeMissing, ClosingAnswersMissing, NoDecisionYet}
    assert (missing[OutcomeMissing].facts, missing[ClosingAnswersMissing].facts) == ({"count": 1}, {"answered": 0})
    assert all(each.mend_at for each in missing.values())


def test_only_a_round_that_is_closing_can_be_closed(home):
    with acting_as(home.coordinator), pytest.raises(StepNotAllowed):
        close_round(actor=home.coordinator, round=home.round, now=NOON)


def close_behind_the_rules(round):
    with transaction.atomic():
        Round.objects.filter(pk=round.pk).update(state=RoundState.CLOSED)


def test_the_database_too_refuses_while_somebody_takes_part(closing):
    with acting_as(closing.coordinator):
        answer(closing)

    with pytest.raises(IntegrityError, match="has no exit"):
        close_behind_the_rules(closing.round)


def test_the_database_too_wants_an_exit_whatever_the_participation_says(closing):
    with acting_as(closing.coordinator):
        answer(closing)
    closing.part.state = ParticipationState.COMPLETED
    closing.part.save()

    with pytest.raises(IntegrityError, match="has no exit"):
        close_behind_the_rules(closing.round)


def test_the_database_too_wants_a_coordinator_before_a_round_runs(home):
    with pytest.raises(IntegrityError, match="coordinator"), transaction.atomic():
        Round.objects.filter(pk=home.round.pk).update(state=RoundState.RUNNING, coordinator=None)


def test_the_database_too_refuses_without_the_six_answers(closing):
    with acting_as(closing.coordinator):
        leave(closing)

    with pytest.raises(IntegrityError, match="closing questions"):
        close_behind_the_rules(closing.round)


def test_refuses_the_right_role_next_door(closing, next_door):
    with acting_as(next_door), pytest.raises(NotAllowed):
        answer_questions(actor=next_door, round=closing.round, party=ClosingParty.UNION, answers=SIX_ANSWERS, now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        decide_on_track(actor=next_door, round=closing.round, decision=TrackDecision.END, decided_by="Jag", now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        close_round(actor=next_door, round=closing.round, now=NOON)

    assert not Evaluation.objects.exists()
