"""What taking a chain over into a person's plan changes. What has begun stays, and nothing is taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobbspar.core.calendar import Period
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class NothingToTakeOver(Refusal):
    message = N_("The plan already holds every step of the chain on these days.")


class PlanChange(Choice):
    ADD = "add", N_("Is added")
    MOVE = "move", N_("Gets other days")
    STAY = "stay", N_("Stays as it is")


@dataclass(frozen=True, slots=True)
class StepInPlan:
    """A step of the plan that is not taken out, by its row and its activity."""

    id: int
    activity: int
    period: Period


@dataclass(frozen=True, slots=True)
class WantedStep:
    activity: int
    period: Period


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """One step of the chain beside the same activity in the plan, if it is there."""

    change: PlanChange
    activity: int
    now: StepInPlan | None
    wanted: Period


def plan_changes(plan: Sequence[StepInPlan], *, chain: Iterable[WantedStep], today: date) -> list[ChangedStep]:
    """In the order of the chain. A step of the plan is used once."""
    left = list(plan)
    found = []
    for wanted in chain:
        now = next((one for one in left if one.activity == wanted.activity), None)
        if now is not None:
            left.remove(now)
        found.append(ChangedStep(_change(now, wanted, today), wanted.activity, now, wanted.period))
    return found


def _change(now: StepInPlan | None, wanted: WantedStep, today: date) -> PlanChange:
    if now is None:
        return PlanChange.ADD
    has_begun = now.period.starts <= today
    return PlanChange.STAY if has_begun or now.period == wanted.period else PlanChange.MOVE
