"""A plan is adopted whole or not at all, in somebody's name; a seat becomes a place by the person's own yes."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.actions import adopt_plan, answer_offer, change_plan, set_limit, withdraw_wish
from jobbspar.apps.rounds.models import SeatOffer
from jobbspar.apps.rounds.queries import (
    get_offer,
    get_plan,
    list_offers_of_person,
    list_offers_of_plan,
    list_offers_of_round,
    list_wishes,
    open_plan,
)
from jobbspar.apps.tracks.actions import start_recruiting
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.recruitment import NotRecruiting, OwnWordsMissing
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.round_plans import (
    AdopterMissing,
    AdoptionReasonMissing,
    LimitHasShrunk,
    NobodyHasSaidYes,
    OfferAnswer,
    OfferAnswered,
    PlanNotReady,
    PlanState,
    RoundHasChanged,
    SeatHasGone,
    TrackHasStopped,
    TracksKeptByOthers,
    WishHasGone,
)
from jobbspar.core.rounds.by_hand import Change, Hand
from jobbspar.core.rounds.problem import PoolKind
from jobbspar.core.tracks import RoundState, TrackState
from tests.apps.rounds.areas import STARTS, an_area
from tests.factories import NOON, TODAY, a_workplace, an_actor, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return an_area(people=6, service=2)


def adopt(area, plan, actor=None, name="Karin Ek", reason="Öppnar vård i vår"):
    return adopt_plan(actor=actor or area.coordinator, plan=plan, name=name, reason=reason, now=NOON)


def refusals_of(area, plan):
    with pytest.raises(SeveralRefusals) as refused, acting_as(area.coordinator):
        adopt(area, plan)
    assert Round.objects.count() == SeatOffer.objects.count() == 0
    return refused.value.refusals


def test_adoption_makes_the_rounds_and_offers_every_seat_and_places_nobody(area):
    plan = area.plan()

    with acting_as(area.coordinator):
        rounds = adopt(area, plan)
        offers = list_offers_of_plan(area.coordinator, plan)

    assert [(one.track.name, one.starts, one.seats, one.least_people, one.state) for one in rounds] == [
        ("Vård", STARTS, 8, 4, RoundState.PLANNED)
    ]
    assert {one.participant for one in offers} == set(area.people[:4])
    assert {(one.answer, one.asked_on) for one in offers} == {(OfferAnswer.UNKNOWN, TODAY)}
    assert Participation.objects.count() == 0
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_by, plan.adoption_reason) == (PlanState.ADOPTED, "Karin Ek", "Öppnar vård i vår")
    assert Event.objects.filter(deed="round-plan:adopt").exists()
    area.options["care"].refresh_from_db()
    assert area.options["care"].became == rounds[0]


def test_changes_by_hand_are_in_the_rounds_that_are_made(area):
    change = Change(Hand.SEATS, str(area.options["care"].pk), number=5)
    with acting_as(area.coordinator):
        made = change_plan(actor=area.coordinator, plan=area.plan(), change=change, now=NOON)
        rounds = adopt(area, get_plan(area.coordinator, made.pk))

    assert [one.seats for one in rounds] == [5]


def test_a_round_at_a_workplace_is_held_in_its_municipality(area):
    option = area.options["care"]
    option.workplace, option.place = a_workplace(area.care.profile.employer), "Sjukhuset"
    option.save()
    plan = area.plan()

    with acting_as(area.coordinator):
        rounds = adopt(area, plan)
        shown = open_plan(plan).rounds

    assert [(one.municipality, one.place) for one in rounds] == [("2403", "Sjukhuset")]
    assert {one.municipality for one in shown} == {"Bjurholm"}


def test_a_plan_is_adopted_once_and_only_when_it_is_one(area):
    plan = area.plan()
    adopt(area, plan)

    with pytest.raises(PlanNotReady):
        adopt(area, get_plan(area.coordinator, plan.pk))


@pytest.mark.parametrize(
    ("words", "refusal"), [({"name": " "}, AdopterMissing), ({"reason": ""}, AdoptionReasonMissing)]
)
def test_adoption_has_a_name_and_a_reason(area, words, refusal):
    with pytest.raises(refusal):
        adopt(area, area.plan(), **words)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER])
def test_neither_next_door_nor_an_officer_adopts(area, role):
    actor = an_actor(role, area.municipality if role is Role.OFFICER else None)

    with pytest.raises(NotAllowed):
        adopt(area, area.plan(), actor)


def test_rounds_of_tracks_that_others_keep_are_adopted_by_those_who_coordinate_there(area):
    keeper = an_organisation()
    area.care.organisation = keeper
    area.care.save()

    with pytest.raises(TracksKeptByOthers, match=keeper.name):
        adopt(area, area.plan())


def test_a_yes_taken_back_since_makes_the_plan_outdated_by_name(area):
    plan = area.plan()
    withdraw_wish(actor=area.coordinator, wish=list_wishes(area.people[0])[0], now=NOON)

    refusals = refusals_of(area, plan)

    assert [(type(one), str(one)) for one in refusals] == [
        (WishHasGone, f"{area.people[0].name} no longer has a yes to Vård that can be planned.")
    ]


def test_a_track_that_has_stopped_makes_the_plan_outdated(area):
    plan = area.plan()
    area.care.state, area.care.state_reason = TrackState.CANCELLED, "Inget behov"
    area.care.save()

    assert TrackHasStopped in map(type, refusals_of(area, plan))


@pytest.mark.parametrize(
    ("facts", "refusal"), [({"seats": 6}, RoundHasChanged), ({"municipality": "0980"}, SeatHasGone)]
)
def test_a_round_that_has_changed_makes_the_plan_outdated(area, facts, refusal):
    plan = area.plan()
    for name, value in facts.items():
        setattr(area.options["care"], name, value)
    area.options["care"].save()

    assert refusal in map(type, refusals_of(area, plan))


def test_a_limit_that_has_shrunk_makes_the_plan_outdated(area):
    plan = area.plan()
    set_limit(
        actor=area.coordinator, agreement=area.agreement, name="Handledare", kind=PoolKind.SUPERVISORS, seats=3,
        options=[area.options["care"]], now=NOON,
    )  # fmt: skip

    assert [(type(one), "Handledare" in str(one)) for one in refusals_of(area, plan)] == [(LimitHasShrunk, True)]


def test_a_change_that_touches_no_seat_leaves_the_plan_as_it_is(area):
    plan = area.plan()
    withdraw_wish(actor=area.coordinator, wish=list_wishes(area.people[5])[0], now=NOON)

    with acting_as(area.coordinator):
        assert len(adopt(area, plan)) == 1


def test_those_who_have_been_offered_a_seat_are_not_planned_again(area):
    plan, other = area.plan(), area.plan()
    adopt(area, plan)

    with pytest.raises(SeveralRefusals):
        adopt(area, other)
    with acting_as(area.coordinator):
        for person in area.people[4:]:
            withdraw_wish(actor=area.coordinator, wish=list_wishes(person)[0], now=NOON)
    with pytest.raises(NobodyHasSaidYes):
        area.plan()


# The person's own answer


@pytest.fixture
def offer(area):
    with acting_as(area.coordinator):
        adopt(area, area.plan())
    return list_offers_of_person(area.people[0])[0]


def recruit(area, round):
    Round.objects.filter(pk=round.pk).update(recruitment_plan="Vi frågar alla")
    start_recruiting(actor=area.coordinator, round=Round.objects.get(pk=round.pk), now=NOON)
    round.refresh_from_db()


def answer(area, offer, actor=None, **facts):
    plain = {"says_yes": True, "own_words": "Jag vill arbeta med äldre"}
    with acting_as(actor or area.coordinator):
        return answer_offer(actor=actor or area.coordinator, offer=offer, now=NOON, **{**plain, **facts})


def test_a_yes_in_own_words_makes_a_participation(area, offer):
    recruit(area, offer.round)

    made = answer(area, offer)

    assert (made.participant, made.round, made.own_words) == (area.people[0], offer.round, "Jag vill arbeta med äldre")
    offer.refresh_from_db()
    assert (offer.answer, offer.answered_on, offer.noted_by_id) == (OfferAnswer.YES, TODAY, area.coordinator.user)
    assert Event.objects.filter(deed="seat-offer:yes", participant=area.people[0].pk).exists()


def test_a_no_frees_the_person_for_another_plan(area, offer):
    made = answer(area, offer, says_yes=False, own_words="")

    assert made is None
    assert Event.objects.filter(deed="seat-offer:no").exists()
    assert Participation.objects.count() == 0


def test_a_yes_needs_own_words_and_a_round_that_recruits(area, offer):
    with pytest.raises(NotRecruiting):
        answer(area, offer)
    recruit(area, offer.round)
    with pytest.raises(OwnWordsMissing):
        answer(area, offer, own_words="  ")

    assert SeatOffer.objects.get(pk=offer.pk).answer == OfferAnswer.UNKNOWN


def test_an_answer_is_given_once(area, offer):
    answer(area, offer, says_yes=False)

    with pytest.raises(OfferAnswered):
        answer(area, SeatOffer.objects.get(pk=offer.pk))


def test_nobody_next_door_answers_for_the_person(area, offer):
    with pytest.raises(NotAllowed):
        answer(area, offer, an_actor(Role.COORDINATOR))


def test_offers_are_seen_by_those_who_see_the_person(area, offer):
    neighbour = an_actor(Role.COORDINATOR)

    assert get_offer(area.coordinator, offer.pk, permission=Permission.PARTICIPANT_EDIT) == offer
    assert len(list_offers_of_round(area.coordinator, offer.round)) == 4
    assert list_offers_of_round(neighbour, offer.round) == []
    with pytest.raises(SeatOffer.DoesNotExist):
        get_offer(neighbour, offer.pk)
    with pytest.raises(NotAllowed):
        officer = an_actor(Role.OFFICER, area.municipality)
        get_offer(officer, offer.pk, permission=Permission.PARTICIPANT_EDIT)
