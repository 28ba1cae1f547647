"""The first day a person can begin a track, and when that answer stops holding by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.activities import ActivityKind
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.profiles import RequiredWhen, Requirement, RequirementKind, Subject
from jobbspar.core.readiness import Ready, Standing, entry_to, standing
from jobbspar.core.requirements import Evidence
from jobbspar.core.ways import Catalogue, Offer

TODAY = date(2027, 1, 11)
LICENCE = {"kind": RequirementKind.LICENCE, "name": "Körkort B"}
HYGIENE = {"kind": RequirementKind.CERTIFICATE, "name": "Basal hygien"}


def asked(subject, when=RequiredWhen.AT_START):
    return Requirement(when=when, **subject)


def lacks(subject, **facts):
    return Evidence(**subject, **{"dated": date(2026, 9, 1), "fulfils": False, **facts})


def a_course(number, subject, **facts):
    plain = {"kind": ActivityKind.DRIVING_LICENCE, "weeks": 10, "is_rolling": True, **facts}
    return Offer(id=number, name=f"Kurs {number}", yields=(Subject(**subject),), **plain)


def stands(entry, *, evidence=(), offers=(), today=TODAY):
    return standing(
        entry, evidence=evidence, catalogue=Catalogue(offers), today=today, sfi_until=None, solve=solve_chain
    )


def test_with_nothing_known_a_person_is_ready_and_there_is_something_to_ask():
    found, until = stands(entry_to([asked(LICENCE)], first_steps=[]))

    assert (found.on(TODAY), until) == (Ready(TODAY, unknown=1), None)


def test_ready_now_is_ready_on_whatever_day_it_is_read():
    found, _ = stands(entry_to([], first_steps=[]))

    assert found.on(date(2028, 2, 2)).day == date(2028, 2, 2)


def test_what_is_asked_later_than_at_the_start_does_not_count():
    entry = entry_to([asked(LICENCE, RequiredWhen.AT_HIRE)], first_steps=[])

    assert stands(entry, evidence=[lacks(LICENCE)])[0].is_now


def test_what_the_first_steps_ask_counts_once():
    step = Offer(id=9, name="Steg", kind=ActivityKind.APL, weeks=6, asks=(Subject(**LICENCE), Subject(**HYGIENE)))

    entry = entry_to([asked(LICENCE)], first_steps=[step])

    assert [one.name for one in entry.requirements] == ["Körkort B", "Basal hygien"]


def test_a_course_gives_the_first_day_and_the_answer_holds_until_it_has_begun():
    start = date(2027, 3, 1)
    course = a_course(1, LICENCE, is_rolling=False, starts=(start,))

    found, until = stands(entry_to([asked(LICENCE)], first_steps=[]), evidence=[lacks(LICENCE)], offers=[course])

    assert found.on(TODAY) == Ready(start + timedelta(weeks=10))
    assert until == start + timedelta(days=1)


def test_without_a_course_there_is_only_the_preparatory_track():
    gives, gives_not = a_course(2, LICENCE), a_course(3, HYGIENE)
    entry = entry_to([asked(LICENCE)], first_steps=[], prepared_by=[(70, (gives,)), (71, (gives_not,))])

    found, until = stands(entry, evidence=[lacks(LICENCE)])

    assert (found.on(TODAY), until) == (Ready(None, through=(70,)), None)


def test_evidence_that_runs_out_or_begins_to_count_ends_the_answer():
    soon, later = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
    entry = entry_to([asked(LICENCE)], first_steps=[])

    assert stands(entry, evidence=[lacks(LICENCE, fulfils=True, expires=later)])[1] == later
    assert stands(entry, evidence=[lacks(LICENCE, dated=soon)])[1] == soon


def test_an_answer_is_looked_at_anew_when_the_last_announced_start_of_any_course_has_passed():
    """The truck course asks for the licence, and its only start is too early; another may be announced."""
    truck = {"kind": RequirementKind.CERTIFICATE, "name": "Truck"}
    asks_licence = a_course(2, truck, is_rolling=False, starts=(TODAY,), asks=(Subject(**LICENCE),))
    entry = entry_to([asked(truck)], first_steps=[])

    found, until = stands(entry, evidence=[lacks(truck), lacks(LICENCE)], offers=[a_course(1, LICENCE), asks_licence])

    assert found.day is None
    assert until == TODAY + timedelta(days=1)


@given(
    starts=st.lists(st.integers(0, 60), min_size=1, max_size=4),
    weeks=st.integers(1, 12),
    expires=st.none() | st.integers(1, 60),
    days=st.integers(0, 80),
)
def test_a_kept_answer_is_what_would_be_found_on_any_day_it_holds(starts, weeks, expires, days):
    course = a_course(
        1,
        LICENCE,
        is_rolling=False,
        weeks=weeks,
        starts=tuple(TODAY + timedelta(days=one) for one in sorted(set(starts))),
    )
    ends = TODAY + timedelta(days=expires) if expires else None
    evidence = [lacks(LICENCE), lacks(HYGIENE, fulfils=True, expires=ends)]
    entry = entry_to([asked(LICENCE), asked(HYGIENE)], first_steps=[])

    kept, until = stands(entry, evidence=evidence, offers=[course])
    later = TODAY + timedelta(days=days)

    if until is None or later < until:
        found: Standing = stands(entry, evidence=evidence, offers=[course], today=later)[0]
        assert kept.on(later) == found.on(later)
