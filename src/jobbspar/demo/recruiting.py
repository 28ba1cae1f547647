"""From interest to decision: in each person's own words, with the person's own yes, decided by somebody named."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobbspar.apps.participants.actions import share_participant
from jobbspar.apps.recruitment.actions import (
    decide_selection,
    decline,
    invite_people,
    note_attendance,
    note_reserve_consent,
    plan_activity,
    register_interest,
    release_to_employer,
    take_as_candidate,
)
from jobbspar.apps.recruitment.queries.selection import list_requirements
from jobbspar.core.recruitment import ActivityFacts, AttendanceBasis, RecruitmentKind, SelectionOutcome
from jobbspar.demo.people import Crowd
from jobbspar.demo.runs import CANDIDATES, DECIDED, HOMES_OF_FIVE, INVITED, MET, SELECTED, Going, Played
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import Participant

OWN_WORDS = (
    "Jag vill ha ett arbete där jag får prata svenska varje dag.",
    "Min granne arbetar där och säger att de tar hand om varandra.",
    "Jag har arbetat med det här förut och vill göra det igen.",
    "Jag vill klara mig själv och visa mina barn att det går.",
    "Jag tycker om att se att något blir klart.",
    "Jag bor nära och kan börja direkt.",
    "Jag vill lära mig ett yrke som det alltid finns arbete i.",
    "På sfi berättade de om spåret. Det lät som något för mig.",
)
CHANNELS = ("sfi", "Arbetsförmedlingen", "anslag", "en vän", "kommunens vägledare")
GROUND = "Personen har sagt ja till att samordnaren för spåret ser uppgifterna."
REASONS = {
    SelectionOutcome.SELECTED: "Har visat det vid mötet, eller får det i spåret.",
    SelectionOutcome.RESERVE: "Klarar det snart. Platserna tog slut.",
    SelectionOutcome.NOT_SELECTED: "Behöver mer tid för det här kravet än spåret ger. Får stöd att gå en annan väg.",
}


def recruit(stage: Stage, crowd: Crowd, here: Played, played: dict[str, Played]) -> None:
    _gather(stage, crowd, here, played)
    with stage.played_by(here.coordinator) as actor:
        day = _before(here, 5)
        for going in here.having(CANDIDATES):
            take_as_candidate(actor=actor, participation=going.participation, now=stage.moment(day))
    if here.run.goes_to != "closed":
        _inform(stage, here)
    if here.round.track.kind == "employer" and here.having(INVITED):
        _meet_employer(stage, here)
    _decide(stage, here)


def _before(here: Played, weeks: int) -> date:
    day: date = here.round.starts - timedelta(weeks=weeks)
    return day


def _gather(stage: Stage, crowd: Crowd, here: Played, played: dict[str, Played]) -> None:
    """Those carried over, those who come back from another round, and new ones."""
    carried = list(here.round.participations.select_related("participant__organisation", "round__track").order_by("pk"))
    returning = _returning(here, played)
    for number, fate in enumerate(here.run.fates):
        if number < len(carried):
            participation = carried[number]
            home = _key_of(stage, participation.participant)
            here.goings.append(Going(participation.participant, home, fate, number, participation))
            continue
        person = returning.pop() if returning else None
        home = _key_of(stage, person) if person else _home(here, number)
        day = _before(here, 8) + timedelta(days=number)
        person = person or crowd.enter(home=home, day=day - timedelta(days=12))
        _show_interest(stage, here, person, home=home, fate=fate, number=number, day=day)


def _returning(here: Played, played: dict[str, Played]) -> "list[Participant]":
    if not here.run.back:
        return []
    return [going.person for going in played[here.run.back_from].having(frozenset("SC"))][: here.run.back]


def _key_of(stage: Stage, person: "Participant") -> str:
    return next(key for key, row in stage.organisations.items() if row.pk == person.organisation_id)


def _home(here: Played, number: int) -> str:
    """In Larch everybody is from Larch; in the 5-kanten from all five."""
    if here.coordinator.startswith("larch"):
        return "larch"
    return "alder" if here.run.track == "park" else HOMES_OF_FIVE[number % len(HOMES_OF_FIVE)]


def _show_interest(
    stage: Stage, here: Played, person: "Participant", *, home: str, fate: str, number: int, day: date
) -> None:
    with stage.played_by(home) as actor:
        participation = register_interest(
            actor=actor,
            round=here.round,
            participant=person,
            own_words=OWN_WORDS[(number + here.run.starts) % len(OWN_WORDS)],
            channel=CHANNELS[(number + here.run.starts) % len(CHANNELS)],
            ground=GROUND,
            now=stage.moment(day),
        )
        here.goings.append(Going(person, home, fate, number, participation))
        if here.run.goes_to in ("running", "recruiting") and number % 3 != 2:
            office = "af-larch" if home == "larch" else "af-inland"
            _share(stage, person, office, home, day)


def _share(stage: Stage, person: "Participant", office: str, home: str, day: date) -> None:
    """The officer helps the person too, and may see the person since the person has said so."""
    with stage.played_by(home) as actor:
        if person.sharings.filter(organisation=stage.organisations[office], ended_on=None).exists():
            return
        share_participant(
            actor=actor,
            participant=person,
            organisation=stage.organisations[office],
            ground="Personen har sagt ja till att handläggaren följer spåret.",
            now=stage.moment(day),
        )


def _inform(stage: Stage, here: Played) -> None:
    """A meeting to which everybody is invited. Nobody has to come, but where the office has assigned people."""
    is_assigned = here.run.track == "basic"
    facts = ActivityFacts(
        kind=RecruitmentKind.INFORMATION_MEETING,
        name="Möte om vägen till arbete" if is_assigned else "Öppet möte om spåret",
        day=_before(here, 6),
        place="Biblioteket",
        language="svenska, arabiska och tigrinja",
        has_interpreter=True,
        basis=AttendanceBasis.MANDATORY if is_assigned else AttendanceBasis.VOLUNTARY,
    )
    people = [going.participation for going in here.goings]
    with stage.played_by(here.coordinator) as actor:
        now = stage.moment(_before(here, 7))
        activity = plan_activity(actor=actor, round=here.round, facts=facts, now=now)
        invite_people(actor=actor, activity=activity, participations=people, now=now)
        if facts.day <= stage.friday:
            came = {going.participation.pk: (None, True, True, False)[going.number % 4] for going in here.goings}
            note_attendance(actor=actor, activity=activity, came=came, now=stage.moment(facts.day))


def _meet_employer(stage: Stage, here: Played) -> None:
    facts = ActivityFacts(
        kind=RecruitmentKind.EMPLOYER_MEETING,
        name="Möte med arbetsgivaren",
        day=_before(here, 3),
        place=here.run.place,
        employer_takes_part=True,
        who_from_employer="Chefen och en handledare",
    )
    invited = here.having(INVITED)
    with stage.played_by(here.coordinator) as actor:
        now = stage.moment(_before(here, 4))
        for going in invited:
            release_to_employer(actor=actor, participation=going.participation, now=now)
        activity = plan_activity(actor=actor, round=here.round, facts=facts, now=now)
        people = [going.participation for going in invited]
        invite_people(actor=actor, activity=activity, participations=people, now=now)
        if facts.day <= stage.friday:
            came = {going.participation.pk: going.fate in MET for going in invited}
            note_attendance(actor=actor, activity=activity, came=came, now=stage.moment(facts.day))
        for going in invited:
            going.participation.refresh_from_db(fields=["state"])


def _decide(stage: Stage, here: Played) -> None:
    requirements = list_requirements(here.round)
    day = min(_before(here, 2), stage.friday)
    with stage.played_by(here.coordinator) as actor:
        for going in here.having(frozenset("d")):
            decline(actor=actor, participation=going.participation, now=stage.moment(day))
    for going in here.having(DECIDED):
        outcome = SelectionOutcome.SELECTED
        if going.fate not in SELECTED:
            outcome = SelectionOutcome.RESERVE if going.fate == "r" else SelectionOutcome.NOT_SELECTED
        by_employer = here.run.key == "industry-2" and going.number == 0
        with stage.played_by("larktra" if by_employer else here.coordinator) as actor:
            decide_selection(
                actor=actor,
                participation=going.participation,
                outcome=outcome,
                requirement=requirements[going.number % 3],
                reason=REASONS[outcome],
                decider="Stefan Furuhed" if by_employer else actor.name,
                decider_role="Arbetsgivare" if by_employer else "Samordnare, efter samtal med arbetsgivaren",
                decided_on=day,
                told_on=None if by_employer else day,
                now=stage.moment(day),
            )
            if going.fate == "r":
                yes = going.number % 4 != 3
                note_reserve_consent(
                    actor=actor, participation=going.participation, says_yes=yes, now=stage.moment(day)
                )
