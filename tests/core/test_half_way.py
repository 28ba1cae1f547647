"""What is asked on the way to a goal, and what of it no activity gives: against trying with it added."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.activities import ActivityKind
from jobbspar.core.half_way import HalfWay, asked_on_the_way, lacking_half_way
from jobbspar.core.profiles import RequiredWhen, Requirement, RequirementKind, Subject
from jobbspar.core.requirements import Evidence
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.ways import Offer, Unknown, way_to

TODAY = date(2027, 1, 11)
NAMES = "abcdef"


def a_thing(name: str) -> Subject:
    return Subject(kind=RequirementKind.SKILL, name=name)


SCHOOL = Subject(kind=RequirementKind.EDUCATION, name="Gymnasienivå", level=EducationLevel.UPPER_SECONDARY)
TRUCK, SHOE = a_thing("truck"), a_thing("häst")


def an_offer(number: int, *, asks=(), yields=(), shorter=()) -> Offer:
    facts = {"kind": ActivityKind.VOCATIONAL_PACKAGE, "weeks": 4, "is_rolling": True}
    return Offer(id=number, name=f"insats {number}", asks=tuple(asks), yields=tuple(yields), shorter=shorter, **facts)


def way(asked, offers, *, without=()):
    """The way of somebody who is known to have none of what is named in `without`."""
    no = [
        Evidence(kind=one.kind, name=one.name, level=one.level, skill=one.skill, dated=TODAY, fulfils=False)
        for one in without
    ]
    requirements = [Requirement(kind=one.kind, name=one.name, when=RequiredWhen.LEARNT_IN_TRACK) for one in asked]
    return way_to(requirements, evidence=no, offers=offers, today=TODAY, unknown=Unknown.TAUGHT)


def test_what_a_course_asks_and_nothing_gives_is_lacking():
    offers = [an_offer(1, asks=[SCHOOL], yields=[TRUCK])]

    assert lacking_half_way(way([TRUCK], offers, without=[SCHOOL]), offers=offers) == (HalfWay(SCHOOL, (1,)),)
    assert lacking_half_way(way([TRUCK], offers), offers=offers) == ()


def test_several_that_ask_the_same_are_told_together():
    offers = [an_offer(number, asks=[SCHOOL], yields=[TRUCK]) for number in (1, 2)]

    assert lacking_half_way(way([TRUCK], offers, without=[SCHOOL]), offers=offers) == (HalfWay(SCHOOL, (1, 2)),)


def test_a_goal_that_nothing_gives_is_not_said_twice():
    offers = [an_offer(1, asks=[SCHOOL], yields=[SHOE])]

    found = way([TRUCK], offers, without=[SCHOOL])

    assert [one.name for one in found.without_way] == ["truck"]
    assert lacking_half_way(found, offers=offers) == ()


def test_activities_that_ask_each_other_lack_nothing_that_nobody_gives():
    offers = [an_offer(1, asks=[SHOE], yields=[TRUCK]), an_offer(2, asks=[TRUCK], yields=[SHOE])]

    assert lacking_half_way(way([TRUCK], offers, without=[TRUCK, SHOE]), offers=offers) == ()


def test_what_is_asked_on_the_way_is_what_leads_to_the_goal_asks_or_is_shorter_for():
    validated = a_thing("validerad")
    offers = [
        an_offer(1, asks=[SCHOOL], yields=[TRUCK], shorter=((validated, 2),)),
        an_offer(2, asks=[a_thing("kunna läsa")], yields=[SCHOOL]),
        an_offer(3, asks=[SHOE], yields=[a_thing("annat")]),
    ]

    assert asked_on_the_way([TRUCK], offers=offers, today=TODAY) == (SCHOOL, validated, a_thing("kunna läsa"))


things = st.sampled_from(NAMES).map(a_thing)
sets_of_things = st.lists(things, max_size=3, unique=True)


@st.composite
def catalogues(draw):
    drawn = draw(st.lists(st.tuples(sets_of_things, sets_of_things), max_size=6))
    return [an_offer(number, asks=asks, yields=yields) for number, (asks, yields) in enumerate(drawn)]


@given(catalogues(), things)
def test_no_activity_gives_what_is_lacking_and_somebody_on_the_way_asks_it(offers, goal):
    found = way([goal], offers, without=list(map(a_thing, NAMES)))

    for one in lacking_half_way(found, offers=offers):
        askers = [offer for offer in offers if offer.id in one.activities]
        assert askers
        assert all(one.asks in asker.asks for asker in askers)
        assert not any(one.asks in offer.yields for offer in offers)


@given(catalogues(), things)
def test_with_what_is_lacking_given_too_there_is_a_way_or_a_ring(offers, goal):
    """Added one after the other, until nothing is lacking: then only rings are left, or the goal nobody gives."""
    everything = list(map(a_thing, NAMES))
    found = way([goal], offers, without=everything)
    while half_way := lacking_half_way(found, offers=offers):
        offers = [*offers, an_offer(100 + len(offers), yields=[one.asks for one in half_way])]
        found = way([goal], offers, without=everything)

    givers = [offer for offer in offers if goal in offer.yields]
    if found.without_way and givers:
        asked = {ask for offer in givers for ask in offer.asks}
        assert all(any(ask in offer.yields for offer in offers) for ask in asked)
