"""Says in words what the mathematics found: why a seat, why not, what stops a round and how two plans differ."""

from dataclasses import dataclass, field
from typing import Any

from jobbspar.core.messages import N_
from jobbspar.core.rounds.options import Obstacle, Option, Reach
from jobbspar.core.rounds.problem import DAYS_A_WEEK, Person, Problem, Round, Seat, Solution
from jobbspar.core.rounds.what_if import Easing, LimitWorth, Opening, SeatCost, openings, people_moved


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence with named places and its facts; pages translate `text` and then fill it."""

    text: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.facts


OWN_WISH = N_("Own wish number %(rank)s.")
READY_NOW = N_("Ready when the round starts.")
READY_IN = N_("Ready in %(weeks)s weeks.")
READY_AFTER = N_("Ready after %(through)s.")
TRAVELS = N_("%(minutes)s minutes to travel, at most %(limit)s.")
PROMISED = N_("Staff have promised this seat.")
BEST_FOR_PERSON = N_("No other seat is worth more to the person.")
WORTH_MORE_ELSEWHERE = N_("%(round)s is worth %(points)s points more to the person, but the seat is needed more there.")

NO_YES = N_("Has not said yes to %(track)s.")
EXCLUDED = N_("Staff have ruled this seat out.")
CLOSED = N_("Staff have decided that %(round)s stays closed.")
TOO_FAR = N_("%(minutes)s minutes to travel, the limit is %(limit)s.")
TRAVEL_UNKNOWN = N_("The travel time to %(site)s is not known.")
NOT_READY = N_("Ready on %(ready)s, the round starts on %(starts)s.")
NOT_READY_WITHOUT = N_("Not ready without a preparatory track.")
PROMISED_ELSEWHERE = N_("Is promised a seat in %(round)s.")
NO_PLAN_HOLDS_IT = N_("No plan that keeps the limits has room for this seat.")
SEAT_COSTS = N_(
    "The seat would cost the plan %(points)s points; %(moved)s other people would get another seat or none."
)
SEAT_IS_FREE = N_("The seat would cost the plan nothing: another plan is as good.")

TOO_FEW = N_("%(round)s: %(reachable)s people can take part, at least %(minimum)s are needed.")
NOT_WORTH_OPENING = N_("%(round)s: %(reachable)s people can take part, but their seats are worth more in other rounds.")
OPENS_IF_FEWER = N_("Opens if %(needed)s are enough.")
OPENS_IF_TRAVEL = N_("Opens if trips of %(needed)s minutes are accepted.")
OPENS_IF_LATER = N_("Opens if it starts %(needed)s weeks later.")
OPENS_IF_EFFORT = N_("Opens if the effort of opening is %(needed)s points instead of %(is_now)s.")
NOTHING_SMALL_OPENS = N_("No small change of one limit opens it.")
ONE_MORE = N_("One more in %(about)s would be worth %(worth)s points.")

OPENED = N_("Opens: %(round)s.")
CLOSES = N_("No longer opens: %(round)s.")
MOVED = N_("%(person)s: %(before)s → %(after)s.")
NO_SEAT = N_("no seat")
WORTH_DIFFERS = N_("The plan is worth %(points)s points more.")
WORTH_FALLS = N_("The plan is worth %(points)s points less.")
SAME_WORTH = N_("Both plans are worth the same.")
NOTHING_DIFFERS = N_("The plans are the same.")


def why_this_seat(problem: Problem, *, seat: Seat) -> list[Sentence]:
    """The facts that made the seat worth its points, and whether the person would gain by another."""
    person = next(one for one in problem.people if one.name == seat.person)
    reach = Reach(problem)
    own = list(reach.options(person))
    taken = next(one for one in own if (one.round, one.through) == (seat.round, seat.through))
    found = [*_worth_in_words(problem, reach, person=person, option=taken)]
    if seat.person in reach.promised:
        return [*found, Sentence(PROMISED)]
    best = max(own, key=lambda one: one.worth)
    if best.worth == taken.worth:
        return [*found, Sentence(BEST_FOR_PERSON)]
    return [*found, Sentence(WORTH_MORE_ELSEWHERE, {"round": best.round, "points": best.worth - taken.worth})]


def _worth_in_words(problem: Problem, reach: Reach, *, person: Person, option: Option) -> list[Sentence]:
    place = reach.rounds[option.round]
    wish = next(one for one in person.wishes if one.track == place.track)
    found = [Sentence(OWN_WISH, {"rank": wish.rank})]
    if option.through is not None:
        found.append(Sentence(READY_AFTER, {"through": option.through}))
    elif wish.ready is not None and wish.ready > problem.today:
        found.append(Sentence(READY_IN, {"weeks": -(-(wish.ready - problem.today).days // DAYS_A_WEEK)}))
    elif wish.ready is not None:
        found.append(Sentence(READY_NOW))
    if option.minutes is not None:
        found.append(Sentence(TRAVELS, {"minutes": option.minutes, "limit": person.longest_minutes}))
    return found


def why_not_that_round(problem: Problem, *, person: Person, place: Round, cost: SeatCost | None) -> list[Sentence]:
    """What keeps a person from a round, or what the seat would cost (`cost` from `cost_of_seat`)."""
    reach = Reach(problem)
    wish = next((one for one in person.wishes if one.track == place.track), None)
    if wish is None:
        return [Sentence(NO_YES, {"track": place.track})]
    obstacle = reach.obstacle(person, place=place)
    if obstacle is not None:
        return [_obstacle_in_words(reach, person=person, place=place, obstacle=obstacle)]
    elsewhere = reach.promised.get(person.name)
    if elsewhere not in (None, place.name):
        return [Sentence(PROMISED_ELSEWHERE, {"round": elsewhere})]
    if not any(one.round == place.name for one in reach.options(person)):
        if wish.ready is None:
            return [Sentence(NOT_READY_WITHOUT)]
        return [Sentence(NOT_READY, {"ready": wish.ready, "starts": place.starts})]
    if cost is None:
        return [Sentence(NO_PLAN_HOLDS_IT)]
    if cost.worth <= 0:
        return [Sentence(SEAT_IS_FREE)]
    return [Sentence(SEAT_COSTS, {"points": cost.worth, "moved": cost.moved})]


def _obstacle_in_words(reach: Reach, *, person: Person, place: Round, obstacle: Obstacle) -> Sentence:
    match obstacle:
        case Obstacle.EXCLUDED:
            return Sentence(EXCLUDED)
        case Obstacle.CLOSED:
            return Sentence(CLOSED, {"round": place.name})
        case Obstacle.TRAVEL_UNKNOWN:
            return Sentence(TRAVEL_UNKNOWN, {"site": place.site})
    return Sentence(TOO_FAR, {"minutes": reach.trip(person, place=place), "limit": person.longest_minutes})


def why_not_open(problem: Problem, *, place: Round, found: list[Opening] | None = None) -> list[Sentence]:
    """What stops a round and the smallest change of each kind that would open it."""
    reach = Reach(problem)
    reachable = sum(any(one.round == place.name for one in reach.options(person)) for person in problem.people)
    facts = {"round": place.name, "reachable": reachable, "minimum": place.minimum}
    first = Sentence(TOO_FEW if reachable < place.minimum else NOT_WORTH_OPENING, facts)
    changes = openings(problem, round_name=place.name) if found is None else found
    words = {
        Easing.MINIMUM: OPENS_IF_FEWER,
        Easing.TRAVEL: OPENS_IF_TRAVEL,
        Easing.LATER: OPENS_IF_LATER,
        Easing.EFFORT: OPENS_IF_EFFORT,
    }
    said = [Sentence(words[one.easing], {"needed": one.needed, "is_now": one.is_now}) for one in changes]
    return [first, *(said or [Sentence(NOTHING_SMALL_OPENS)])]


def limits_in_words(worths: list[LimitWorth]) -> list[Sentence]:
    return [Sentence(ONE_MORE, {"about": one.about, "worth": one.worth}) for one in worths]


def difference(before: Solution, after: Solution) -> list[Sentence]:
    """What two plans differ in: rounds, then worth, then people."""
    opened = after.plan.open_rounds() - before.plan.open_rounds()
    closed = before.plan.open_rounds() - after.plan.open_rounds()
    found = [Sentence(OPENED, {"round": name}) for name in sorted(opened)]
    found += [Sentence(CLOSES, {"round": name}) for name in sorted(closed)]
    moved = sorted(people_moved(before.plan, after.plan))
    if not moved and not found:
        return [Sentence(NOTHING_DIFFERS)]
    points = after.worth - before.worth
    text = SAME_WORTH if points == 0 else WORTH_DIFFERS if points > 0 else WORTH_FALLS
    found.append(Sentence(text, {"points": abs(points)}))
    old, new = ({seat.person: seat.round for seat in plan.seats} for plan in (before.plan, after.plan))
    moves = [{"person": who, "before": old.get(who, NO_SEAT), "after": new.get(who, NO_SEAT)} for who in moved]
    return found + [Sentence(MOVED, facts) for facts in moves]
