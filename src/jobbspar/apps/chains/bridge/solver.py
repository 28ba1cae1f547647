"""Chains for a page: worked out at once where that goes fast, else fetched from what the queue has worked out."""

import json
from dataclasses import dataclass, replace
from hashlib import blake2b

from jobbspar.apps.chains.models import AskedChain
from jobbspar.core.access import Actor
from jobbspar.core.chains.explain import Wait, lane_waits, waits
from jobbspar.core.chains.patience import ENDLESS, OutOfPatience, Patience
from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.chains.stops import LateStart, Limit, Stop, late_starts, stops
from jobbspar.core.rounds.json_values import from_json, to_json

# What a page waits for all its chains together. An ordinary one takes a hundredth of a second.
PAGE_SECONDS = 2.0
# Raised with what is kept of an answer, so that one from before is not read as if it said all.
TOLD_VERSION = "2"


@dataclass(frozen=True, slots=True)
class Held:
    """What would open a chain where there is none, and steps that wait for room in the week where there is one."""

    stops: tuple[Stop, ...] = ()
    late_starts: tuple[LateStart, ...] = ()
    lane_waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The best chain, if there is one, and why it waits. `held` is there only where the queue has answered.

    Where not `is_ready` it took too long for a page; `is_asked` is whether the queue works on it.
    """

    chain: Chain | None
    waits: tuple[Wait, ...] = ()
    is_ready: bool = True
    is_asked: bool = False
    held: Held | None = None


class Solver:
    """Solves each problem once, however many people stand before it."""

    def __init__(self, patience: Patience = ENDLESS) -> None:
        self._patience = patience
        # By identity: a catalogue hands out the same problem for the same question, and a whole one is slow to hash.
        self._solved: dict[int, tuple[ChainProblem, Chain | None]] = {}

    def __call__(self, problem: ChainProblem) -> Chain | None:
        from jobbspar.core.chains.solve import solve_chain

        if id(problem) not in self._solved:
            self._solved[id(problem)] = problem, solve_chain(problem, patience=self._patience)
        return self._solved[id(problem)][1]

    def tell(self, problem: ChainProblem) -> Told:
        """The chain with its waits. Raises `OutOfPatience`."""
        chain = self(problem)
        return Told(chain, tuple(waits(problem, chain=chain, patience=self._patience)) if chain else ())

    def tell_all(self, problem: ChainProblem) -> Told:
        """The same with what stops it, or what its steps wait for besides their start days. Raises `OutOfPatience`."""
        told = self.tell(problem)
        return replace(told, held=held_by(problem, chain=told.chain, patience=self._patience))


class PageSolver:
    """The chains of one page, with no more patience than a page has."""

    def __init__(self, actor: Actor) -> None:
        self._actor, self._solver = actor, Solver(Patience(PAGE_SECONDS))

    def tell(self, problem: ChainProblem) -> Told:
        if not problem.goal:
            return Solver().tell(problem)
        try:
            return self._solver.tell(problem)
        except OutOfPatience:
            return worked_out(self._actor, problem)


def held_by(problem: ChainProblem, *, chain: Chain | None, patience: Patience = ENDLESS) -> Held:
    """Why there is no chain, or what its steps wait for besides their start days. Raises `OutOfPatience`."""
    if chain is None:
        found = stops(problem, patience=patience)
        is_late = any(one.limits == (Limit.START_DAYS,) for one in found)
        return Held(tuple(found), tuple(late_starts(problem, patience=patience)) if is_late else ())
    return Held(lane_waits=tuple(lane_waits(problem, chain=chain, patience=patience)))


def worked_out(actor: Actor, problem: ChainProblem) -> Told:
    """What the queue has worked out for the actor; not `is_ready` where it has not."""
    rows = AskedChain.objects.filter(asked_by_id=actor.user, fingerprint=fingerprint_of(problem))
    told = list(rows.values_list("told", flat=True))
    if told and told[0] is not None:
        return from_json(Told, json.dumps(told[0]))
    return Told(None, is_ready=False, is_asked=bool(told))


def fingerprint_of(problem: ChainProblem) -> str:
    return blake2b((TOLD_VERSION + to_json(problem)).encode(), digest_size=16).hexdigest()
