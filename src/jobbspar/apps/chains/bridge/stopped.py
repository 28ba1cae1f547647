"""What keeps from the end of a chain, and which steps wait for room in the week: told while a page waits."""

from dataclasses import dataclass

from jobbspar.apps.chains.bridge.solver import Held, held_by, worked_out
from jobbspar.apps.chains.bridge.ways import PersonWay, Sketch
from jobbspar.core.access import Actor
from jobbspar.core.chains.patience import OutOfPatience, Patience

# What a page waits for this beside the chain itself.
SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What is known of it. Where not `is_known` it took too long; `is_asked` is whether the queue works on it."""

    told: Held
    is_known: bool = True
    is_asked: bool = False


def held_back(actor: Actor, found: PersonWay | Sketch) -> HeldBack:
    """Why there is no chain, or what its steps wait for besides start days; neither of one not worked out."""
    if not found.is_ready:
        return HeldBack(Held())
    if found.held is not None:
        return HeldBack(found.held)
    problem = found.way.problem
    try:
        return HeldBack(held_by(problem, chain=found.chain, patience=Patience(SECONDS)))
    except OutOfPatience:
        told = worked_out(actor, problem)
        return HeldBack(told.held or Held(), is_known=told.held is not None, is_asked=told.is_asked)


def what_stops(actor: Actor, found: Sketch) -> HeldBack:
    """Why there is no chain for a track; nothing where there is one."""
    return held_back(actor, found) if found.chain is None else HeldBack(Held())
