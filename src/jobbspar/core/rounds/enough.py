"""What it takes for a round that is already planned to have enough people, when no other round competes for them."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.rounds.options import Obstacle, Reach
from jobbspar.core.rounds.problem import DAYS_A_WEEK, Person, Problem, Round
from jobbspar.core.rounds.what_if import MOST_WEEKS_LATER, Easing, Opening


@dataclass(frozen=True, slots=True)
class Enough:
    """Who could take a seat as things are, and the smallest change of each kind where they are too few."""

    in_reach: tuple[str, ...]
    openings: tuple[Opening, ...]


def what_it_takes(problem: Problem, *, place: Round, has: int) -> Enough:
    """For a round with `has` people in it or asked: the people of the problem come on top of them.

    Exact: with one less of a change the round has fewer than its minimum (handbook §1.2, small groups).
    """
    reach = Reach(problem)
    ready = {one.name: day_in_reach(reach, person=one, place=place) for one in problem.people}
    obstacles = {one.name: reach.obstacle(one, place=place) for one in problem.people}
    now = [one for one in problem.people if _is_ready(ready[one.name], place) and obstacles[one.name] is None]
    lacking = place.minimum - has - len(now)
    if lacking <= 0:
        return Enough(tuple(one.name for one in now), ())
    far = [one for one in problem.people if obstacles[one.name] is Obstacle.TOO_FAR]
    late = [ready[one.name] for one in problem.people if obstacles[one.name] is None]
    found = [
        _fewer(place, has=has + len(now)),
        _longer_trips(reach, place, far=[one for one in far if _is_ready(ready[one.name], place)], lacking=lacking),
        _later(place, days=[day for day in late if day is not None and day > place.starts], lacking=lacking),
    ]
    return Enough(tuple(one.name for one in now), tuple(one for one in found if one is not None))


def day_in_reach(reach: Reach, *, person: Person, place: Round) -> date | None:
    """The first day on which the person could begin, by own readiness or after a preparatory round; or never."""
    wish = next((one for one in person.wishes if one.track == place.track), None)
    if wish is None:
        return None
    days = [wish.ready] if wish.ready is not None else []
    for preparation in wish.through:
        for first in reach.rounds_by_track.get(preparation.track, []):
            is_possible = first.name != place.name and reach.obstacle(person, place=first) is None
            if is_possible and preparation.ready <= first.starts:
                days.append(first.ends)
    return min(days, default=None)


def _is_ready(day: date | None, place: Round) -> bool:
    return day is not None and day <= place.starts


def _fewer(place: Round, *, has: int) -> Opening | None:
    return Opening(place.name, Easing.MINIMUM, place.minimum, has) if has else None


def _longer_trips(reach: Reach, place: Round, *, far: list[Person], lacking: int) -> Opening | None:
    """When as many as are lacking would travel as far as the longest of their trips."""
    if len(far) < lacking:
        return None
    trips = sorted(reach.trip(one, place=place) or 0 for one in far)
    longest = max(one.longest_minutes for one in reach.problem.people)
    return Opening(place.name, Easing.TRAVEL, longest, trips[lacking - 1])


def _later(place: Round, *, days: list[date], lacking: int) -> Opening | None:
    """Whole weeks until as many as are lacking are ready; half a year at most."""
    if len(days) < lacking:
        return None
    weeks = -(-(sorted(days)[lacking - 1] - place.starts).days // DAYS_A_WEEK)
    return Opening(place.name, Easing.LATER, 0, weeks) if weeks <= MOST_WEEKS_LATER else None
