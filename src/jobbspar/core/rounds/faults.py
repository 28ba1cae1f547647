"""The rules of a round plan, written apart from every solver: what a plan breaks, from the problem alone."""

from collections import Counter
from dataclasses import dataclass

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.rounds.problem import Person, Plan, Preparation, Problem, Round, Ruling, Seat


class Rule(Choice):
    """A rule that every plan must keep."""

    KNOWN = "known", N_("Every seat is for a known person in a known round")
    OWN_YES = "own-yes", N_("Nobody is placed without their own yes")
    TRAVEL = "travel", N_("Nobody travels longer than their own limit")
    READY = "ready", N_("Everybody is ready when their round starts")
    MINIMUM = "minimum", N_("A round that cannot fill its minimum does not open")
    MAXIMUM = "maximum", N_("No round has more people than seats")
    RULING = "ruling", N_("Rounds open and stay closed as staff decided")
    PROMISE = "promise", N_("Promised seats are kept")
    EXCLUSION = "exclusion", N_("Excluded seats are not used")
    POOL = "pool", N_("Supervisors, education seats and intended hires are enough")
    ALTERNATIVES = "alternatives", N_("No more of the alternatives open than are allowed")
    FLOOR = "floor", N_("Every municipality gets its floor of seats")


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: about whom or what, how much there is and how much there should be."""

    rule: Rule
    about: str
    is_now: str
    should_be: str


def faults(problem: Problem, plan: Plan) -> list[Fault]:
    """Every rule the plan breaks; empty for a lawful plan."""
    rounds = {one.name: one for one in problem.rounds}
    people = {one.name: one for one in problem.people}
    unknown = [seat for seat in plan.seats if seat.person not in people or _places(seat) - rounds.keys()]
    if unknown:
        return [Fault(Rule.KNOWN, f"{seat.person}: {seat.round}", "unknown", "known") for seat in unknown]
    found = [fault for seat in plan.seats for fault in _seat_faults(problem, seat, rounds=rounds, people=people)]
    taken = Counter(name for seat in plan.seats for name in _places(seat))
    found += [fault for one in problem.rounds for fault in _round_faults(one, taken=taken[one.name])]
    found += _shared_faults(problem, taken=taken)
    return found + _people_faults(problem, plan)


def _places(seat: Seat) -> set[str]:
    return {seat.round} if seat.through is None else {seat.round, seat.through}


def _seat_faults(problem: Problem, seat: Seat, *, rounds: dict[str, Round], people: dict[str, Person]) -> list[Fault]:
    person, last = people[seat.person], rounds[seat.round]
    wish = next((wish for wish in person.wishes if wish.track == last.track), None)
    if wish is None:
        return [Fault(Rule.OWN_YES, person.name, last.track, "a yes")]
    found = []
    promised = any(one.person == person.name and one.round == last.name for one in problem.promises)
    for name in sorted(_places(seat)):
        if any(one.person == person.name and one.round == name for one in problem.exclusions):
            found.append(Fault(Rule.EXCLUSION, person.name, name, "another"))
        if not (promised and name == last.name):
            found += _travel_faults(problem, person, place=rounds[name])
    if seat.through is not None:
        found += _preparation_faults(person, ways=wish.through, first=rounds[seat.through], last=last)
    elif not promised and (wish.ready is None or wish.ready > last.starts):
        found.append(Fault(Rule.READY, person.name, str(wish.ready), str(last.starts)))
    return found


def _travel_faults(problem: Problem, person: Person, *, place: Round) -> list[Fault]:
    trips = [
        trip.minutes
        for trip in problem.trips
        if trip.home == person.home and trip.site == place.site and trip.mode == person.mode
    ]
    if trips and trips[0] <= person.longest_minutes:
        return []
    now = str(trips[0]) if trips else "unknown"
    return [Fault(Rule.TRAVEL, f"{person.name}: {place.name}", now, str(person.longest_minutes))]


def _preparation_faults(person: Person, *, ways: tuple[Preparation, ...], first: Round, last: Round) -> list[Fault]:
    ready = [way.ready for way in ways if way.track == first.track]
    if ready and min(ready) <= first.starts and first.ends <= last.starts:
        return []
    return [Fault(Rule.READY, f"{person.name}: {first.name} → {last.name}", str(first.ends), str(last.starts))]


def _round_faults(place: Round, *, taken: int) -> list[Fault]:
    found = []
    if taken and taken < place.minimum:
        found.append(Fault(Rule.MINIMUM, place.name, str(taken), str(place.minimum)))
    if taken > place.maximum:
        found.append(Fault(Rule.MAXIMUM, place.name, str(taken), str(place.maximum)))
    if place.ruling is Ruling.OPEN and not taken:
        found.append(Fault(Rule.RULING, place.name, "closed", "open"))
    if place.ruling is Ruling.CLOSED and taken:
        found.append(Fault(Rule.RULING, place.name, "open", "closed"))
    return found


def _shared_faults(problem: Problem, *, taken: Counter[str]) -> list[Fault]:
    found = []
    for pool in problem.pools:
        used = sum(taken[name] for name in pool.rounds)
        if used > pool.seats:
            found.append(Fault(Rule.POOL, pool.name, str(used), str(pool.seats)))
    for several in problem.alternatives:
        opened = sum(taken[name] > 0 for name in several.rounds)
        if opened > several.most:
            found.append(Fault(Rule.ALTERNATIVES, several.name, str(opened), str(several.most)))
    return found


def _people_faults(problem: Problem, plan: Plan) -> list[Fault]:
    seated = {seat.person: seat.round for seat in plan.seats}
    found = [
        Fault(Rule.PROMISE, one.person, seated.get(one.person, "no seat"), one.round)
        for one in problem.promises
        if seated.get(one.person) != one.round
    ]
    placed = Counter(person.home for person in problem.people if person.name in seated)
    for floor in problem.floors:
        if placed[floor.municipality] < floor.seats:
            found.append(Fault(Rule.FLOOR, floor.municipality, str(placed[floor.municipality]), str(floor.seats)))
    return found
