"""Check-ins, obstacles and deviations: it works, leaves a trace, refuses, and not next door."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import close_deviation, hold_check_in, note_deviation, note_obstacle, solve_obstacle
from jobbspar.apps.plans.models import Obstacle
from jobbspar.core.access import NotAllowed
from jobbspar.core.participation import (
    CheckInFacts,
    CheckInForm,
    DeviationKind,
    NotTakingPart,
    ObstacleFacts,
    ObstacleOwner,
    ObstacleWithoutOwner,
    RatingOutsideScale,
    Severity,
)
from jobbspar.core.recruitment import ParticipationState
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)
NO_BUS = ObstacleFacts(text="Ingen buss", owner=ObstacleOwner.PLACE, action="Samåka", action_by="Anna", due_on=MAY)


def a_talk(**more):
    return CheckInFacts(
        **{"held_on": TODAY, "form": CheckInForm.MEETING, "present": "Anna", "works_well": "Trivs", **more}
    )


def a_deviation(actor, part):
    return note_deviation(
        actor=actor, participation=part, kind=DeviationKind.TRANSPORT, severity=Severity.HIGH, what="Indragen buss",
        owner=ObstacleOwner.PLACE, action="Samåkning", due_on=MAY, now=NOON,
    )  # fmt: skip


def the_last_event():
    return Event.objects.latest("id")


def test_a_talk_is_kept_with_the_obstacles_that_came_up(home):
    with acting_as(home.coordinator):
        held = hold_check_in(
            actor=home.coordinator, participation=home.part, facts=a_talk(own_rating=4), obstacles=[NO_BUS], now=NOON
        )

    obstacle = Obstacle.objects.get(check_in=held)
    assert (held.own_rating, held.by_id) == (4, home.coordinator.user)
    assert (obstacle.owner, obstacle.participation) == (ObstacleOwner.PLACE, home.part)
    assert (the_last_event().deed, the_last_event().participant) == ("check-in:hold", home.part.participant_id)


@pytest.mark.parametrize("rating", [0, 6])
def test_a_rating_goes_from_one_to_five(rating):
    with pytest.raises(RatingOutsideScale):
        a_talk(own_rating=rating)


def test_an_obstacle_is_somebodys():
    with pytest.raises(ObstacleWithoutOwner):
        ObstacleFacts(text="Ingen buss", owner="", action="Samåka", action_by="Anna", due_on=MAY)


def test_an_obstacle_is_noted_between_talks_and_solved(home):
    with acting_as(home.coordinator):
        obstacle = note_obstacle(actor=home.coordinator, participation=home.part, facts=NO_BUS, now=NOON)
        solve_obstacle(actor=home.coordinator, obstacle=obstacle, now=NOON)

    obstacle.refresh_from_db()
    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (obstacle.check_in, obstacle.solved_on, deeds) == (None, TODAY, ["obstacle:note", "obstacle:solve"])


def test_a_deviation_is_noted_and_closed(home):
    with acting_as(home.coordinator):
        deviation = a_deviation(home.coordinator, home.part)
        close_deviation(actor=home.coordinator, deviation=deviation, now=NOON)

    deviation.refresh_from_db()
    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (deviation.found_on, deviation.closed_on) == (TODAY, TODAY)
    assert deeds == ["deviation:note", "deviation:close"]


def test_nothing_is_noted_of_somebody_who_has_left(home):
    home.part.state = ParticipationState.INTERRUPTED
    home.part.save()

    with acting_as(home.coordinator), pytest.raises(NotTakingPart):
        hold_check_in(actor=home.coordinator, participation=home.part, facts=a_talk(), now=NOON)


@pytest.mark.parametrize(
    "deed",
    [
        lambda actor, part: hold_check_in(actor=actor, participation=part, facts=a_talk(), now=NOON),
        lambda actor, part: note_obstacle(actor=actor, participation=part, facts=NO_BUS, now=NOON),
        a_deviation,
    ],
)
def test_refuses_the_right_role_next_door(home, next_door, deed):
    with acting_as(next_door), pytest.raises(NotAllowed):
        deed(next_door, home.part)


def test_the_neighbour_solves_and_closes_nothing(home, next_door):
    with acting_as(home.coordinator):
        obstacle = note_obstacle(actor=home.coordinator, participation=home.part, facts=NO_BUS, now=NOON)
        deviation = a_deviation(home.coordinator, home.part)

    with acting_as(next_door), pytest.raises(NotAllowed):
        solve_obstacle(actor=next_door, obstacle=obstacle, now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        close_deviation(actor=next_door, deviation=deviation, now=NOON)
