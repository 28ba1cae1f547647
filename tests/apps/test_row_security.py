"""Round the application with plain SQL, as the role the web process signs in as."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.core.access import Role
from tests.web.world import a_world

pytestmark = pytest.mark.django_db

# Not about people who take part: staff accounts, organisations, agreements, tracks and so on.
NOT_PEOPLE_APPS = (
    "accounts",
    "taxonomy",
    "agreements",
    "needs",
    "profiles",
    "activities",
    "tracks",
    "auth_",
    "django",
    "procrastinate",
    "travel_timetable",
)
NOT_PEOPLE = {
    "recruitment_recruitmentactivity",
    "followup_closinganswer",
    "followup_evaluation",
    "travel_traveltime",
    "travel_triplegs",
    "travel_areashift",
    # Counts and what they were made of; the web role may not even ask (tests/apps/statistics/test_kept_counts.py).
    "statistics_kept",
    "statistics_change",
}


def rows(sql, *args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall()


def people_tables():
    names = [name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]
    return [name for name in names if not name.startswith(NOT_PEOPLE_APPS) and name not in NOT_PEOPLE]


def test_every_table_about_people_forces_row_security():
    open_tables = rows(
        "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
        people_tables(),
    )

    assert len(people_tables()) >= 20
    assert open_tables == []


def test_every_table_that_points_at_a_person_is_counted_as_about_people():
    pointing = rows(
        "SELECT DISTINCT table_name FROM information_schema.columns JOIN pg_tables ON tablename = table_name"
        " WHERE schemaname = 'public' AND column_name IN ('participant_id', 'participation_id')"
    )

    assert {name for (name,) in pointing} <= set(people_tables())


def test_the_web_role_cannot_bypass_row_security():
    assert rows("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'jobbspar_web'") == [
        (False, False, False)
    ]


def test_nobody_said_means_nobody_seen():
    a_world()

    with acting_as(None):
        seen = {table: rows(f"SELECT count(*) FROM {table}")[0][0] for table in people_tables()}

    assert set(seen.values()) == {0}


@pytest.mark.parametrize("role", list(Role))
def test_the_neighbours_people_are_not_there(role):
    world, neighbour = a_world(), a_world()

    with acting_as(actor_for(neighbour.users[role])):
        seen = rows("SELECT id FROM participants_participant WHERE id = %s", world.participant.pk)
        parts = rows("SELECT id FROM recruitment_participation WHERE participant_id = %s", world.participant.pk)
        cards = rows("SELECT id FROM recruitment_personcard WHERE id = %s", world.participation.pk)
        trail = rows("SELECT id FROM audit_change WHERE participant = %s", world.participant.pk)

    assert (seen, parts, cards, trail) == ([], [], [], [])


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PROVIDER, Role.STEERING, Role.ADMINISTRATOR])
def test_roles_without_people_see_no_person_even_at_home(role):
    world = a_world()

    with acting_as(actor_for(world.users[role])):
        assert rows("SELECT * FROM participants_participant") == []
        assert rows("SELECT * FROM participants_background") == []
        assert rows("SELECT * FROM plans_plan") == []


def test_an_employer_sees_the_name_of_a_released_candidate_and_nothing_more():
    world = a_world()

    with acting_as(actor_for(world.users[Role.EMPLOYER])):
        cards = rows("SELECT given_name, family_name FROM recruitment_personcard")

    assert cards == [(world.participant.given_name, world.participant.family_name)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_change SET before = NULL",
        "DELETE FROM audit_change",
        "UPDATE audit_event SET user_name = 'x'",
        "DELETE FROM audit_event",
        "INSERT INTO audit_change (at, \"table\", \"row\", kind, transaction) VALUES (now(), 'x', 1, 'INSERT', 1)",
        "ALTER TABLE participants_participant DISABLE ROW LEVEL SECURITY",
        "TRUNCATE audit_event",
    ],
)
def test_the_trail_cannot_be_changed(sql):
    world = a_world()

    with pytest.raises(ProgrammingError), acting_as(actor_for(world.users[Role.COORDINATOR])):
        rows(sql)


def test_a_person_cannot_be_written_into_the_neighbours_register():
    world, neighbour = a_world(), a_world()

    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting_as(actor_for(neighbour.users[Role.COORDINATOR])),
        transaction.atomic(),
    ):
        rows(
            "INSERT INTO participants_participant (organisation_id, given_name, family_name, phone, email,"
            " municipality, interpreter, adaptation, wish, created_on)"
            " VALUES (%s, 'A', 'B', '', '', '', '', '', '', now()) RETURNING id",
            world.municipality.pk,
        )


def test_every_write_leaves_what_was_before_and_after_and_who():
    world = a_world()
    coordinator = actor_for(world.users[Role.COORDINATOR])

    with acting_as(coordinator), connection.cursor() as cursor:
        cursor.execute("UPDATE participants_participant SET given_name = 'Nytt' WHERE id = %s", [world.participant.pk])
        noted = rows(
            "SELECT \"user\", before->>'given_name', after->>'given_name' FROM audit_change"
            " WHERE \"table\" = 'participants_participant' AND kind = 'UPDATE' AND \"user\" IS NOT NULL"
        )

    assert noted == [(coordinator.user, "Deltagare", "Nytt")]
