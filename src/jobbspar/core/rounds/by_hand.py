"""What people change in a plan by hand: a promise, an exclusion, a round opened, closed, moved or made smaller."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.problem import Exclusion, Problem, Promise, Round, Ruling

MOST_WEEKS_LATER = 52


class Hand(Choice):
    """A kind of change by hand."""

    PROMISE = "promise", N_("Promise a seat")
    EXCLUDE = "exclude", N_("Rule a seat out")
    OPEN = "open", N_("Decide that the round opens")
    CLOSE = "close", N_("Decide that the round does not open")
    FREE = "free", N_("Leave to the plan whether the round opens")
    MOVE = "move", N_("Move the round to another place")
    MINIMUM = "minimum", N_("Change how many are needed")
    SEATS = "seats", N_("Change how many there is room for")
    LATER = "later", N_("Let the round start later")
    EFFORT = "effort", N_("Change what opening takes")


@dataclass(frozen=True, slots=True)
class Change:
    """One change by hand, about a round and, for a seat, a person."""

    kind: Hand
    round: str
    person: str | None = None
    site: str | None = None
    number: int | None = None


class RoundNotInPlan(Refusal):
    message = N_("The round %(round)s is not part of this plan.")
    mend = N_("Ask for a new plan, or choose one of its rounds.")


class PersonNotInPlan(Refusal):
    message = N_("%(who)s is not part of this plan: there is no yes to a track in it.")
    mend = N_("Note the person's yes to the track, and ask for a new plan.")


class PromiseNeedsYes(Refusal):
    message = N_("%(who)s has not said yes to the track of %(round)s, so no seat there can be promised.")
    mend = N_("Ask the person, note the yes, and ask for a new plan.")


class RoundIsClosed(Refusal):
    message = N_("It is decided that %(round)s does not open, so no seat there can be promised.")
    mend = N_("Leave the round to the plan first.")


class SeatsArePromised(Refusal):
    message = N_("%(round)s cannot be closed: %(promised)s people are promised a seat there.")
    mend = N_("Take the promises away first.")


class SeatsDoNotAddUp(Refusal):
    message = N_("%(round)s: at least %(least)s cannot be needed where there is room for %(most)s.")
    mend = N_("Give at least one, and no more than there is room for.")


class WeeksMissing(Refusal):
    message = N_("Say how many weeks later %(round)s starts, from 1 to %(most)s.")


class EffortMissing(Refusal):
    message = N_("Say how many points opening %(round)s takes: nought or more.")


class PlaceMissing(Refusal):
    message = N_("Nothing was said of where %(round)s is to be moved.")
    mend = N_("Choose a municipality.")


def changed(problem: Problem, changes: Iterable[Change]) -> Problem:
    """The problem with the changes made, in order; a later one overrules an earlier about the same thing."""
    for change in changes:
        problem = _with(problem, change)
    return problem


def _with(problem: Problem, change: Change) -> Problem:
    place = next((one for one in problem.rounds if one.name == change.round), None)
    if place is None:
        raise RoundNotInPlan(round=change.round)
    match change.kind:
        case Hand.PROMISE:
            return _with_promise(problem, change, place=place)
        case Hand.EXCLUDE:
            return _with_exclusion(problem, change)
        case Hand.CLOSE:
            return _with_round(problem, _closed(problem, place))
        case Hand.OPEN | Hand.FREE:
            ruling = Ruling.OPEN if change.kind is Hand.OPEN else Ruling.FREE
            return _with_round(problem, replace(place, ruling=ruling))
        case Hand.MOVE:
            if not change.site:
                raise PlaceMissing(field="site", round=place.name)
            return _with_round(problem, replace(place, site=change.site))
        case Hand.LATER:
            return _with_round(problem, _later(place, change))
        case Hand.EFFORT:
            if change.number is None or change.number < 0:
                raise EffortMissing(field="number", round=place.name)
            return _with_round(problem, replace(place, effort=change.number))
    return _with_round(problem, _resized(place, change))


def _with_promise(problem: Problem, change: Change, *, place: Round) -> Problem:
    person = next((one for one in problem.people if one.name == change.person), None)
    if person is None:
        raise PersonNotInPlan(who=change.person)
    if all(wish.track != place.track for wish in person.wishes):
        raise PromiseNeedsYes(who=person.name, round=place.name)
    if place.ruling is Ruling.CLOSED:
        raise RoundIsClosed(round=place.name)
    others = tuple(one for one in problem.promises if one.person != person.name)
    free = tuple(one for one in problem.exclusions if (one.person, one.round) != (person.name, place.name))
    return replace(problem, promises=(*others, Promise(person.name, place.name)), exclusions=free)


def _with_exclusion(problem: Problem, change: Change) -> Problem:
    if all(one.name != change.person for one in problem.people):
        raise PersonNotInPlan(who=change.person)
    ruled_out = Exclusion(str(change.person), change.round)
    kept = tuple(one for one in problem.promises if (one.person, one.round) != (ruled_out.person, ruled_out.round))
    others = tuple(one for one in problem.exclusions if one != ruled_out)
    return replace(problem, promises=kept, exclusions=(*others, ruled_out))


def _closed(problem: Problem, place: Round) -> Round:
    promised = sum(one.round == place.name for one in problem.promises)
    if promised:
        raise SeatsArePromised(round=place.name, promised=promised)
    return replace(place, ruling=Ruling.CLOSED)


def _later(place: Round, change: Change) -> Round:
    if not 1 <= (change.number or 0) <= MOST_WEEKS_LATER:
        raise WeeksMissing(field="number", round=place.name, most=MOST_WEEKS_LATER)
    return replace(place, starts=place.starts + timedelta(weeks=change.number or 0))


def _resized(place: Round, change: Change) -> Round:
    number = change.number or 0
    least = number if change.kind is Hand.MINIMUM else place.minimum
    most = number if change.kind is Hand.SEATS else place.maximum
    if not 1 <= least <= most:
        raise SeatsDoNotAddUp(field="number", round=place.name, least=least, most=most)
    return replace(place, minimum=least, maximum=most)


def _with_round(problem: Problem, place: Round) -> Problem:
    return replace(problem, rounds=tuple(place if one.name == place.name else one for one in problem.rounds))
