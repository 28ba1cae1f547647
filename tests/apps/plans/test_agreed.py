"""Promises with owner and day, and links to plans that others own; what the database keeps of plans by itself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import (
    agree_on_action,
    hold_check_in,
    link_other_plan,
    mark_action_done,
    unlink_other_plan,
)
from jobbspar.apps.plans.models import AgreedAction, Obstacle, OtherPlan, Placement, Plan
from jobbspar.core.access import NotAllowed
from jobbspar.core.participation import (
    ActionFacts,
    AgreementWithoutOwner,
    CheckInFacts,
    CheckInForm,
    NotTakingPart,
    OtherPlanFacts,
    OtherPlanKind,
    RenewedBeforeMade,
)
from jobbspar.core.recruitment import ParticipationState
from tests.factories import NOON, TODAY, a_participant, a_participation, a_supervisor, a_workplace

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)
CALL = ActionFacts("Ring skolan", "Anna", MAY)
STUDIES = OtherPlanFacts(OtherPlanKind.STUDY_PLAN, "Komvux", TODAY, MAY, "Ärende 12")


def the_last_event():
    return Event.objects.latest("id")


def test_a_promise_is_noted_and_kept(home):
    with acting_as(home.coordinator):
        action = agree_on_action(actor=home.coordinator, participation=home.part, facts=CALL, now=NOON)
        mark_action_done(actor=home.coordinator, action=action, now=NOON)

    action.refresh_from_db()
    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (action.who, action.due_on, action.done_on) == ("Anna", MAY, TODAY)
    assert deeds == ["action:agree", "action:done"]
    assert the_last_event().participant == home.part.participant_id


def test_what_is_agreed_in_a_talk_belongs_to_it(home):
    talk = CheckInFacts(held_on=TODAY, form=CheckInForm.MEETING, present="Anna", works_well="Trivs")
    with acting_as(home.coordinator):
        held = hold_check_in(actor=home.coordinator, participation=home.part, facts=talk, actions=[CALL], now=NOON)

    assert AgreedAction.objects.get().check_in == held


@pytest.mark.parametrize(("what", "who"), [(" ", "Anna"), ("Ring", "")])
def test_a_promise_says_what_and_who(what, who):
    with pytest.raises(AgreementWithoutOwner):
        ActionFacts(what, who, MAY)


def test_another_plan_is_linked_and_taken_away(home):
    with acting_as(home.coordinator):
        plan = link_other_plan(actor=home.coordinator, participation=home.part, facts=STUDIES, now=NOON)
        kept = OtherPlan.objects.get()
        unlink_other_plan(actor=home.coordinator, plan=plan, now=NOON)

    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (kept.owner, kept.renew_by, kept.where) == ("Komvux", MAY, "Ärende 12")
    assert not OtherPlan.objects.exists()
    assert deeds == ["other-plan:link", "other-plan:unlink"]


def test_a_plan_is_not_renewed_before_it_was_made():
    with pytest.raises(RenewedBeforeMade):
        OtherPlanFacts(OtherPlanKind.OTHER, "Komvux", MAY, MAY - timedelta(days=1))


def test_nothing_is_agreed_for_somebody_who_has_left(home):
    home.part.state = ParticipationState.INTERRUPTED
    home.part.save()

    with acting_as(home.coordinator), pytest.raises(NotTakingPart):
        agree_on_action(actor=home.coordinator, participation=home.part, facts=CALL, now=NOON)


@pytest.mark.parametrize(
    "deed",
    [
        lambda actor, part: agree_on_action(actor=actor, participation=part, facts=CALL, now=NOON),
        lambda actor, part: link_other_plan(actor=actor, participation=part, facts=STUDIES, now=NOON),
    ],
)
def test_refuses_the_right_role_next_door(home, next_door, deed):
    with acting_as(next_door), pytest.raises(NotAllowed):
        deed(next_door, home.part)


def test_the_neighbour_finishes_and_takes_away_nothing(home, next_door):
    action = AgreedAction.objects.create(participation=home.part, what="Ring", who="Anna", due_on=MAY)
    plan = OtherPlan.objects.create(participation=home.part, kind="other", owner="Komvux", dated=TODAY)

    with acting_as(next_door), pytest.raises(NotAllowed):
        mark_action_done(actor=next_door, action=action, now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        unlink_other_plan(actor=next_door, plan=plan, now=NOON)


def broken_by(change):
    """Whether the database itself refuses the change, all rules asked at once."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return str(refused.value)


def test_the_database_lets_nobody_take_part_without_a_next_step(home):
    assert "next step" in broken_by(lambda: Plan.objects.filter(participation=home.part).delete())
    waiting = a_participation(home.part.round, a_participant(home.part.participant.organisation))

    def start():
        waiting.state = ParticipationState.STARTED
        waiting.save()

    assert "next step" in broken_by(start)


@pytest.mark.parametrize("column", ["next_step", "next_step_ask"])
def test_the_database_does_not_take_spaces_for_a_next_step(home, column):
    assert "next_step_never_empty" in broken_by(lambda: Plan.objects.update(**{column: "  "}))


def test_the_database_lets_no_obstacle_be_without_what_is_done_about_it(home):
    facts = {"text": "Ingen buss", "owner": "place", "action": " ", "action_by": "Anna", "due_on": MAY}

    assert "obstacle_has_action" in broken_by(lambda: Obstacle.objects.create(participation=home.part, **facts))


def a_place(home, **facts):
    employer = home.part.round.track.letters.get().employer
    supervisor = facts.pop("supervisor", None) or a_supervisor(a_workplace(employer))
    plain = {
        "kind": "work_training", "workplace": supervisor.workplace, "starts": TODAY,
        "ends": TODAY + timedelta(days=60),
    }  # fmt: skip
    return Placement.objects.create(participation=home.part, supervisor=supervisor, **{**plain, **facts})


def test_the_database_asks_a_placement_for_a_trained_supervisor_at_the_workplace(home):
    employer = home.part.round.track.letters.get().employer
    untrained = a_supervisor(a_workplace(employer), trained_on=None)

    assert "trained supervisor" in broken_by(lambda: a_place(home, supervisor=untrained))
    assert "trained supervisor" in broken_by(lambda: a_place(home, workplace=a_workplace(employer)))


@pytest.mark.parametrize(
    ("kind", "months"),
    [("youth_practice", 3), ("work_practice", 6), ("work_training", 6), ("reinforced_work_training", 12)],
)
def test_the_database_knows_the_lawful_lengths(home, kind, months):
    starts = date(2026, 1, 1)
    latest = date(2026 + months // 12, 1 + months % 12, 1)

    a_place(home, kind=kind, starts=starts, ends=latest)

    assert "longer than the law" in broken_by(
        lambda: a_place(home, kind=kind, starts=starts, ends=latest + timedelta(days=1))
    )
