"""Several at once: what one is about to write and another counts meanwhile is never told as if it were all."""

from random import Random

import pytest
from django.db import connection, connections

from tests.apps.statistics.deeds import SPRING, TwoAgreements, counted_afresh


@pytest.fixture
def copy(django_db_setup, django_db_blocker):
    """A copy of the tests' database, since what several see must be committed; `copy()` is one more session in it."""
    with django_db_blocker.unblock():
        plain, sessions = connection.settings_dict["NAME"], []
        connection.close()
        name = f"{plain}_copy"
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{plain}"')

        def session():
            made = connections["default"].copy()
            made.settings_dict["NAME"] = name
            sessions.append(made)
            return made

        default = connections["default"]
        connections["default"] = session()
        yield session
        connections["default"] = default
        for made in sessions:
            made.close()
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(*statements):
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def place(copy):
    """Six people in the first agreement, the second has nobody yet. All is committed."""
    made = TwoAgreements(Random(3))
    started = made.rounds_of(made.agreements[0]).get()
    for person in made.people:
        joined(connection, person, started)
    return made


def joined(session, person, round):
    with session.cursor() as cursor:
        cursor.execute(
            "WITH p AS (INSERT INTO recruitment_participation (round_id, participant_id, state, own_words, channel,"
            " interested_on) VALUES (%s, %s, 'interested', 'Jag vill', '', '2025-02-01') RETURNING id)"
            ' INSERT INTO recruitment_stagereached (participation_id, state, "on")'
            " SELECT id, 'interested', '2025-02-01' FROM p",
            [round.pk, person.pk],
        )


def is_right(place, agreement):
    return place.read(agreement, SPRING) == counted_afresh(agreement, SPRING)


def test_what_was_written_while_somebody_counted_is_counted_next(place, copy):
    writer, agreement = copy(), place.agreements[1]
    writer.set_autocommit(False)
    joined(writer, place.people[0], place.rounds_of(agreement).get())

    before = place.read(agreement, SPRING)
    writer.commit()
    after = place.read(agreement, SPRING)

    assert (len(before), len(after)) == (0, 1)
    assert is_right(place, agreement)


def test_what_commits_in_another_order_than_it_was_written_is_counted(place, copy):
    """The later note is seen before the earlier: a greatest number would not have changed."""
    first, second, agreement = copy(), copy(), place.agreements[1]
    for writer, person in ((first, place.people[0]), (second, place.people[1])):
        writer.set_autocommit(False)
        joined(writer, person, place.rounds_of(agreement).get())

    for writer in (second, first):
        writer.commit()

        assert is_right(place, agreement)
    assert sum(group.people for group in place.read(agreement, SPRING)) == 2


def test_a_background_mended_while_its_person_joins_is_counted(place, copy):
    """Neither sees the other, and the one who mends knows only the agreements where the person is already."""
    joining, mending, agreement, person = copy(), copy(), place.agreements[1], place.people[0]
    for writer in (joining, mending):
        writer.set_autocommit(False)
    joined(joining, person, place.rounds_of(agreement).get())
    with mending.cursor() as cursor:
        cursor.execute("UPDATE participants_background SET sex = 'woman' WHERE participant_id = %s", [person.pk])

    joining.commit()
    before = place.read(agreement, SPRING)
    mending.commit()
    after = place.read(agreement, SPRING)

    assert ([group.sex for group in before], [group.sex for group in after]) == (["unknown"], ["woman"])


def test_whoever_writes_waits_for_nobody_who_writes(place, copy):
    """Both write to the same agreement; had the second to wait, the time out would end it."""
    first, second, agreement = copy(), copy(), place.agreements[1]
    for writer, person in ((first, place.people[0]), (second, place.people[1])):
        writer.set_autocommit(False)
        with writer.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
        joined(writer, person, place.rounds_of(agreement).get())


def test_whoever_reads_while_another_keeps_waits_for_nobody(place, copy):
    keeper, agreement = copy(), place.agreements[0]
    keeper.set_autocommit(False)
    with keeper.cursor() as cursor:
        cursor.execute("SELECT set_config('jobbspar.user', %s, true)", [str(place.reader.user)])
        cursor.execute("SELECT * FROM statistics_counts(%s, %s, %s)", [agreement.pk, SPRING.starts, SPRING.ends])
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")

    assert is_right(place, agreement)
    keeper.commit()
    assert is_right(place, agreement)


def test_what_was_undone_is_not_kept(place, copy):
    undoing, agreement = copy(), place.agreements[1]
    undoing.set_autocommit(False)
    joined(undoing, place.people[0], place.rounds_of(agreement).get())
    with undoing.cursor() as cursor:
        cursor.execute("SELECT set_config('jobbspar.user', %s, true)", [str(place.reader.user)])
        cursor.execute("SELECT * FROM statistics_counts(%s, %s, %s)", [agreement.pk, SPRING.starts, SPRING.ends])
    undoing.rollback()
    joined(connection, place.people[1], place.rounds_of(agreement).get())

    assert is_right(place, agreement)
