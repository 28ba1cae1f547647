"""The plan as a file: the seats, what they are worth, the certified bound and how it was found."""

from dataclasses import dataclass

from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.problem import Answer, Plan, Problem, Seat, Solution


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A proposed round plan. `broken` is empty for a lawful plan; no plan can be worth more than `bound`."""

    answer: Answer
    seats: tuple[Seat, ...]
    worth: int
    bound: int
    gap_percent: float
    method: str
    open_rounds: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def plan(self) -> Plan:
        return Plan(self.seats)


def plan_file(problem: Problem, *, solution: Solution) -> PlanFile:
    broken = faults(problem, solution.plan) if solution.answer is Answer.PLAN else []
    return PlanFile(
        answer=solution.answer,
        seats=solution.plan.seats,
        worth=solution.worth,
        bound=solution.bound,
        gap_percent=round(100 * solution.gap, 4),
        method=solution.method,
        open_rounds=tuple(sorted(solution.plan.open_rounds())),
        broken=tuple(f"{one.rule.value}: {one.about}: {one.is_now} → {one.should_be}" for one in broken),
    )
