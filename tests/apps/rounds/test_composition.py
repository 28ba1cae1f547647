"""The composition forecast: whole tracks against the agreement's goals, and nobody's sex by any road."""

import json
from collections import Counter
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.agreements.models import AgreementGoal
from jobbspar.apps.participants.models import Background
from jobbspar.apps.rounds.actions import note_composition_decision, say_yes, withdraw_wish
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.queries import forecast_of, list_wishes
from jobbspar.core.access import Role
from jobbspar.core.disclosure.tables import Share
from jobbspar.core.rounds.by_hand import Hand
from tests.apps.rounds.areas import an_area
from tests.factories import NOON, a_participant, an_actor, an_organisation

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def rows(sql, *args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall() if cursor.description else []


def a_goal(area, **facts):
    plain = {"measure": "share_women", "wording": "Hälften kvinnor", "owner": "Styrgruppen", "reason": "Lika villkor"}
    version = area.agreement.versions.get()
    return AgreementGoal.objects.create(version=version, **{"sector": "care", "target": 50, **plain, **facts})


def add_people(area, women=0, men=0, unknown=0, track=None, organisation=None):
    """People who have said yes to care, or to another track."""
    made = []
    for sex, number in (("woman", women), ("man", men), ("unknown", unknown)):
        for _ in range(number):
            person = a_participant(organisation or area.municipality, municipality="2403", sex=sex)
            actor = area.coordinator if organisation is None else an_actor(Role.COORDINATOR, organisation)
            say_yes(actor=actor, participant=person, track=track or area.care, now=NOON)
            made.append(person)
    return made


@pytest.fixture
def area():
    area = an_area(people=0, service=0)
    for track in (area.care, area.service):
        track.sector = {"Vård": "care", "Service": "cleaning"}[track.name]
        track.save()
    for option in area.options.values():
        option.seats = 60
        option.least_people = 1
        option.save()
    a_goal(area)
    return area


def told(area, plan):
    """The first goal of the plan, as its coordinator reads it."""
    with acting_as(area.coordinator):
        return forecast_of(plan, today=TODAY).goals[0]


def why(area, plan):
    return [str(one.withheld) for one in told(area, plan).tracks]


def crafted(area, *people, option="care"):
    """A plan written straight into the tables by the web role, with these seats, and counted as a worker would."""
    seats = [{"person": str(one.pk), "round": str(area.options[option].pk), "through": None} for one in people]
    with acting_as(area.coordinator):
        number = RoundPlan.objects.count() + 1
        [(pk,)] = rows(
            "INSERT INTO rounds_roundplan (agreement_id, organisation_id, number, state, by_id, asked_at, changes,"
            " adopted_by, adoption_reason) VALUES (%s, %s, %s, 'solved', %s, now(), '[]', '', '') RETURNING id",
            area.agreement.pk, area.municipality.pk, number, area.coordinator.user,
        )  # fmt: skip
        rows(
            "INSERT INTO rounds_planwork (plan_id, labels, told, result, rounds, limits, is_explained, progress, done,"
            " total) VALUES (%s, '{}', '{}', %s, '{}', '[]', false, '', 0, 0)",
            pk, json.dumps({"seats": seats}),
        )  # fmt: skip
        rows("SELECT rounds_count_forecast(%s, now())", pk)
        return rows("SELECT withheld, people, women, men, unknown FROM rounds_forecast(%s)", pk)


def test_a_track_is_told_with_counts_beside_shares_and_what_is_unknown(area):
    add_people(area, women=6, men=9, unknown=5)

    goal = told(area, area.plan())

    assert (goal.target, goal.sector, goal.owner) == (50, "care", "Styrgruppen")
    assert goal.composition.women == Share(6, 20)
    assert goal.composition.men == Share(9, 20)
    assert goal.composition.unknown == 5
    assert [(one.track, one.people, one.withheld) for one in goal.tracks] == [("Vård", 20, None)]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ({"women": 5, "men": 4}, "Fewer than ten"),
        ({"women": 9}, "Fewer than ten"),
        ({"women": 6, "men": 4}, "one to four"),
        ({"women": 6, "men": 6, "unknown": 1}, "one to four"),
    ],
)
def test_small_groups_are_withheld(area, people, reason):
    add_people(area, **people)

    plan = area.plan()

    assert reason in why(area, plan)[0]
    assert told(area, plan).composition is None
    assert rows("SELECT women, men, unknown FROM rounds_compositionforecast") == [(None, None, None)]


@pytest.mark.parametrize("people", [{"women": 5, "men": 5}, {"men": 10}])
def test_from_ten_people_with_no_small_number_it_is_told(area, people):
    add_people(area, **people)

    assert told(area, area.plan()).composition.women == Share(people.get("women", 0), 10)


def test_only_tracks_with_a_goal_are_counted_and_a_goal_for_all_takes_them_together(area):
    add_people(area, women=5, men=5)
    add_people(area, women=7, men=5, track=area.service)
    first = area.plan()
    a_goal(area, sector="", wording="Hälften i alla spår")
    add_people(area, women=5, men=5)
    second = area.plan()

    with acting_as(area.coordinator):
        only_care, all_tracks = forecast_of(first, today=TODAY).goals[0], forecast_of(second, today=TODAY).goals[1]
    assert [one.track for one in only_care.tracks] == ["Vård"]
    assert {one.track for one in all_tracks.tracks} == {"Vård", "Service"}
    assert all_tracks.composition.women == Share(17, 32)


def test_one_track_withheld_withholds_what_they_are_together(area):
    AgreementGoal.objects.all().update(sector="")
    add_people(area, women=5, men=5)
    add_people(area, women=1, men=8, track=area.service)

    goal = told(area, area.plan())

    assert goal.composition is None
    assert {one.track: one.composition is None for one in goal.tracks} == {"Vård": False, "Service": True}


def test_an_agreement_without_such_a_goal_has_nothing_counted(area):
    AgreementGoal.objects.all().update(measure="share_to_work")
    add_people(area, women=5, men=5)

    plan = area.plan()

    with acting_as(area.coordinator):
        assert forecast_of(plan, today=TODAY).goals == ()
    assert rows("SELECT * FROM rounds_compositionforecast") == []


def test_a_plan_changed_by_hand_does_not_tell_who_was_moved(area):
    people = add_people(area, women=8, men=8)
    plan = area.plan()
    without = area.by_hand(plan, Hand.EXCLUDE, "care", person=str(people[0].pk))

    assert told(area, plan).composition.women == Share(8, 16)
    assert told(area, without).composition is None
    assert f"Nearly the same people as in plan {plan.number}" in why(area, without)[0]


def test_the_same_people_get_the_same_answer_as_it_was_first_counted(area):
    people = add_people(area, women=6, men=6, unknown=5)
    first = area.plan()
    Background.objects.filter(participant=people[-1]).update(sex="woman")
    second = area.plan()

    assert told(area, second).composition == told(area, first).composition
    assert told(area, second).tracks[0].counted_at == told(area, first).tracks[0].counted_at


def test_a_withheld_small_number_is_not_told_by_the_plan_with_one_more(area):
    add_people(area, women=4, men=8)
    first = area.plan()
    add_people(area, women=1)
    second = area.plan()

    assert "one to four" in why(area, first)[0]
    assert "Nearly the same" in why(area, second)[0]


def test_enough_new_people_are_told_of_and_too_uneven_ones_are_not(area):
    add_people(area, women=5, men=5)
    area.plan()
    new = add_people(area, women=6, men=5)
    assert told(area, area.plan()).composition.women == Share(11, 21)

    for person in new:
        withdraw_wish(actor=area.coordinator, wish=list_wishes(person)[0], now=NOON)
    add_people(area, women=1, men=10)  # Told, 6 of 21 would say that one of the new is a woman.
    assert "one to four" in why(area, area.plan())[0]


def test_a_decision_in_force_is_shown_and_no_price_with_it(area):
    add_people(area, women=5, men=5)
    plan = area.plan()
    note_composition_decision(
        actor=area.coordinator, agreement=area.agreement, decided_by="Nämnden", decided_on=TODAY,
        legal_ground="2 kap. 9 § diskrimineringslagen", tolerance=5, ends_on=date(2027, 1, 1), now=NOON,
    )  # fmt: skip

    with acting_as(area.coordinator):
        shown = forecast_of(plan, today=TODAY).decision
        assert forecast_of(plan, today=TODAY - timedelta(days=1)).decision is None
        assert forecast_of(plan, today=date(2027, 1, 1)).decision is None
    assert (shown.by, shown.tolerance) == ("Nämnden", 5)
    assert "each person's sex" in str(shown.no_price_curve)


def test_sex_changes_no_seat_in_the_product(area):
    people = add_people(area, women=8, men=8)
    area.options["care"].seats = 10
    area.options["care"].save()
    before = area.plan()
    Background.objects.filter(participant__in=people[:8]).update(sex="man")
    after = area.plan()

    assert before.work.problem == after.work.problem
    assert before.work.result == after.work.result


# Round the program, as the web role with plain SQL.


def test_plans_written_by_hand_in_the_table_tell_no_more(area):
    women, men = add_people(area, women=12), add_people(area, men=12)
    assert crafted(area, *women[:5], *men[:5]) == [("", 10, 5, 5, 0)]

    assert crafted(area, women[11]) == [("few", 1, None, None, None)]
    assert crafted(area, *women[:5], *men[:5], women[11]) == [("like", 11, None, None, None)]
    assert crafted(area, *women[:5], *men[:4], men[5]) == [("like", 10, None, None, None)]


def test_three_plans_together_do_not_single_anybody_out(area):
    one, other = add_people(area, women=5, men=5), add_people(area, women=5, men=5)
    alone = add_people(area, women=1)
    assert crafted(area, *one)[0][0] == ""
    assert crafted(area, *other)[0][0] == ""

    assert crafted(area, *one, *other) == [("", 20, 10, 10, 0)]
    assert crafted(area, *one, *other, *alone) == [("like", 21, None, None, None)]


def test_what_is_left_of_earlier_plans_counts_too(area):
    first = add_people(area, women=7, men=7)
    more = add_people(area, women=5, men=5)
    assert crafted(area, *first)[0][0] == ""

    # Ten of the first with ten others would tell of the four that are left.
    assert crafted(area, *first[:5], *first[7:12], *more)[0] == ("like", 20, None, None, None)


def test_the_neighbours_people_and_people_without_a_yes_are_not_counted(area):
    neighbour = an_organisation()
    area.agreement.members.create(organisation=neighbour)
    theirs = add_people(area, women=6, men=6, organisation=neighbour)
    said_nothing = [a_participant(area.municipality, sex="woman") for _ in range(12)]

    assert crafted(area, *theirs) == []
    assert crafted(area, *said_nothing) == []
    assert crafted(area, *theirs, *add_people(area, women=1)) == [("few", 1, None, None, None)]


def test_rounds_of_another_agreement_are_not_counted(area):
    other = an_area(people=0, service=0)
    people = add_people(area, women=6, men=6)
    area.options["far"] = other.options["care"]

    assert crafted(area, *people, option="far") == []


def small_numbers_by_subtraction(sets, sex):
    """Every sum and difference of the sets that is itself a set of people, with a number from one to four in it."""
    people = sorted(sex)
    for signs in product((-1, 0, 1), repeat=len(sets)):
        times = {one: sum(sign for sign, chosen in zip(signs, sets, strict=True) if one in chosen) for one in people}
        if set(times.values()) == {0, 1}:
            counts = Counter(sex[one] for one in people if times[one])
            if any(number < 5 for number in counts.values()):
                yield signs, counts


@pytest.mark.parametrize("seed", range(3))
def test_no_sum_or_difference_of_plans_gives_a_small_number(area, seed):
    chance = Random(seed)
    kinds = [(5, 5), (6, 7), (12, 0), (5, 5), (9, 3)]  # Of the last, three men can never be told apart.
    blocks = [add_people(area, women=women, men=men) for women, men in kinds]
    people = [one for block in blocks for one in block]
    sex = {one.pk: Background.objects.get(participant=one).sex for one in people}
    told = []
    for number in range(30):  # Whole blocks first, or nothing more would be told after the first small number.
        chosen = {one for block in chance.sample(blocks[:4] if number < 8 else blocks, 2) for one in block}
        if number >= 8 and chance.random() < 0.6:  # Nearly the same: one or a few in or out.
            chosen ^= set(chance.sample(people, chance.randint(1, 3)))
        if crafted(area, *sorted(chosen, key=lambda one: one.pk))[0][0] == "":
            told.append(frozenset(one.pk for one in chosen))

    assert len(set(told)) > 2
    assert list(small_numbers_by_subtraction(sorted(set(told), key=sorted)[:7], sex)) == []


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PROVIDER, Role.STEERING, Role.COORDINATOR])
def test_others_are_told_nothing(area, role):
    add_people(area, women=5, men=5)
    plan = area.plan()
    neighbour = an_organisation()
    area.agreement.members.create(organisation=neighbour)
    # The right role next door, and the other roles in the organisation itself.
    actor = an_actor(role, neighbour if role is Role.COORDINATOR else area.municipality)

    with acting_as(actor):
        assert rows("SELECT * FROM rounds_forecast(%s)", plan.pk) == []
    with acting_as(None):
        assert rows("SELECT * FROM rounds_forecast(%s)", plan.pk) == []


def test_an_officer_reads_the_forecast_and_has_nothing_counted(area):
    add_people(area, women=5, men=5)
    plan = area.plan()
    officer = an_actor(Role.OFFICER, area.municipality)

    with acting_as(officer):
        assert len(rows("SELECT * FROM rounds_forecast(%s)", plan.pk)) == 1
    rows("DELETE FROM rounds_compositionforecast")
    with acting_as(officer):
        rows("SELECT rounds_count_forecast(%s, now())", plan.pk)
        assert rows("SELECT * FROM rounds_forecast(%s)", plan.pk) == []


def test_who_was_counted_cannot_be_read_written_or_taken_away(area):
    add_people(area, women=5, men=5)
    plan = area.plan()

    with acting_as(area.coordinator):
        assert rows("SELECT * FROM rounds_compositionforecast") == []
        rows("DELETE FROM rounds_compositionforecast")
    assert rows("SELECT plan_id, women FROM rounds_compositionforecast") == [(plan.pk, 5)]
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(area.coordinator), transaction.atomic():
        rows(
            "INSERT INTO rounds_compositionforecast (plan_id, organisation_id, track_id, people, withheld, counted_at)"
            " VALUES (%s, %s, %s, '{}', 'few', now())",
            plan.pk, area.municipality.pk, area.service.pk,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["rounds_smallest_group", "rounds_has_small_number"])
def test_the_parts_of_the_count_are_not_for_the_web_role(area, name):
    with pytest.raises(DatabaseError, match="permission denied"), acting_as(area.coordinator), transaction.atomic():
        rows(f"SELECT {name}(%s, %s)", area.municipality.pk, [1])


def test_no_small_number_can_be_kept_by_the_owner_either(area):
    add_people(area, women=5, men=5)
    area.plan()

    with pytest.raises(DatabaseError, match="forecast_no_small_number"), transaction.atomic():
        rows("UPDATE rounds_compositionforecast SET women = 4")
