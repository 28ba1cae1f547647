"""What an area's plans are made of: rounds that may open, limits, floors and decisions."""

from datetime import date, timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.rounds.actions import (
    OptionFacts,
    add_option,
    change_option,
    note_composition_decision,
    propose_options,
    remove_limit,
    remove_option,
    set_floor,
    set_limit,
)
from jobbspar.apps.rounds.models import MunicipalFloor, RoundOption, SharedLimit
from jobbspar.apps.rounds.queries import (
    find_composition_decision,
    get_area,
    list_areas,
    list_limits,
    list_options,
    list_planners,
)
from jobbspar.apps.tracks.models import LetterOfIntent, Track
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.places import UnknownMunicipality
from jobbspar.core.round_plans import (
    DecisionNeedsAll,
    LimitNeedsOptions,
    NothingToPropose,
    OptionInUse,
    TrackOutsideArea,
)
from jobbspar.core.rounds.problem import PoolKind
from jobbspar.core.tracks import FewerSeatsThanPeople, TrackState
from tests.apps.rounds.areas import STARTS, an_area
from tests.factories import (
    NOON,
    TODAY,
    a_letter,
    a_round,
    a_supervisor,
    a_track,
    a_workplace,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db
FACTS = OptionFacts(municipality="2403", starts=STARTS, seats=8, least_people=4)


@pytest.fixture
def area():
    return an_area(people=0)


def deeds(area):
    """Every deed on the area, to be tried by those who may not."""
    option, limit = area.options["care"], a_limit(area)
    return {
        "add": lambda actor: add_option(actor=actor, agreement=area.agreement, track=area.care, facts=FACTS, now=NOON),
        "change": lambda actor: change_option(actor=actor, option=option, facts=FACTS, now=NOON),
        "remove": lambda actor: remove_option(actor=actor, option=option, now=NOON),
        "propose": lambda actor: propose_options(actor=actor, agreement=area.agreement, starts=[STARTS], now=NOON),
        "limit": lambda actor: a_limit(area, actor=actor),
        "unlimit": lambda actor: remove_limit(actor=actor, limit=limit, now=NOON),
        "floor": lambda actor: set_floor(actor=actor, agreement=area.agreement, municipality="2403", seats=1, now=NOON),
        "decide": lambda actor: a_decision(area, actor=actor),
    }


def a_limit(area, actor=None, **facts):
    plain = {"name": "Handledare", "kind": PoolKind.SUPERVISORS, "seats": 3, "options": [area.options["care"]]}
    return set_limit(actor=actor or area.coordinator, agreement=area.agreement, now=NOON, **{**plain, **facts})


def a_decision(area, actor=None, **facts):
    plain = {
        "decided_by": "Nämnden",
        "decided_on": TODAY,
        "legal_ground": "Diskrimineringslagen 2 kap. 9 §",
        "tolerance": 5,
        "ends_on": TODAY + timedelta(days=200),
    }
    return note_composition_decision(
        actor=actor or area.coordinator, agreement=area.agreement, now=NOON, **{**plain, **facts}
    )


@pytest.mark.parametrize("deed", ["add", "change", "remove", "propose", "limit", "unlimit", "floor", "decide"])
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER])
def test_coordinators_next_door_and_officers_at_home_change_nothing(area, deed, role):
    place = an_organisation() if role is Role.COORDINATOR else area.municipality

    with pytest.raises(NotAllowed):
        deeds(area)[deed](an_actor(role, place))


@pytest.mark.parametrize(
    ("deed", "noted"),
    [
        ("add", "round-option:add"),
        ("change", "round-option:change"),
        ("remove", "round-option:remove"),
        ("propose", "round-option:propose"),
        ("limit", "round-limit:set"),
        ("unlimit", "round-limit:remove"),
        ("floor", "round-floor:set"),
        ("decide", "composition-decision:note"),
    ],
)
def test_every_deed_leaves_a_trace(area, deed, noted):
    tried = deeds(area)[deed]
    before = Event.objects.filter(deed=noted).count()

    with acting_as(area.coordinator):
        tried(area.coordinator)

    assert Event.objects.filter(deed=noted).count() > before


def test_a_round_that_may_open_belongs_to_the_agreement(area):
    elsewhere = a_track(an_agreement(area.municipality))

    with pytest.raises(TrackOutsideArea):
        add_option(actor=area.coordinator, agreement=area.agreement, track=elsewhere, facts=FACTS, now=NOON)


@pytest.mark.parametrize(("least", "seats"), [(0, 5), (6, 5)])
def test_seats_add_up(area, least, seats):
    facts = OptionFacts(municipality="2403", starts=STARTS, seats=seats, least_people=least)

    with pytest.raises(FewerSeatsThanPeople):
        add_option(actor=area.coordinator, agreement=area.agreement, track=area.care, facts=facts, now=NOON)


def test_a_place_that_does_not_exist_is_refused(area):
    facts = OptionFacts(municipality="0000", starts=STARTS, seats=5)

    with pytest.raises(UnknownMunicipality):
        change_option(actor=area.coordinator, option=area.options["care"], facts=facts, now=NOON)
    with pytest.raises(UnknownMunicipality):
        set_floor(actor=area.coordinator, agreement=area.agreement, municipality="0000", seats=5, now=NOON)


def test_what_has_become_a_round_is_changed_there(area):
    option = area.options["care"]
    option.became = a_round(area.care)
    option.save()

    with pytest.raises(OptionInUse):
        change_option(actor=area.coordinator, option=option, facts=FACTS, now=NOON)
    with pytest.raises(OptionInUse):
        remove_option(actor=area.coordinator, option=option, now=NOON)


def another_letter(track, *, at_a_workplace=False, **facts):
    """In place of the one there was: what is signed is not changed."""
    employer = track.letters.get().employer
    track.letters.all().delete()
    return a_letter(track, employer=employer, workplace=a_workplace(employer) if at_a_workplace else None, **facts)


def test_letters_and_start_days_propose_rounds_with_the_limits_they_set(area):
    RoundOption.objects.all().delete()
    letter = another_letter(area.care, at_a_workplace=True)
    a_supervisor(letter.workplace, most_at_once=3)
    a_supervisor(letter.workplace, most_at_once=9, trained_on=None)
    LetterOfIntent.objects.filter(track=area.service).update(state="withdrawn", withdrawn_reason="Nej")

    with acting_as(area.coordinator):
        made = propose_options(
            actor=area.coordinator, agreement=area.agreement, starts=[STARTS, date(2026, 9, 7)], now=NOON
        )

    assert [(one.track.name, one.seats, one.least_people, one.place) for one in made] == [
        ("Vård", 8, 4, letter.workplace.name)
    ] * 2
    limits = {(one.kind, one.seats, len(one.options.all())) for one in list_limits(area.agreement)}
    assert limits == {("hires", 5, 2), ("supervisors", 3, 1)}


def test_proposing_again_adds_nothing_twice(area):
    propose_options(actor=area.coordinator, agreement=area.agreement, starts=[STARTS], now=NOON)
    before = len(list_options(area.agreement))

    with pytest.raises(NothingToPropose):
        propose_options(actor=area.coordinator, agreement=area.agreement, starts=[STARTS], now=NOON)

    assert len(list_options(area.agreement)) == before


def test_a_letter_gives_places_only_on_its_own_days_and_in_agreed_tracks(area):
    Track.objects.filter(pk=area.service.pk).update(state=TrackState.PAUSED, state_reason="Vilar")
    another_letter(area.care, ends=STARTS)

    with pytest.raises(NothingToPropose):
        propose_options(actor=area.coordinator, agreement=area.agreement, starts=[STARTS], now=NOON)


def test_a_limit_of_the_same_name_is_written_over(area):
    a_limit(area)

    a_limit(area, seats=5)

    assert [one.seats for one in list_limits(area.agreement)] == [5]
    assert SharedLimit.objects.get().options.count() == 1


def test_a_limit_holds_for_something(area):
    with pytest.raises(LimitNeedsOptions):
        a_limit(area, options=[])


def test_a_floor_is_written_over(area):
    for seats in (2, 1):
        set_floor(actor=area.coordinator, agreement=area.agreement, municipality="2403", seats=seats, now=NOON)

    assert MunicipalFloor.objects.get().seats == 1


@pytest.mark.parametrize(
    "facts", [{"decided_by": " "}, {"legal_ground": ""}, {"ends_on": TODAY}, {"tolerance": 101}], ids=str
)
def test_a_decision_says_who_when_why_and_until_when(area, facts):
    with pytest.raises(DecisionNeedsAll):
        a_decision(area, **facts)


def test_a_decision_is_in_force_until_it_ends(area):
    made = a_decision(area)

    assert find_composition_decision(area.agreement, today=TODAY) == made
    assert find_composition_decision(area.agreement, today=made.ends_on) is None


def test_the_area_is_seen_by_those_who_plan_it(area):
    officer = an_actor(Role.OFFICER, area.municipality)

    assert list(list_areas(officer)) == [area.agreement]
    assert get_area(officer, area.agreement.pk) == area.agreement
    assert list_planners(officer, area.agreement) == [area.municipality]
    assert list_planners(officer, area.agreement, permission=Permission.ROUND_PLAN_EDIT) == []
    with pytest.raises(NotAllowed):
        get_area(officer, area.agreement.pk, permission=Permission.ROUND_PLAN_EDIT)


def test_the_steering_group_may_not_and_the_neighbour_does_not_know(area):
    with pytest.raises(NotAllowed):
        get_area(an_actor(Role.STEERING, area.municipality), area.agreement.pk)
    with pytest.raises(type(area.agreement).DoesNotExist):
        get_area(an_actor(Role.COORDINATOR), area.agreement.pk)
