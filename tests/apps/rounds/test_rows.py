"""Plans, wishes and offers with plain SQL, as the role the web process signs in as."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.rounds.actions import adopt_plan
from jobbspar.core.access import Role
from tests.apps.rounds.areas import an_area
from tests.factories import NOON, a_participant, an_actor, an_organisation

pytestmark = pytest.mark.django_db
TABLES = (
    "rounds_trackwish",
    "rounds_roundoption",
    "rounds_sharedlimit",
    "rounds_municipalfloor",
    "rounds_compositiondecision",
    "rounds_roundplan",
    "rounds_planwork",
    "rounds_seatoffer",
)


def rows(sql, *args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall()


@pytest.fixture
def area():
    """With an adopted plan, and a neighbour in the same agreement."""
    area = an_area(people=6, service=2)
    plan = area.plan()
    with acting_as(area.coordinator):
        adopt_plan(actor=area.coordinator, plan=plan, name="Karin Ek", reason="Öppnar", now=NOON)
    area.neighbour = an_organisation()
    area.agreement.members.create(organisation=area.neighbour)
    return area


def seen_by(actor, table):
    with acting_as(actor):
        return rows(f"SELECT count(*) FROM {table}")[0][0]


@pytest.mark.parametrize("table", ["rounds_trackwish", "rounds_roundplan", "rounds_planwork", "rounds_seatoffer"])
def test_partners_in_the_agreement_see_neither_each_others_people_nor_plans(area, table):
    assert seen_by(area.coordinator, table) > 0
    assert seen_by(an_actor(Role.OFFICER, area.municipality), table) > 0
    assert seen_by(an_actor(Role.COORDINATOR, area.neighbour), table) == 0


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PROVIDER, Role.STEERING, Role.ADMINISTRATOR])
def test_roles_without_people_see_nothing_of_planning(area, table, role):
    actor = an_actor(role, None if role is Role.ADMINISTRATOR else area.municipality)

    assert seen_by(actor, table) == 0


def test_partners_share_what_may_open_and_outsiders_do_not_know_of_it(area):
    assert seen_by(an_actor(Role.COORDINATOR, area.neighbour), "rounds_roundoption") == 2
    assert seen_by(an_actor(Role.COORDINATOR), "rounds_roundoption") == 0


def test_an_officer_writes_no_plan_and_no_round_that_may_open(area):
    officer = an_actor(Role.OFFICER, area.municipality)

    for sql in ("UPDATE rounds_roundplan SET number = 99", "UPDATE rounds_roundoption SET seats = 99"):
        with pytest.raises(DatabaseError, match="row-level security"), acting_as(officer), transaction.atomic():
            rows(f"{sql} RETURNING id")


def test_a_yes_cannot_be_written_for_the_neighbours_person(area):
    person = a_participant(area.neighbour)

    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting_as(area.coordinator),
        transaction.atomic(),
    ):
        rows(
            "INSERT INTO rounds_trackwish (participant_id, track_id, rank, said_on, noted_by_id)"
            " VALUES (%s, %s, 1, now(), %s) RETURNING id",
            person.pk,
            area.care.pk,
            area.coordinator.user,
        )


def test_an_adopted_plan_has_a_name_and_a_reason_in_the_database_too(area):
    with pytest.raises(DatabaseError, match="adopted_with_name_and_reason"), transaction.atomic():
        rows("UPDATE rounds_roundplan SET adopted_by = '' RETURNING id")


def test_a_yes_to_a_seat_is_in_own_words_in_the_database_too(area):
    with pytest.raises(DatabaseError, match="yes_in_own_words"), transaction.atomic():
        rows("UPDATE rounds_seatoffer SET answer = 'yes', answered_on = now() RETURNING id")


def test_what_is_planned_leaves_what_was_before_and_after(area):
    followed = {name for (name,) in rows('SELECT DISTINCT "table" FROM audit_change')}

    assert {"rounds_trackwish", "rounds_roundoption", "rounds_roundplan", "rounds_seatoffer"} <= followed
