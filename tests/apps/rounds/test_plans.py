"""From people's own yes to a plan: asked for, worked out, explained, changed by hand, undone, cancelled."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.rounds.actions import (
    ask_for_area_plans,
    ask_for_plan,
    begin_plan,
    cancel_plan,
    fail_plan,
    keep_answer,
    rank_wishes,
    say_yes,
    set_floor,
    solve_begun,
    withdraw_wish,
)
from jobbspar.apps.rounds.models import PlanWork, RoundOption, RoundPlan
from jobbspar.apps.rounds.queries import (
    compare_plans,
    get_plan,
    list_areas,
    list_plans,
    list_wishes,
    open_plan,
    why_not_round,
    why_seat,
    with_names,
)
from jobbspar.apps.rounds.stored import problem_of
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.round_plans import (
    NobodyHasSaidYes,
    NoRoundMayOpen,
    PlanNotUnderWay,
    PlanState,
)
from jobbspar.core.rounds.by_hand import (
    Hand,
)
from tests.apps.rounds.areas import an_area
from tests.factories import NOON, a_participant, a_participation, a_round, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return an_area(people=6, service=2)


def ask(area, actor=None, **facts):
    plain = {"agreement": area.agreement, "organisation": area.municipality}
    return ask_for_plan(actor=actor or area.coordinator, now=NOON, **{**plain, **facts})


def opened_of(plan):
    return {one.track for one in open_plan(plan).rounds if one.opens}


def test_a_plan_opens_what_can_fill_its_minimum_and_says_what_stops_the_rest(area):
    plan = area.plan()

    assert plan.state == PlanState.SOLVED
    assert plan.work.is_explained
    with acting_as(area.coordinator):
        opened = open_plan(plan)
    care, service = sorted(opened.rounds, key=lambda one: one.track, reverse=True)
    assert (care.track, care.opens, care.seats, care.reachable) == ("Vård", True, 4, 4)
    assert (service.opens, service.seats, service.reachable) == (False, 0, 2)
    assert [(one.easing, one.is_now, one.needed) for one in service.openings] == [("minimum", 3, 2)]
    assert "2 people can take part, at least 3 are needed" in str(service.why[0])
    assert service.label in str(service.why[0])
    assert (opened.people, len(opened.without), opened.plan.gap_percent) == (6, 2, 0)
    assert [(flow.people, flow.is_estimated) for flow in opened.flows] == [(4, True)]


def test_asking_and_the_answer_leave_a_trace_and_a_job(area):
    plan = area.plan()

    noted = Event.objects.filter(subject="rounds.roundplan", subject_id=plan.pk)
    assert set(noted.values_list("deed", flat=True)) == {"round-plan:ask", "round-plan:answer"}
    job = ProcrastinateJob.objects.get(task_name="rounds:plan")
    assert job.args == {"plan": plan.pk, "user": area.coordinator.user}


def test_no_name_of_a_person_stands_in_what_is_kept(area):
    plan = area.plan()

    kept = str([getattr(plan.work, field.attname) for field in PlanWork._meta.concrete_fields])
    assert not any(person.family_name in kept for person in area.people)


def test_names_come_from_the_rows_that_the_reader_may_see(area):
    plan = area.plan()
    seats, without = open_plan(plan).seats, open_plan(plan).without

    with acting_as(area.coordinator):
        names = {one.name for rows in with_names(seats, without) for one in rows}
    with acting_as(None):
        unseen = {one.name for one in with_names(seats, [])[0]}

    assert names == {person.name for person in area.people}
    assert unseen == {None}


def test_why_this_seat_and_why_not_that_round(area):
    seated, other = area.people[0], area.people[5]
    plan = area.plan()

    with acting_as(area.coordinator):
        why = [str(one) for one in why_seat(plan, seated.pk)]
        no_yes = [str(one) for one in why_not_round(plan, seated.pk, area.options["service"].pk)]
        too_few = [str(one) for one in why_not_round(plan, other.pk, area.options["service"].pk)]

    assert why[0] == "Own wish number 1."
    assert no_yes == ["Has not said yes to Service."]
    assert too_few == ["No plan that keeps the limits has room for this seat."]
    assert why_seat(plan, other.pk) == ()


@pytest.mark.parametrize("who", ["neighbour", "officer"])
def test_only_coordinators_of_the_organisation_ask(area, who):
    actor = an_actor(Role.COORDINATOR) if who == "neighbour" else an_actor(Role.OFFICER, area.municipality)

    with pytest.raises(NotAllowed):
        ask(area, actor)


def test_an_organisation_outside_the_agreement_plans_nothing_there(area):
    outside = an_organisation()

    with pytest.raises(NotAllowed):
        ask(area, an_actor(Role.COORDINATOR, outside), organisation=outside)


def test_nothing_to_plan_is_said_at_once(area):
    with pytest.raises(NobodyHasSaidYes):
        for person in area.people:
            for wish in list_wishes(person):
                withdraw_wish(actor=area.coordinator, wish=wish, now=NOON)
        ask(area)
    RoundOption.objects.all().delete()
    with pytest.raises(NoRoundMayOpen):
        ask(area)


def test_people_of_another_organisation_are_planned_only_when_shared(area):
    neighbour = an_organisation()
    area.agreement.members.create(organisation=neighbour)
    theirs = an_actor(Role.COORDINATOR, neighbour)
    hidden, shared = (a_participant(neighbour, municipality="2403") for _ in range(2))
    say_yes(actor=theirs, participant=hidden, track=area.care, now=NOON)
    say_yes(actor=theirs, participant=shared, track=area.care, ground="Personen vill", now=NOON)

    plan = area.plan()

    names = {person.name for person in problem_of(plan).people}
    assert str(shared.pk) in names
    assert str(hidden.pk) not in names


def test_whoever_is_in_a_round_of_the_track_is_not_planned_for_it_again(area):
    a_participation(a_round(area.care), area.people[0])

    plan = area.plan()

    assert str(area.people[0].pk) not in {person.name for person in problem_of(plan).people}


def test_a_floor_that_cannot_be_met_is_an_answer_that_says_what_clashes(area):
    set_floor(actor=area.coordinator, agreement=area.agreement, municipality="2403", seats=6, now=NOON)

    plan = area.plan()

    assert plan.state == PlanState.NO_PLAN
    with acting_as(area.coordinator):
        assert [str(one) for one in open_plan(plan).limits] == [
            f"At least 6 from {open_plan(plan).rounds[0].municipality} must get a seat."
        ]


def test_work_begun_by_a_worker_that_died_is_done_again_with_the_same_answer(area):
    with acting_as(area.coordinator):
        plan = ask(area)
    begin_plan(actor=area.coordinator, plan_id=plan.pk, now=NOON)  # … and here the worker is killed.
    Participant.objects.filter(pk=area.people[0].pk).update(municipality="0114")

    again = area.work_out(plan)

    assert again.state == PlanState.SOLVED
    assert len(open_plan(again).seats) == 4


def test_work_on_an_answered_plan_changes_nothing(area):
    plan = area.plan()

    assert begin_plan(actor=area.coordinator, plan_id=plan.pk, now=NOON) is None


def test_a_plan_that_fails_says_why(area):
    with acting_as(area.coordinator):
        plan = ask(area)

    fail_plan(actor=area.coordinator, plan_id=plan.pk, refusal=NobodyHasSaidYes(), now=NOON)

    plan.refresh_from_db()
    assert (plan.state, plan.problem_told["message"]) == (PlanState.FAILED, NobodyHasSaidYes.message)
    assert Event.objects.filter(deed="round-plan:fail").exists()


def test_a_cancelled_plan_keeps_no_answer(area):
    with acting_as(area.coordinator):
        plan = ask(area)
    begun = begin_plan(actor=area.coordinator, plan_id=plan.pk, now=NOON)
    with acting_as(area.coordinator):
        cancel_plan(actor=area.coordinator, plan=plan, now=NOON)

    kept = keep_answer(actor=area.coordinator, plan_id=plan.pk, begun=begun, solution=solve_begun(begun), now=NOON)

    plan.refresh_from_db()
    assert (kept, plan.state, plan.work.result) == (False, PlanState.CANCELLED, None)
    assert Event.objects.filter(deed="round-plan:cancel").exists()
    with pytest.raises(PlanNotUnderWay):
        cancel_plan(actor=area.coordinator, plan=plan, now=NOON)


def test_two_plans_are_compared_in_words(area):
    plan = area.plan()
    changed = area.by_hand(plan, Hand.MINIMUM, "service", number=2)

    with acting_as(area.coordinator):
        found = compare_plans(plan, changed)

    assert [label.split(",")[0] for label in found.opened] == ["Service"]
    assert found.closed == ()
    assert {(move.name, move.before) for move in found.moves} == {(one.name, "") for one in area.people[4:]}
    assert found.worth > 0
    assert len(found.sentences) == 4


def test_plans_are_listed_newest_first_and_seen_only_at_home(area):
    plan = area.plan()
    changed = area.by_hand(plan, Hand.CLOSE, "care")
    neighbour_place = an_organisation()
    area.agreement.members.create(organisation=neighbour_place)
    neighbour = an_actor(Role.COORDINATOR, neighbour_place)

    with acting_as(area.coordinator):
        listed = list_plans(area.coordinator, area.agreement)
    with acting_as(neighbour):
        theirs = list_plans(neighbour, area.agreement)

    assert [one.id for one in listed] == [changed.pk, plan.pk]
    assert (listed[0].change.kind, listed[0].kept_to_number, listed[1].opens) == (Hand.CLOSE, 1, 1)
    assert theirs == []
    with pytest.raises(RoundPlan.DoesNotExist):
        get_plan(neighbour, plan.pk)


def test_an_officer_reads_a_plan_and_does_not_change_it(area):
    plan, officer = area.plan(), an_actor(Role.OFFICER, area.municipality)

    assert get_plan(officer, plan.pk) == plan
    with pytest.raises(NotAllowed):
        get_plan(officer, plan.pk, permission=Permission.ROUND_PLAN_EDIT)


def test_every_area_is_asked_for_and_those_with_nothing_to_plan_are_passed_over(area):
    an_agreement(area.municipality)

    with acting_as(area.coordinator):
        asked = ask_for_area_plans(actor=area.coordinator, areas=list_areas(area.coordinator), now=NOON)

    assert [one.agreement for one in asked] == [area.agreement]


def test_the_persons_own_order_decides_between_seats(area):
    person = area.people[0]
    area.options["care"].least_people = 3
    area.options["service"].least_people = 3
    for option in area.options.values():
        option.save()
    say_yes(actor=area.coordinator, participant=person, track=area.service, now=NOON)
    rank_wishes(actor=area.coordinator, participant=person, tracks=[area.service.pk, area.care.pk], now=NOON)

    plan = area.plan()

    assert next(one for one in open_plan(plan).seats if one.participant_id == person.pk).round.startswith("Service")
