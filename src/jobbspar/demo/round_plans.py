"""The rounds of 5-kanten planned together: what people want, what may open, a plan adopted and one to look at."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from jobbspar.apps.participants.queries import list_participants
from jobbspar.apps.recruitment.queries.candidates import list_rounds_of
from jobbspar.apps.rounds.actions import (
    OptionFacts,
    add_option,
    adopt_plan,
    answer_offer,
    ask_for_plan,
    begin_plan,
    change_option,
    explain_plan,
    keep_answer,
    propose_options,
    remove_option,
    say_yes,
    set_floor,
    solve_begun,
)
from jobbspar.apps.rounds.queries import get_plan, list_offers_of_plan, list_options
from jobbspar.apps.tracks.actions import start_recruiting, write_recruitment_plan
from jobbspar.apps.travel.actions import say_terms
from jobbspar.core.participation import Sex
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.rounds.problem import Mode
from jobbspar.demo.people import Crowd
from jobbspar.demo.rounds import CHANNELS, PLAN
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import Participant
    from jobbspar.apps.rounds.models import RoundPlan

FREE = frozenset(
    {
        ParticipationState.INTERESTED,
        ParticipationState.CANDIDATE,
        ParticipationState.INVITED,
        ParticipationState.NOT_SELECTED,
        ParticipationState.RESERVE,
        ParticipationState.DECLINED,
    }
)
HOMES = ("elm", "spruce", "rowan", "aspen", "alder")
GROUND = "Personen har sagt ja till spåret och till att kommunerna i 5-kanten planerar omgången tillsammans."
OWN_WORDS = "Ja, jag vill. Jag har väntat på ett arbete där jag får använda händerna."


class Want(NamedTuple):
    """What somebody says: the tracks in order, and how far by what; no minutes is not asked yet."""

    tracks: tuple[str, ...]
    mode: Mode = Mode.PUBLIC
    minutes: int = 0


# Drawn in turn by those who are free, home by home.
WANTS = (
    Want(("care", "basic-five"), Mode.CAR, 90),
    Want(("service", "care"), Mode.CAR, 90),
    Want(("care",), Mode.CAR, 60),
    Want(("basic-five", "care"), Mode.CAR, 90),
    Want(("care", "service"), Mode.PUBLIC, 45),
    Want(("basic-five",)),
    Want(("service", "basic-five"), Mode.CAR, 85),
)
# Nearly all men, so that numbers of both can be shown; what a plan proposes is the same whoever they are.
VISITORS = (
    ("elm", Sex.WOMAN), ("spruce", Sex.MAN), ("elm", Sex.MAN),
    ("rowan", Sex.MAN), ("spruce", Sex.MAN), ("elm", Sex.MAN),
)  # fmt: skip
FIRST_STARTS, NEXT_STARTS = 9, (14, 26)
PEOPLE_FOR_CLEANING = 6


def plan_rounds_of_five(stage: Stage, crowd: Crowd) -> None:
    """The first plan was adopted some weeks ago; the second waits for somebody to look at it."""
    _ask_people(stage)
    _say_what_may_open(stage, letters={"basic-five": "elm-service"}, starts=(FIRST_STARTS,), weeks=-6)
    _adopt(stage, _plan(stage, weeks=-5))
    letters = {"basic-five": "elm-service", "care": "elm-care", "service": "clean"}
    _say_what_may_open(stage, letters=letters, starts=NEXT_STARTS, weeks=-1)
    _visit_the_elderly_home(stage, crowd)
    _add_by_hand(stage)
    _plan(stage, weeks=0)


def _ask_people(stage: Stage) -> None:
    """Those who are in no round, and those who wait for one, say what they want."""
    turn = 0
    for home in HOMES:
        with stage.played_by(home) as actor:
            people = list_participants(actor, organisation=stage.organisations[home].pk).order_by("pk")
            parts = [(person, list_rounds_of(actor, person)) for person in people]
        for person, rounds in parts:
            if not rounds or rounds[0].state in FREE:
                waits_for = {part.round.track_id for part in rounds if part.state in FREE}
                said = stage.at(-6 - turn % 5)
                _note_want(stage, home, person, WANTS[turn % len(WANTS)], waits_for, said)
                turn += 1


def _visit_the_elderly_home(stage: Stage, crowd: Crowd) -> None:
    """A course in Swedish has been there to look; those who want to work there make the group large enough to count."""
    for number, (home, sex) in enumerate(VISITORS):
        person = crowd.enter(home=home, day=stage.friday - timedelta(weeks=2, days=number % 5), sex=sex)
        _note_want(stage, home, person, Want(("care",), Mode.CAR, 90), set(), stage.at(-1))


def _note_want(stage: Stage, home: str, person: "Participant", want: Want, waits_for: set[int], said: datetime) -> None:
    with stage.played_by(home) as actor:
        for key in want.tracks:
            if stage.tracks[key].pk not in waits_for:
                say_yes(actor=actor, participant=person, track=stage.tracks[key], ground=GROUND, now=said)
        if want.minutes:
            say_terms(
                actor=actor,
                participant=person,
                mode=want.mode,
                longest_minutes=want.minutes,
                now=said,
            )


def _say_what_may_open(stage: Stage, *, letters: dict[str, str], starts: tuple[int, ...], weeks: int) -> None:
    """Every letter and start day is proposed; the coordinator keeps those of the letters that are meant now."""
    five, now = stage.agreements["five"], stage.at(weeks)
    meant = {(stage.tracks[track].pk, stage.organisations[employer].pk) for track, employer in letters.items()}
    with stage.played_by("elm") as actor:
        made = propose_options(actor=actor, agreement=five, starts=[stage.day(week) for week in starts], now=now)
        for option in made:
            if option.letter is None or (option.track_id, option.letter.employer_id) not in meant:
                remove_option(actor=actor, option=option, now=now)


def _add_by_hand(stage: Stage) -> None:
    """Care could be held in Alder as well, but not at both places; cleaning is not run for fewer than six."""
    five, now = stage.agreements["five"], stage.at(-1, 2)
    group = "Vård i vår"
    with stage.played_by("elm") as actor:
        for option in list_options(five):
            facts = OptionFacts(option.municipality, option.starts, option.seats, option.least_people, option.place)
            if option.track_id == stage.tracks["service"].pk:
                facts = replace(facts, least_people=PEOPLE_FOR_CLEANING)
            elif option.track_id == stage.tracks["care"].pk and option.starts == stage.day(NEXT_STARTS[0]):
                facts = replace(facts, group=group)
            else:
                continue
            change_option(actor=actor, option=option, facts=facts, now=now)
        alder = OptionFacts("9906", stage.day(NEXT_STARTS[0]), seats=8, least_people=5, place="Aldernäs", group=group)
        add_option(actor=actor, agreement=five, track=stage.tracks["care"], facts=alder, now=now)
        set_floor(actor=actor, agreement=five, municipality="9904", seats=1, now=now)


def _plan(stage: Stage, *, weeks: int) -> "RoundPlan":
    """As the queue works it out, so that the demo needs no worker."""
    with stage.played_by("elm") as actor:
        asked = ask_for_plan(
            actor=actor,
            agreement=stage.agreements["five"],
            organisation=stage.organisations["elm"],
            now=stage.at(weeks),
        )
        begun = begin_plan(actor=actor, plan_id=asked.pk, now=stage.at(weeks))
        if begun is not None:
            keep_answer(actor=actor, plan_id=asked.pk, begun=begun, solution=solve_begun(begun), now=stage.at(weeks))
        explain_plan(actor=actor, plan_id=asked.pk)
        return get_plan(actor, asked.pk)


def _adopt(stage: Stage, plan: "RoundPlan") -> None:
    """Elm adopts; people are asked, and some have answered in their own words."""
    reason = "Kommunen behöver folk till sommaren, och sex personer har väntat länge nog."
    with stage.played_by("elm") as actor:
        rounds = adopt_plan(actor=actor, plan=plan, name="Maria Almgren", reason=reason, now=stage.at(-4))
        for row in rounds:
            write_recruitment_plan(
                actor=actor, round=row, plan=PLAN, channels=CHANNELS, apply_by=None, now=stage.at(-4, 1)
            )
            start_recruiting(actor=actor, round=row, now=stage.at(-4, 1))
        offers = list_offers_of_plan(actor, plan)
    homes = {stage.organisations[home].pk: home for home in HOMES}
    for offer, says_yes in zip(offers, (True, True, False), strict=False):
        with stage.played_by(homes[offer.participant.organisation_id]) as actor:
            words = OWN_WORDS if says_yes else ""
            answer_offer(actor=actor, offer=offer, says_yes=says_yes, own_words=words, ground=GROUND, now=stage.at(-3))
