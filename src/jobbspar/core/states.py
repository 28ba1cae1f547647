"""Which state may follow which; one small machine for agreements, needs, tracks, rounds and participations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

State = TypeVar("State", bound=Choice)


class StepNotAllowed(Refusal):
    """The thing cannot go from the state it is in to the one asked for."""

    message = N_("“%(from_state)s” cannot become “%(to_state)s”. Possible next: %(possible)s.")


@dataclass(frozen=True, slots=True)
class StateMachine(Generic[State]):
    """Allowed steps between states; a state without steps is final."""

    steps: Mapping[State, tuple[State, ...]]

    def next_states(self, state: State) -> tuple[State, ...]:
        return self.steps.get(state, ())

    def require(self, current: State, wanted: State) -> None:
        """Raise `StepNotAllowed` unless `wanted` may follow `current`."""
        possible = self.next_states(current)
        if wanted not in possible:
            raise StepNotAllowed(
                from_state=current.label,
                to_state=wanted.label,
                possible=", ".join(state.label for state in possible) or "–",
            )
