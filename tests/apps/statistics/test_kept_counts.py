"""Counts are kept, and are those that would be counted now, whatever has happened since."""

import re
from random import Random

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.participants.models import Background
from jobbspar.apps.statistics.queries import groups_of
from jobbspar.core.access import Role
from tests.apps.statistics.deeds import PERIODS, SPRING, TwoAgreements, counted_afresh
from tests.factories import an_actor

pytestmark = pytest.mark.django_db


def rows(sql, *args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def place():
    """Five people have joined; one of them has begun."""
    made = TwoAgreements(Random(1))
    for _ in range(5):
        made.joins()
    made.begins()
    return made


def kept_of(agreement):
    return rows("SELECT topics, changes FROM statistics_kept WHERE agreement_id = %s", agreement.pk)


def noted():
    return rows("SELECT coalesce(sum(times), 0) FROM statistics_change")[0][0]


@pytest.mark.parametrize("seed", range(12))
def test_after_everything_that_happens_the_answer_is_what_would_be_counted_now(seed):
    place, seen = TwoAgreements(Random(seed)), set()
    for deed in (place.joins,) * 6 + (place.begins,) * 4 + (place.leaves,) * 2:
        deed()

    for _ in range(40):
        place.something_happens()
        for agreement in place.agreements:
            for period in PERIODS:
                answer = place.read(agreement, period)
                assert answer == counted_afresh(agreement, period)
                seen |= {group.part for group in answer}

    assert len(seen) == 5, "too little happened"


def test_what_is_kept_is_what_is_answered(place):
    """Otherwise the test above would hold of a database that counts every time."""
    agreement = place.agreements[0]
    answer = place.read(agreement, SPRING)
    rows("UPDATE statistics_kept SET groups = '{}'")

    assert answer
    assert place.read(agreement, SPRING) == set()


def test_what_happens_in_one_agreement_leaves_the_others_counts(place):
    one, other = place.agreements
    place.read(one, SPRING), place.read(other, SPRING)
    rows("UPDATE statistics_kept SET groups = '{}'")
    place.rounds_of(other).update(seats=9)

    assert place.read(one, SPRING) == set()
    assert place.read(other, SPRING) == counted_afresh(other, SPRING)


def test_counts_that_no_longer_hold_are_thrown_away(place):
    agreement = place.agreements[0]
    for period in PERIODS:
        place.read(agreement, period)
    place.rounds_of(agreement).update(seats=9)
    place.read(agreement, SPRING)

    assert len(kept_of(agreement)) == 1


def test_notes_of_changes_are_folded_and_nothing_is_lost(place):
    agreement, before = place.agreements[0], noted()
    place.read(agreement, SPRING)
    topics = kept_of(agreement)[0][0]

    lines = rows("SELECT topic, count(*) FROM statistics_change WHERE topic = ANY(%s) GROUP BY topic", topics)

    assert noted() == before > len(lines)
    assert {count for _, count in lines} == {1}


def test_whoever_may_only_read_is_answered_and_nothing_is_kept(place):
    agreement = place.agreements[0]
    with acting_as(place.reader):
        rows("SET LOCAL transaction_read_only = on")
        answer = set(groups_of(agreement, SPRING))

    assert answer == counted_afresh(agreement, SPRING) != set()
    assert kept_of(agreement) == []


def test_where_somebody_has_no_background_nothing_is_kept(place):
    """It could come from any organisation, and what to look for is not known."""
    Background.objects.all().delete()

    assert place.read(place.agreements[0], SPRING)
    assert kept_of(place.agreements[0]) == []


def test_emptied_tables_are_noticed(place):
    agreement = place.agreements[0]
    place.read(agreement, SPRING)
    rows("SET CONSTRAINTS ALL IMMEDIATE")
    rows("TRUNCATE recruitment_stagereached")

    assert place.read(agreement, SPRING) == counted_afresh(agreement, SPRING) == set()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STEERING, Role.OFFICER, Role.EMPLOYER])
def test_that_counts_are_kept_does_not_open_them_to_strangers(place, role):
    agreement = place.agreements[0]
    place.read(agreement, SPRING)

    with acting_as(an_actor(role)):
        assert groups_of(agreement, SPRING) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT groups FROM statistics_kept",
        "DELETE FROM statistics_kept",
        "SELECT topic FROM statistics_change",
        "INSERT INTO statistics_change (topic, times) VALUES ('everything', 1)",
        "SELECT statistics_changes('{everything}')",
        "SELECT statistics_count(1, '2026-01-01', '2026-07-01')",
        "SELECT statistics_keep(NULL)",
    ],
)
def test_the_web_role_reaches_neither_counts_nor_notes(place, sql):
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(place.reader):
        rows(sql)


def test_every_table_that_is_counted_from_is_watched():
    """Four triggers each, one for every way in which rows come, change and go."""
    ((source,),) = rows("SELECT prosrc FROM pg_proc WHERE proname = 'statistics_count'")
    tables = {name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    watched = rows(
        "SELECT tgrelid::regclass::text, count(DISTINCT tgtype) FROM pg_trigger JOIN pg_proc f ON f.oid = tgfoid"
        " WHERE f.proname = 'statistics_note_' || tgrelid::regclass::text AND tgenabled = 'O' AND tgtype & 1 = 0"
        " GROUP BY 1"
    )

    assert dict(watched) == dict.fromkeys(tables & set(re.findall(r"\w+", source)), 4)
    assert len(watched) == 7


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tracks_track SET agreement_id = agreement_id + 1",
        "UPDATE tracks_round SET track_id = track_id + 1",
        "UPDATE recruitment_participation SET round_id = round_id + 1",
        "UPDATE recruitment_participation SET id = id + 100000",
    ],
)
def test_nothing_moves_to_another_agreement(place, sql):
    with pytest.raises(IntegrityError, match="stays where it belongs"), transaction.atomic():
        rows(sql)
