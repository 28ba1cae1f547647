"""What keeps a person from the end of a chain, and which steps wait for room in the week: told while a page waits."""

from dataclasses import dataclass

from jobbspar.apps.chains.bridge.ways import PersonWay
from jobbspar.core.chains.explain import Wait, lane_waits
from jobbspar.core.chains.patience import OutOfPatience, Patience
from jobbspar.core.chains.stops import Stop, stops

# What a page waits for this beside the chain itself.
SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Held:
    """Limits without which there would be a chain, and waits for room in the week. Not `is_known`: it took too long."""

    stops: tuple[Stop, ...] = ()
    lane_waits: tuple[Wait, ...] = ()
    is_known: bool = True


def held_back(found: PersonWay) -> Held:
    """Why there is no chain, or what its steps wait for besides their start days."""
    if not found.is_ready:
        return Held(is_known=False)
    problem, patience = found.way.problem, Patience(SECONDS)
    try:
        if found.chain is None:
            return Held(stops=tuple(stops(problem, patience=patience)))
        return Held(lane_waits=tuple(lane_waits(problem, chain=found.chain, patience=patience)))
    except OutOfPatience:
        return Held(is_known=False)
