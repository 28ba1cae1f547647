"""Those who said yes to the next round are asked first when it comes."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.recruitment import actions
from jobbspar.apps.recruitment.queries import list_reserves_of_earlier
from jobbspar.core.access import NotAllowed
from jobbspar.core.recruitment import NotRecruiting, ParticipationState
from jobbspar.core.tracks import RoundState
from tests.apps.recruitment.place import Place
from tests.factories import NOON, TODAY, a_participant, a_participation, a_round

pytestmark = pytest.mark.django_db


def test_whoever_said_yes_at_an_earlier_round_comes_first_into_the_next():
    place = Place()
    willing = a_participation(
        place.round, a_participant(place.municipality), state=ParticipationState.COMPLETED, reserve_yes_on=TODAY
    )
    a_participation(place.round, a_participant(place.municipality), state=ParticipationState.COMPLETED)
    coming = a_round(place.round.track, state=RoundState.RECRUITING)
    with acting_as(place.coordinator):
        before = list_reserves_of_earlier(place.coordinator, coming)

        actions.take_from_reserve(actor=place.coordinator, round=coming, reserves=[willing, willing], now=NOON)

        after = list_reserves_of_earlier(place.coordinator, coming)

    taken = coming.participations.get()
    assert (before, after) == ([willing], [])
    assert (taken.participant, taken.from_reserve_of, taken.state) == (willing.participant, willing, "interested")


def test_nobody_is_taken_in_without_a_yes_or_from_another_track():
    place, other = Place(), Place()
    silent = a_participation(place.round, a_participant(place.municipality), state=ParticipationState.RESERVE)
    elsewhere = a_participation(
        other.round, a_participant(place.municipality), state=ParticipationState.RESERVE, reserve_yes_on=TODAY
    )
    coming = a_round(place.round.track, state=RoundState.RECRUITING)

    with acting_as(place.coordinator):
        actions.take_from_reserve(actor=place.coordinator, round=coming, reserves=[silent, elsewhere], now=NOON)

    assert not coming.participations.exists()


def test_the_reserve_list_waits_until_the_round_recruits_and_is_not_next_doors():
    place, other = Place(), Place()
    planned = a_round(place.round.track)

    with acting_as(place.coordinator), pytest.raises(NotRecruiting):
        actions.take_from_reserve(actor=place.coordinator, round=planned, reserves=[], now=NOON)
    with acting_as(other.coordinator), pytest.raises(NotAllowed):
        actions.take_from_reserve(actor=other.coordinator, round=place.round, reserves=[], now=NOON)
