"""From what is known of somebody, what a profile asks and a catalogue of activities, to a chain problem.

What is not known does not stand in anybody's way: it is taken as in place, and told as a question to ask. Only where
what is known speaks against it is it taken as lacking.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobbspar.core.activities import ActivityKind
from jobbspar.core.chains.explain import missing_ways
from jobbspar.core.chains.problem import (
    DAYS_A_WEEK,
    SCHOOL_DAYS_A_WEEK,
    Activity,
    Chain,
    ChainProblem,
    Closure,
    Lane,
    Level,
    Shortening,
    meets,
)
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.placements import PLACEMENT_OF
from jobbspar.core.profiles import EvidenceSource, RequiredWhen, Requirement, RequirementKind, Subject
from jobbspar.core.requirements import RULE_VERSION, Evidence, Status, check
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel

# Kept with every stored answer. Raise the last part with any change of the rules below.
WAY_VERSION = f"{RULE_VERSION}/3"

LANES = {
    ActivityKind.SFI: Lane.LANGUAGE,
    ActivityKind.VOCATIONAL_SWEDISH: Lane.LANGUAGE,
    ActivityKind.BASIC_ADULT_EDUCATION: Lane.LANGUAGE,
    ActivityKind.CIVIC_ORIENTATION: Lane.LANGUAGE,
    ActivityKind.VOCATIONAL_WITH_SFI: Lane.BOTH,
}
# So far after a full start others are thought of.
GUESSED_WEEKS = 52
# What no course gives: either it suits the person or it does not.
CONDITIONS = frozenset({RequirementKind.SCHEDULE, RequirementKind.BACKGROUND_CHECK})
ON_THE_SFI_CLOCK = frozenset({ActivityKind.SFI, ActivityKind.VOCATIONAL_WITH_SFI})


class Unknown(Choice):
    """What is made of a requirement of which nothing is known."""

    IN_PLACE = "in_place", N_("What is not known is taken as in place")
    TAUGHT = "taught", N_("What is not known is learnt on the way, but for what is asked at the start")
    LACKING = "lacking", N_("What is not known is taken as not in place")

    def is_supposed(self, requirement: Requirement) -> bool:
        """Whether it is taken as in place. What a track is there to teach is always taught."""
        if self is Unknown.LACKING or requirement.when is RequiredWhen.LEARNT_IN_TRACK:
            return False
        is_condition = requirement.kind in CONDITIONS
        return self is Unknown.IN_PLACE or requirement.when is RequiredWhen.AT_START or is_condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An activity of the catalogue. `starts` are its start days; none and not rolling: nobody has said when.

    `weeks` are those on the calendar, at the pace it is given.
    """

    id: int
    name: str
    kind: ActivityKind
    weeks: int
    asks: tuple[Subject, ...] = ()
    yields: tuple[Subject, ...] = ()
    starts: tuple[date, ...] = ()
    is_rolling: bool = False
    travel_minutes: int = 0
    cost: int = 0
    # Weeks for those who have something already, by validation for instance.
    shorter: tuple[tuple[Subject, int], ...] = ()
    days_a_week: int = SCHOOL_DAYS_A_WEEK
    # The last announced start where no seat is left; such days are not among `starts`.
    full_until: date | None = None

    def has_unknown_start(self, today: date) -> bool:
        return not self.is_rolling and not any(day >= today for day in self.starts)


class Catalogue:
    """Offers with what is worked out from them once, however many people stand before them."""

    def __init__(self, offers: Iterable[Offer], *, closures: Iterable[Closure] = ()) -> None:
        self.offers, self.closures = tuple(offers), tuple(closures)
        self.asked = {level_of(ask): ask for offer in self.offers for ask in offer.asks}
        self.shortening = {level_of(one): one for offer in self.offers for one, _ in offer.shorter}
        yielded = {level_of(one): one for offer in self.offers for one in offer.yields}
        self.subjects = yielded | self.shortening | self.asked
        gains = {offer.id: {level_of(one): one for one in offer.yields} for offer in self.offers}
        self.language_gains_of_givers = {
            level: [
                {gain for gain, one in gains[offer.id].items() if one.kind is RequirementKind.LANGUAGE}
                for offer in self.offers
                if meets(set(gains[offer.id]), level)
            ]
            for level in self.asked
        }
        # After its last announced start an activity counts as given when needed: answers may change on that day.
        announced = [
            [*one.starts, *([one.full_until] if one.full_until else [])] for one in self.offers if not one.is_rolling
        ]
        self.last_starts = frozenset(max(days) for days in announced if days)
        self._activities: dict[date, tuple[Activity, ...]] = {}
        self._problems: dict[tuple[object, ...], tuple[ChainProblem, frozenset[Level]]] = {}

    def problem(
        self, *, has: set[Level], goals: Iterable[Level], starts: date, sfi_until: date | None
    ) -> tuple[ChainProblem, frozenset[Level]]:
        """The problem without the goals that nothing leads to, and those goals. The same question gets the same one."""
        key = (frozenset(has), frozenset(goals), starts, sfi_until)
        if key not in self._problems:
            whole = ChainProblem(
                today=starts,
                has=tuple(sorted(has)),
                goal=tuple(sorted(key[1])),
                activities=self._activities_from(starts) if key[1] else (),
                sfi_until=sfi_until,
                closures=self.closures if key[1] else (),
            )
            dead_ends = frozenset(one.level for one in missing_ways(whole))
            left = tuple(level for level in whole.goal if level not in dead_ends)
            self._problems[key] = replace(whole, goal=left), dead_ends
        return self._problems[key]

    def _activities_from(self, starts: date) -> tuple[Activity, ...]:
        if starts not in self._activities:
            self._activities[starts] = as_activities(self.offers, starts=starts)
        return self._activities[starts]


@dataclass(frozen=True, slots=True)
class Way:
    """A problem to solve, and what it takes for granted."""

    problem: ChainProblem
    # Requirements of which nothing is known, taken as in place.
    supposed: tuple[Subject, ...]
    # The same for what the activities ask; it matters where the activity is part of the chain.
    supposed_by_activities: tuple[Subject, ...]
    # Goals that nothing in the catalogue leads to; they are left out of the problem.
    without_way: tuple[Subject, ...]

    @property
    def is_there(self) -> bool:
        """Nothing is lacking, as far as anybody knows."""
        return not self.problem.goal and not self.without_way


def way_to(
    requirements: Iterable[Requirement],
    *,
    evidence: Sequence[Evidence],
    offers: Iterable[Offer] | Catalogue,
    today: date,
    starts: date | None = None,
    sfi_until: date | None = None,
    unknown: Unknown = Unknown.IN_PLACE,
) -> Way:
    """The problem of getting from what is known today to all that is asked, beginning no earlier than `starts`."""
    has: set[Level] = set()
    goals: dict[Level, Subject] = {}
    supposed: dict[Level, Subject] = {}
    for requirement in requirements:
        level = level_of(requirement)
        status = check(requirement, evidence=evidence, yields=(), today=today).status
        if status is Status.UNKNOWN and unknown.is_supposed(requirement):
            supposed[level] = requirement
        elif status is Status.MET:
            has.add(level)
        else:
            goals[level] = requirement
    catalogue = offers if isinstance(offers, Catalogue) else Catalogue(offers)
    known, taken = _prerequisites(catalogue, goals=set(goals), evidence=evidence, today=today, unknown=unknown)
    has |= (known | supposed.keys() | taken.keys()) - goals.keys()
    problem, dead_ends = catalogue.problem(has=has, goals=goals, starts=starts or today, sfi_until=sfi_until)
    return Way(
        problem,
        tuple(supposed.values()),
        tuple(taken.values()),
        tuple(subject for level, subject in sorted(goals.items()) if level in dead_ends),
    )


def under_way(offer: Offer, *, ends: date, today: date) -> Offer:
    """An activity the person has begun: it asks no more, goes on from today, and takes the weeks that are left."""
    weeks = max(1, -(-(ends - today).days // DAYS_A_WEEK))
    return replace(offer, asks=(), shorter=(), starts=(today,), is_rolling=False, weeks=weeks, full_until=None)


def shown_by(gains: Iterable[Subject], *, on: date) -> list[Evidence]:
    """What a completed activity gives, as evidence of every sort: the step itself has been seen to be reached."""
    return [
        Evidence(kind=one.kind, name=one.name, skill=one.skill, level=one.level, dated=on, source=source)
        for one in gains
        for source in EvidenceSource
    ]


def questions(way: Way, *, chain: Chain | None, offers: Iterable[Offer]) -> tuple[Subject, ...]:
    """What nobody knows and the answer rests on: ask the person."""
    taken = {int(step.activity) for step in chain.steps} if chain else set()
    asked = {level_of(ask) for offer in offers if offer.id in taken for ask in offer.asks}
    return (*way.supposed, *(one for one in way.supposed_by_activities if level_of(one) in asked))


def level_of(subject: Subject) -> Level:
    """The subject as chains count it: having it at all is 1, and each step of a scale is one more."""
    key = f"{subject.kind.value}:{subject.skill.value if subject.skill else ''}:{subject.name.strip().casefold()}"
    if isinstance(subject.level, LanguageLevel):
        return Level(key, 2 + list(LanguageLevel).index(subject.level))
    if isinstance(subject.level, EducationLevel) and subject.level.sun is not None:
        return Level(key, 1 + subject.level.sun)
    return Level(key)


def as_requirement(subject: Subject) -> Requirement:
    """What an activity asks of those who come, as something to be checked."""
    return Requirement(
        kind=subject.kind, name=subject.name, skill=subject.skill, level=subject.level, when=RequiredWhen.AT_START
    )


def _prerequisites(
    catalogue: Catalogue, *, goals: set[Level], evidence: Sequence[Evidence], today: date, unknown: Unknown
) -> tuple[set[Level], dict[Level, Subject]]:
    """What the activities ask that is in place, and what is taken as in place since nothing speaks against it."""
    if not goals:
        return set(), {}
    statuses = {level: _status(one, evidence=evidence, today=today) for level, one in catalogue.subjects.items()}
    lacks = {*goals, *(level for level, status in statuses.items() if status is Status.NOT_MET)}
    givers = catalogue.language_gains_of_givers
    known = {level for level in (*catalogue.asked, *catalogue.shortening) if statuses[level] is Status.MET}
    taken = {
        level: ask
        for level, ask in catalogue.asked.items()
        if statuses[level] is Status.UNKNOWN
        and not (unknown is Unknown.LACKING and givers[level])
        and not any(meets({level}, one) for one in lacks)
        # An activity that gives a level of a language that the person lacks has not been completed.
        and not any(meets(gains, one) for gains in givers[level] for one in lacks)
    }
    return known, taken


def _status(subject: Subject, *, evidence: Sequence[Evidence], today: date) -> Status:
    return check(as_requirement(subject), evidence=evidence, yields=(), today=today).status


def as_activities(offers: Iterable[Offer], *, starts: date) -> tuple[Activity, ...]:
    """The offers as chains count with them from that day."""
    return tuple(_activity(offer, starts) for offer in offers)


def _activity(offer: Offer, starts: date) -> Activity:
    """An offer whose start nobody has announced may begin when the person can: the page says that it is a guess."""
    coming = tuple(sorted(day for day in offer.starts if day >= starts))
    return Activity(
        name=str(offer.id),
        lane=LANES.get(offer.kind, Lane.WORK),
        weeks=offer.weeks,
        asks=tuple(level_of(one) for one in offer.asks),
        yields=tuple(level_of(one) for one in offer.yields),
        start_days=() if offer.is_rolling else coming or _guessed(offer, starts),
        shorter=tuple(Shortening(level_of(one), weeks) for one, weeks in offer.shorter if weeks < offer.weeks),
        days_a_week=offer.days_a_week,
        travel_minutes=offer.travel_minutes,
        cost=offer.cost,
        counts_on_sfi_clock=offer.kind in ON_THE_SFI_CLOCK,
        placement=PLACEMENT_OF.get(offer.kind),
    )


def _guessed(offer: Offer, starts: date) -> tuple[date, ...]:
    """Where every announced start is full: some Monday after the last of them. The page says that it is a guess."""
    if offer.full_until is None or offer.full_until < starts:
        return ()
    monday = offer.full_until + timedelta(days=DAYS_A_WEEK - offer.full_until.weekday())
    return tuple(monday + timedelta(weeks=week) for week in range(GUESSED_WEEKS))
