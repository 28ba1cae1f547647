"""Plans as frozen values for pages: what opens, what stops the rest, who sits where and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.naming import municipality_name, names_of, sentence_of
from jobbspar.apps.rounds.stored import changes_of, problem_of, read_json, result_of
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.round_plans import PlanGivenUp, PlanState
from jobbspar.core.rounds.by_hand import Change, Hand
from jobbspar.core.rounds.explain import Sentence
from jobbspar.core.rounds.options import Option, Reach
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Mode, Person, Problem, Round, Ruling, Seat
from jobbspar.core.rounds.what_if import Opening

# What is told of a plan that failed without a refusal to tell.
GIVEN_UP: dict[str, Any] = {"message": PlanGivenUp.message, "facts": {}, "mend": PlanGivenUp.mend}


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change by hand in words; `person` is `None` where it is not about a seat, `name` where not seen."""

    kind: Hand
    round_id: int
    round: str
    participant_id: int | None
    name: str | None
    site: str
    number: int | None
    is_taken_away: bool = False


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan in a list: what it is, how far it has come and what it gives."""

    id: int
    number: int
    organisation: str
    state: PlanState
    asked_at: datetime
    by: str
    finished_at: datetime | None
    kept_to_id: int | None
    kept_to_number: int | None
    change: ChangeShown | None
    opens: int
    seats: int
    worth: int
    gap_percent: float
    adopted_by: str
    adopted_at: datetime | None
    adoption_reason: str
    progress: str
    done: int
    total: int
    is_explained: bool
    problem_told: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round that may open, in one plan. `id` is the option's."""

    id: int
    label: str
    track_id: int
    track: str
    site: str
    municipality: str
    starts: date
    ends: date
    minimum: int
    maximum: int
    effort: int
    ruling: Ruling
    opens: bool
    seats: int
    reachable: int
    why: tuple[Sentence, ...]
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A proposed seat. `name` is filled by `with_names`; `None` is somebody whom the reader may not see."""

    participant_id: int
    name: str | None
    home: str
    round_id: int
    round: str
    through_id: int | None
    through: str
    rank: int
    minutes: int | None
    mode: Mode
    longest_minutes: int
    ready: date | None
    weeks_waited: int
    is_promised: bool
    tracks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithoutSeat:
    """Somebody who has said yes and got no proposal: how many of the rounds are within reach."""

    participant_id: int
    name: str | None
    home: str
    tracks: tuple[str, ...]
    rounds_in_reach: int


@dataclass(frozen=True, slots=True)
class Flow:
    """How many would travel from a municipality to a site."""

    home: str
    site: str
    people: int
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is not known in the plan, so that somebody asks."""

    unknown_readiness: int = 0
    unknown_travel: int = 0
    unknown_home: int = 0
    estimated_trips: int = 0
    trips: int = 0


@dataclass(frozen=True, slots=True)
class PlanOpened:
    """Everything on a plan's page."""

    plan: PlanShown
    rounds: tuple[RoundShown, ...]
    seats: tuple[SeatShown, ...]
    without: tuple[WithoutSeat, ...]
    flows: tuple[Flow, ...]
    limits: tuple[Sentence, ...]
    changes: tuple[ChangeShown, ...]
    people: int
    moved: int | None
    bound: int
    method: str
    told: Told


def get_plan(actor: Actor, plan_id: int, *, permission: Permission = Permission.ROUND_PLAN_VIEW) -> RoundPlan:
    """One plan with its work. Raises `RoundPlan.DoesNotExist` where not visible, `NotAllowed` without the right."""
    rows = RoundPlan.objects.visible_to(actor)
    plan: RoundPlan = rows.select_related("agreement", "organisation", "work", "by", "kept_to__work").get(pk=plan_id)
    require(actor, permission, organisation=plan.organisation_id)
    return plan


def list_plans(actor: Actor, agreement: Agreement, *, organisation: Organisation | None = None) -> list[PlanShown]:
    """The plans of an area that the actor may see, the newest first."""
    rows = RoundPlan.objects.visible_to(actor).filter(agreement=agreement)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    rows = rows.select_related("organisation", "by", "kept_to", "work").defer("work__problem", "work__rounds")
    return shown_plans(rows.order_by("-asked_at", "-pk"))


def find_current_plan(actor: Actor, agreement: Agreement, organisation: Organisation) -> RoundPlan | None:
    """The newest plan that is worked out or under way, adopted or not; undone and cancelled ones are history."""
    gone = [PlanState.UNDONE, PlanState.CANCELLED]
    rows = RoundPlan.objects.visible_to(actor).filter(agreement=agreement, organisation=organisation)
    return rows.exclude(state__in=gone).select_related("work", "agreement", "organisation", "by").first()


def shown_plans(plans: Iterable[RoundPlan]) -> list[PlanShown]:
    """Plans with their last change in words; one more query for names, however many plans."""
    rows = list(plans)
    changes = [_last_change(plan) for plan in rows]
    names = names_of(change.person for change, _ in filter(None, changes) if change.person)
    return [_shown(plan, change=change, names=names) for plan, change in zip(rows, changes, strict=True)]


def _last_change(plan: RoundPlan) -> tuple[Change, bool] | None:
    if plan.change is None:
        return None
    taken_away = plan.change.get("taken_away")
    return read_json(Change, taken_away or plan.change), taken_away is not None


def _shown(plan: RoundPlan, *, change: tuple[Change, bool] | None, names: dict[str, str]) -> PlanShown:
    result, work = plan.work.result or {}, plan.work
    return PlanShown(
        id=plan.pk,
        number=plan.number,
        organisation=plan.organisation.name,
        state=PlanState(plan.state),
        asked_at=plan.asked_at,
        by=plan.by.name,
        finished_at=plan.finished_at,
        kept_to_id=plan.kept_to_id,
        kept_to_number=plan.kept_to.number if plan.kept_to else None,
        change=change_shown(change[0], labels=work.labels, names=names, is_taken_away=change[1]) if change else None,
        opens=len(result.get("open_rounds", ())),
        seats=len(result.get("seats", ())),
        worth=result.get("worth", 0),
        gap_percent=result.get("gap_percent", 0.0),
        adopted_by=plan.adopted_by,
        adopted_at=plan.adopted_at,
        adoption_reason=plan.adoption_reason,
        progress=work.progress,
        done=work.done,
        total=work.total,
        is_explained=work.is_explained,
        problem_told=plan.problem_told or (GIVEN_UP if plan.state == PlanState.FAILED else None),
    )


def change_shown(
    change: Change, *, labels: dict[str, str], names: dict[str, str], is_taken_away: bool = False
) -> ChangeShown:
    return ChangeShown(
        kind=change.kind,
        round_id=int(change.round),
        round=labels.get(f"r{change.round}", change.round),
        participant_id=int(change.person) if change.person else None,
        name=names.get(change.person) if change.person else None,
        site=municipality_name(change.site) if change.site else "",
        number=change.number,
        is_taken_away=is_taken_away,
    )


def open_plan(plan: RoundPlan) -> PlanOpened:
    """All of a plan, from what it was made of; who the people are is asked for a page at a time (`with_names`)."""
    problem, found = problem_of(plan), result_of(plan)
    changes = changes_of(plan)
    names = names_of(one.person for one in changes if one.person)
    labels = plan.work.labels
    seats = found.seats if found else ()
    reach = Reach(problem)
    return PlanOpened(
        plan=shown_plans([plan])[0],
        rounds=tuple(_rounds(plan, problem, seats=seats)),
        seats=tuple(_seats(problem, reach, seats=seats, labels=labels)),
        without=tuple(_without(problem, reach, seats=seats, labels=labels)) if found else (),
        flows=tuple(_flows(problem, seats=seats)),
        limits=tuple(sentence_of(one, labels=labels, names={}) for one in plan.work.limits),
        changes=tuple(change_shown(one, labels=labels, names=names) for one in changes),
        people=len(problem.people),
        moved=count_moved(plan, found),
        bound=found.bound if found else 0,
        method=found.method if found else "",
        told=Told(**plan.work.told),
    )


def count_moved(plan: RoundPlan, found: PlanFile | None) -> int | None:
    """People whose proposed seat differs from the plan this one was changed from."""
    before = result_of(plan.kept_to) if plan.kept_to else None
    if before is None or found is None:
        return None
    old, new = ({seat.person: seat for seat in one.seats} for one in (before, found))
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())


def _rounds(plan: RoundPlan, problem: Problem, *, seats: Sequence[Seat]) -> Iterable[RoundShown]:
    taken = Counter(name for seat in seats for name in (seat.round, seat.through) if name is not None)
    return (
        round_shown(one, seats=taken[one.name], told=plan.work.rounds.get(one.name, {}), labels=plan.work.labels)
        for one in problem.rounds
    )


def round_shown(one: Round, *, seats: int, told: dict[str, Any], labels: dict[str, str]) -> RoundShown:
    return RoundShown(
        id=int(one.name),
        label=labels.get(f"r{one.name}", one.name),
        track_id=int(one.track),
        track=labels.get(f"t{one.track}", one.track),
        site=one.site,
        municipality=municipality_name(one.site),
        starts=one.starts,
        ends=one.ends,
        minimum=one.minimum,
        maximum=one.maximum,
        effort=one.effort,
        ruling=one.ruling,
        opens=seats > 0,
        seats=seats,
        reachable=told.get("reachable", 0),
        why=tuple(sentence_of(raw, labels=labels, names={}) for raw in told.get("why", ())),
        openings=tuple(read_json(Opening, raw) for raw in told.get("openings", ())),
    )


def _seats(problem: Problem, reach: Reach, *, seats: Sequence[Seat], labels: dict[str, str]) -> Iterable[SeatShown]:
    people = {one.name: one for one in problem.people}
    return (_seat(people[seat.person], seat, reach=reach, labels=labels) for seat in seats)


def _seat(person: Person, seat: Seat, *, reach: Reach, labels: dict[str, str]) -> SeatShown:
    place = reach.rounds[seat.round]
    wish = next(one for one in person.wishes if one.track == place.track)
    return SeatShown(
        participant_id=int(person.name),
        name=None,
        home=person.home,
        round_id=int(seat.round),
        round=labels.get(f"r{seat.round}", seat.round),
        through_id=int(seat.through) if seat.through else None,
        through=labels.get(f"r{seat.through}", "") if seat.through else "",
        rank=wish.rank,
        minutes=reach.trip(person, place=place),
        mode=person.mode,
        longest_minutes=person.longest_minutes,
        ready=wish.ready,
        weeks_waited=person.weeks_waited,
        is_promised=reach.promised.get(person.name) == seat.round,
        tracks=_tracks(person, labels=labels),
    )


def _tracks(person: Person, *, labels: dict[str, str]) -> tuple[str, ...]:
    """The tracks that the person has said yes to, by label."""
    return tuple(labels.get(f"t{wish.track}", "") for wish in person.wishes)


def _without(problem: Problem, reach: Reach, *, seats: Sequence[Seat], labels: dict[str, str]) -> Iterable[WithoutSeat]:
    seated = {seat.person for seat in seats}
    for person in problem.people:
        if person.name not in seated:
            options: list[Option] = list(reach.options(person))
            yield WithoutSeat(
                participant_id=int(person.name),
                name=None,
                home=person.home,
                tracks=_tracks(person, labels=labels),
                rounds_in_reach=len({one.round for one in options}),
            )


def _flows(problem: Problem, *, seats: Sequence[Seat]) -> Iterable[Flow]:
    homes = {one.name: one for one in problem.people}
    sites = {one.name: one.site for one in problem.rounds}
    estimated = {(trip.home, trip.site, trip.mode): trip.estimated for trip in problem.trips}
    counted: Counter[tuple[str, str]] = Counter()
    guessed: set[tuple[str, str]] = set()
    for seat in seats:
        person, site = homes[seat.person], sites[seat.round]
        counted[person.home, site] += 1
        if estimated.get((person.home, site, person.mode), True):
            guessed.add((person.home, site))
    return (Flow(*pair, people, pair in guessed) for pair, people in sorted(counted.items()))


def with_names(seats: Sequence[SeatShown], without: Sequence[WithoutSeat]) -> tuple[list[SeatShown], list[WithoutSeat]]:
    """Both with the names that the reader may see; one query, however many of each."""
    people = [row.participant_id for row in seats] + [row.participant_id for row in without]
    names = names_of(map(str, people))
    return (
        [replace(one, name=names.get(str(one.participant_id))) for one in seats],
        [replace(one, name=names.get(str(one.participant_id))) for one in without],
    )
