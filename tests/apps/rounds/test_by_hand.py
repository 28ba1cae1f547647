"""A plan changed by hand: the new one keeps to the old, says who moves, and can be undone."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.rounds.actions import (
    cancel_plan,
    change_plan,
    say_yes,
    take_away_change,
    undo_change,
    withdraw_wish,
)
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.queries import (
    find_current_plan,
    get_plan,
    list_wishes,
    open_plan,
)
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.places import UnknownMunicipality
from jobbspar.core.round_plans import (
    NothingToUndo,
    PlanHasFollowers,
    PlanNotReady,
    PlanState,
)
from jobbspar.core.rounds.by_hand import (
    Change,
    Hand,
    PersonNotInPlan,
    PromiseNeedsYes,
    RoundIsClosed,
    RoundNotInPlan,
    SeatsArePromised,
    SeatsDoNotAddUp,
)
from tests.apps.rounds.areas import an_area, an_option
from tests.factories import NOON, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return an_area(people=6, service=2)


def opened_of(plan):
    return {one.track for one in open_plan(plan).rounds if one.opens}


def test_a_smaller_minimum_opens_the_round_at_once_and_moves_nobody_else(area):
    plan = area.plan()

    changed = area.by_hand(plan, Hand.MINIMUM, "service", number=2)

    assert changed.state == PlanState.SOLVED
    assert opened_of(changed) == {"Vård", "Service"}
    assert open_plan(changed).moved == 2
    assert [(one.kind, one.number) for one in open_plan(changed).changes] == [(Hand.MINIMUM, 2)]
    assert Event.objects.filter(deed="round-plan:change", subject_id=changed.pk).exists()


def test_a_closed_round_is_not_opened_and_a_freed_one_may_be(area):
    plan = area.plan()

    closed = area.by_hand(plan, Hand.CLOSE, "care")
    freed = area.by_hand(closed, Hand.FREE, "care")

    assert (opened_of(closed), opened_of(freed)) == (set(), {"Vård"})


def test_a_round_that_must_open_but_cannot_is_no_plan(area):
    changed = area.by_hand(area.plan(), Hand.OPEN, "service")

    assert changed.state == PlanState.NO_PLAN


def test_an_excluded_person_gets_no_seat_there(area):
    out = area.people[0]
    area.options["care"].least_people = 3
    area.options["care"].save()

    changed = area.by_hand(area.plan(), Hand.EXCLUDE, "care", person=str(out.pk))

    assert out.pk not in {one.participant_id for one in open_plan(changed).seats}


def test_a_promise_is_kept_though_the_seat_is_worth_less(area):
    person = area.people[0]
    say_yes(actor=area.coordinator, participant=person, track=area.service, now=NOON)
    area.options["care"].least_people = 3
    area.options["care"].save()
    plan = area.plan()

    changed = area.by_hand(plan, Hand.PROMISE, "service", person=str(person.pk))

    seat = next(one for one in open_plan(changed).seats if one.participant_id == person.pk)
    assert (seat.round_id, seat.is_promised) == (area.options["service"].pk, True)


def test_a_moved_round_is_reached_from_its_new_place(area):
    changed = area.by_hand(area.plan(), Hand.MOVE, "care", site="0980")

    assert opened_of(changed) == set()
    care = next(one for one in open_plan(changed).rounds if one.track == "Vård")
    assert (care.site, care.municipality, care.reachable) == ("0980", "Gotland", 0)


def test_more_seats_make_room(area):
    plan = area.plan()

    changed = area.by_hand(plan, Hand.SEATS, "care", number=4)

    assert next(one for one in open_plan(changed).rounds if one.track == "Vård").maximum == 4


@pytest.mark.parametrize(
    ("kind", "option", "facts", "refusal"),
    [
        (Hand.PROMISE, "service", {"person": "first"}, PromiseNeedsYes),
        (Hand.PROMISE, "care", {"person": "999999999"}, PersonNotInPlan),
        (Hand.EXCLUDE, "care", {"person": "999999999"}, PersonNotInPlan),
        (Hand.MINIMUM, "care", {"number": 9}, SeatsDoNotAddUp),
        (Hand.SEATS, "care", {"number": 0}, SeatsDoNotAddUp),
        (Hand.MOVE, "care", {"site": "0000"}, UnknownMunicipality),
    ],
)
def test_changes_that_cannot_be_made_are_refused_by_name_and_save_nothing(area, kind, option, facts, refusal):
    plan = area.plan()
    if facts.get("person") == "first":
        facts = {"person": str(area.people[0].pk)}

    with pytest.raises(refusal):
        area.by_hand(plan, kind, option, **facts)

    assert RoundPlan.objects.count() == 1


def test_refusals_tell_names_and_rounds_not_numbers(area):
    plan = area.plan()

    with pytest.raises(PromiseNeedsYes, match=f"{area.people[0].name} has not said yes to the track of Service, "):
        area.by_hand(plan, Hand.PROMISE, "service", person=str(area.people[0].pk))


def test_a_promise_and_a_closed_round_do_not_go_together(area):
    person = str(area.people[0].pk)
    closed = area.by_hand(area.plan(), Hand.CLOSE, "care")
    promised = area.by_hand(area.plan(), Hand.PROMISE, "care", person=person)

    with pytest.raises(RoundIsClosed):
        area.by_hand(closed, Hand.PROMISE, "care", person=person)
    with pytest.raises(SeatsArePromised):
        area.by_hand(promised, Hand.CLOSE, "care")


def test_a_round_of_another_plan_cannot_be_changed(area):
    plan = area.plan()
    area.options["new"] = an_option(area, area.care)

    with pytest.raises(RoundNotInPlan):
        area.by_hand(plan, Hand.CLOSE, "new")


def test_undoing_goes_back_to_the_plan_before_and_loses_nothing(area):
    plan = area.plan()
    changed = area.by_hand(plan, Hand.CLOSE, "care")

    with acting_as(area.coordinator):
        before = undo_change(actor=area.coordinator, plan=changed, now=NOON)
        current = find_current_plan(area.coordinator, area.agreement, area.municipality)

    assert before == plan == current
    assert get_plan(area.coordinator, changed.pk).state == PlanState.UNDONE
    assert opened_of(get_plan(area.coordinator, changed.pk)) == set()
    assert Event.objects.filter(deed="round-plan:undo").exists()


def test_what_others_stand_on_is_not_undone_nor_what_was_not_changed(area):
    plan = area.plan()
    changed = area.by_hand(plan, Hand.CLOSE, "care")
    area.by_hand(changed, Hand.CLOSE, "service")

    with pytest.raises(PlanHasFollowers):
        undo_change(actor=area.coordinator, plan=changed, now=NOON)
    with pytest.raises(NothingToUndo):
        undo_change(actor=area.coordinator, plan=plan, now=NOON)


def test_an_undone_plan_is_changed_no_more(area):
    changed = area.by_hand(area.plan(), Hand.CLOSE, "care")
    undo_change(actor=area.coordinator, plan=changed, now=NOON)
    undone = get_plan(area.coordinator, changed.pk)

    with pytest.raises(PlanNotReady):
        area.by_hand(undone, Hand.FREE, "care")
    with pytest.raises(PlanNotReady):
        take_away_change(actor=area.coordinator, plan=undone, number=0, now=NOON)


def test_one_of_several_changes_can_be_taken_away(area):
    first = area.by_hand(area.plan(), Hand.CLOSE, "care")
    second = area.by_hand(first, Hand.MINIMUM, "service", number=2)

    with acting_as(area.coordinator):
        made = take_away_change(actor=area.coordinator, plan=second, number=0, now=NOON)
        plan = get_plan(area.coordinator, made.pk)

    assert opened_of(plan) == {"Vård", "Service"}
    assert [one.kind for one in open_plan(plan).changes] == [Hand.MINIMUM]
    assert open_plan(plan).plan.change.is_taken_away
    with pytest.raises(NothingToUndo):
        take_away_change(actor=area.coordinator, plan=plan, number=5, now=NOON)


def test_the_right_role_next_door_changes_nothing(area):
    plan, neighbour = area.plan(), an_actor(Role.COORDINATOR)
    change = Change(Hand.CLOSE, str(area.options["care"].pk))

    for deed in (
        lambda: change_plan(actor=neighbour, plan=plan, change=change, now=NOON),
        lambda: take_away_change(actor=neighbour, plan=plan, number=0, now=NOON),
        lambda: undo_change(actor=neighbour, plan=plan, now=NOON),
        lambda: cancel_plan(actor=neighbour, plan=plan, now=NOON),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_new_plan_keeps_to_an_old_one_and_to_the_changes_that_can_still_be_made(area):
    promised = area.by_hand(area.plan(), Hand.PROMISE, "care", person=str(area.people[0].pk))
    closed = area.by_hand(promised, Hand.CLOSE, "service")
    withdraw_wish(actor=area.coordinator, wish=list_wishes(area.people[0])[0], now=NOON)
    area.options["care"].least_people = 3
    area.options["care"].save()

    new = area.plan(keep_to=closed)

    assert [one.kind for one in open_plan(new).changes] == [Hand.CLOSE]
    assert (opened_of(new), open_plan(new).plan.kept_to_number) == ({"Vård"}, closed.number)
