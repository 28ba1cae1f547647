"""The demo is built twice in two empty databases and looked at from all sides."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Installation, Membership, User
from jobbspar.apps.activities.bridge import yields_of
from jobbspar.apps.followup.models import Exit, FollowUp
from jobbspar.apps.participants.models import Background, Participant
from jobbspar.apps.plans.models import Obstacle, Plan
from jobbspar.apps.profiles.bridge import requirements_of
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.queries import forecast_of
from jobbspar.apps.tracks.models import Round, Track
from jobbspar.apps.travel.models import TravelTerms, TravelTime, TripLegs
from jobbspar.core.access import Role
from jobbspar.core.calendar import swedish_day
from jobbspar.core.identity import IdentityNumber
from jobbspar.core.profiles import RequiredWhen
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState, TrackState
from jobbspar.core.travel.ways import NoWay
from jobbspar.demo.signins import SIGN_INS
from jobbspar.demo.story import build_demo

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = SUNDAY - timedelta(days=6)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Told:
    """What is left of a demo when its database is emptied again."""

    people: list
    rounds: list
    tracks: list
    outcomes: list
    follow_ups: list
    next_steps: list
    obstacles: list
    backgrounds: list
    terms: list
    trips: list
    forecasts: set
    halves: set
    changes: int
    not_given: dict
    users: dict
    is_demo: bool


def tell(now):
    """Build in a transaction, read, and take everything back."""
    with transaction.atomic():
        build_demo(now)
        told = Told(
            people=sorted(
                Participation.objects.values_list(
                    "participant__given_name",
                    "participant__family_name",
                    "round__track__name",
                    "round__number",
                    "state",
                )
            ),
            rounds=list(Round.objects.order_by("track__name", "number").values_list("state", "starts")),
            tracks=list(Track.objects.order_by("name").values_list("name", "state")),
            outcomes=list(Exit.objects.order_by("exited_on", "pk").values_list("outcome", "contract_form")),
            follow_ups=list(FollowUp.objects.values_list("months", "outcome")),
            next_steps=list(Plan.objects.filter(participation__state="started").values_list("next_step_on", flat=True)),
            obstacles=list(Obstacle.objects.values_list("owner", "due_on", "solved_on")),
            backgrounds=list(
                Background.objects.order_by("pk").values_list("personal_number", "sex", "education_level")
            ),
            terms=list(
                TravelTerms.objects.order_by("participant").values_list(
                    "participant__family_name", "mode", "longest_minutes"
                )
            ),
            trips=list(TravelTime.objects.order_by("pk").values_list("home", "site", "mode", "source", "minutes")),
            forecasts={withheld for goal in _goals_forecast() for withheld in goal},
            halves=set(TravelTime.objects.filter(source="timetable").values_list("no_way", flat=True)),
            changes=sum(sum(map(bool, row.lines)) > 2 for row in TripLegs.objects.all()),
            not_given={track.name: _not_given(track) for track in Track.objects.exclude(profile=None)},
            users={
                user.email: (user.password, {row.role for row in Membership.objects.filter(user=user)})
                for user in User.objects.all()
            },
            is_demo=Installation.objects.filter(is_demo=True).exists(),
        )
        assert Participant.objects.count() == len(told.backgrounds)
        transaction.set_rollback(True)
    return told


def _goals_forecast():
    """For each goal of the newest plan whether each track's composition is told, as its coordinator reads it."""
    coordinator = actor_for(User.objects.get(email="samordnare@elm.example"))
    with acting_as(coordinator):
        found = forecast_of(RoundPlan.objects.order_by("-number")[0], today=swedish_day(SUNDAY))
    return [{track.composition is not None for track in goal.tracks} for goal in found.goals]


def _not_given(track):
    """What the profile says is learnt in the track, and none of its steps gives."""
    given = [subject for step in track.steps.all() for subject in yields_of(step.activity)]
    asked = [one for one in requirements_of(track.profile) if one.when is RequiredWhen.LEARNT_IN_TRACK]
    return {one.name for one in asked if not any(subject.is_about_same(one) for subject in given)}


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return tell(SUNDAY)


def test_a_second_demo_in_the_same_week_is_the_same(told):
    again = tell(MONDAY)

    assert (again.people, again.rounds, again.outcomes) == (told.people, told.rounds, told.outcomes)
    assert again.backgrounds == told.backgrounds
    assert (again.terms, again.trips) == (told.terms, told.trips)


def test_every_state_of_tracks_rounds_and_people_occurs(told):
    assert {state for _, state in told.tracks} == set(TrackState)
    assert {state for state, _ in told.rounds} == set(RoundState)
    assert {row[-1] for row in told.people} == set(ParticipationState)


def test_no_personal_number_can_belong_to_anybody(told):
    today = swedish_day(SUNDAY)
    numbers = [number for number, _, _ in told.backgrounds if number]

    assert numbers
    assert all(IdentityNumber.read(number, today=today).cannot_belong_to_anyone for number in numbers)


def test_the_people_are_as_many_and_as_different_as_is_known_of_local_job_tracks(told):
    count = len(told.backgrounds)
    women = sum(sex == "woman" for _, sex, _ in told.backgrounds)
    schools = [level for _, _, level in told.backgrounds if level != "unknown"]
    short = sum(level in ("under_9_years", "nine_years") for level in schools)

    assert 140 <= count <= 165
    assert 0.5 <= women / count <= 0.6
    assert 0.75 <= short / len(schools) <= 0.85
    assert len(schools) < count


def test_just_over_half_go_to_work_and_a_fifth_to_studies(told):
    mains = Counter(outcome for outcome, _ in told.outcomes)
    total = sum(mains.values())

    assert 0.5 <= mains["work"] / total <= 0.6
    assert 0.15 <= mains["studies"] / total <= 0.25
    assert mains["unknown"]
    assert ("work", "hourly") in told.outcomes
    assert {months for months, _ in told.follow_ups} == {3, 6, 12}


def test_somebody_has_something_to_do_now(told):
    monday = swedish_day(MONDAY)

    assert any(day < monday for day in told.next_steps)
    assert any(due < monday and solved is None for _, due, solved in told.obstacles)


def test_obstacles_are_seldom_the_persons(told):
    owners = Counter(owner for owner, _, _ in told.obstacles)

    assert 0 < owners["person"] < sum(owners.values()) / 4


def test_some_have_been_asked_how_they_travel_and_some_have_not(told):
    people = len(told.backgrounds)

    assert people / 5 < len(told.terms) < people
    assert {mode for _, mode, _ in told.terms} == {"car", "public"}


def test_trips_are_known_by_hand_and_by_timetable_and_some_have_no_way_home(told):
    known = {(source, minutes is None) for *_, source, minutes in told.trips}

    assert known == {("entered", False), ("entered", True), ("timetable", False), ("timetable", True)}
    assert told.halves == {"", *NoWay}
    assert told.changes >= 2


def test_the_forecast_shows_numbers_of_a_large_group_and_none_of_a_small(told):
    assert told.forecasts == {True, False}


def test_the_chains_of_care_and_cleaning_are_whole(told):
    assert told.not_given["Vård och omsorg i 5-kanten"] == set()
    assert told.not_given["Service och städ"] == set()


def test_one_can_sign_in_as_each_role(told):
    roles = {role for _, email, _ in SIGN_INS for role in told.users[email][1]}

    assert roles == set(Role)
    assert all(check_password(password, told.users[email][0]) for _, email, password in SIGN_INS)


def test_the_installation_says_that_it_is_a_demo(told):
    assert told.is_demo
