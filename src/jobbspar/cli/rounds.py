"""`./jobbspar rounds`: solve, check or compose a plan in a file, or ask for a plan of every area here."""

import argparse
import sys
from pathlib import Path

from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.json_values import from_json, to_json
from jobbspar.core.rounds.plan_file import PlanFile, plan_file
from jobbspar.core.rounds.problem import Answer, Plan, Problem

DONE, UNLAWFUL, NO_PLAN, BAD_FILE = 0, 1, 1, 2


def main(argv: list[str]) -> int:
    """Solve, check, compose or ask; 0 is well, 1 no lawful plan or nobody to ask for, 2 a file that cannot be read."""
    asked = _arguments().parse_args(argv)
    if asked.verb == "areas":
        return _ask_for_areas(asked)
    try:
        return {"solve": _solve, "check": _check, "compose": _compose}[asked.verb](asked)
    except Refusal as refusal:
        print(f"{refusal}\n{refusal.mend}", file=sys.stderr)
    except (OSError, UnicodeDecodeError) as wrong:
        print(f"{wrong}", file=sys.stderr)
    return BAD_FILE


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jobbspar rounds", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    solve = verbs.add_parser("solve", help="the best plan, with its certified gap")
    solve.add_argument("problem", type=Path)
    solve.add_argument("--out", type=Path, help="where to write the plan; otherwise it is printed")
    solve.add_argument("--seconds", type=float, default=10.0, help="longest time for the exact solver")
    solve.add_argument("--seed", type=int, default=0, help="kept for the record: the method uses no chance")
    check = verbs.add_parser("check", help="every rule a plan breaks")
    check.add_argument("problem", type=Path)
    check.add_argument("plan", type=Path)
    compose = verbs.add_parser("compose", help="how a plan is composed, ties broken, the price under a decision")
    for name in ("problem", "plan", "composition"):
        compose.add_argument(name, type=Path)
    compose.add_argument("--out", type=Path, help="where to write the answer; otherwise it is printed")
    areas = verbs.add_parser("areas", help="ask for a plan of every area a coordinator plans, one piece of work each")
    areas.add_argument("--as", dest="email", required=True, help="e-mail address of the coordinator it is done for")
    areas.add_argument("--data", type=Path, help="folder of the installation; otherwise .data")
    return parser


def _ask_for_areas(asked: argparse.Namespace) -> int:
    from jobbspar.cli import round_areas  # Only here is there a database.
    from jobbspar.cli.words import complain_about
    from jobbspar.config.problems import DatabaseProblem

    try:
        return round_areas.run(asked.email, data=asked.data)
    except DatabaseProblem as problem:
        complain_about(problem)
        return NO_PLAN


def _solve(asked: argparse.Namespace) -> int:
    from jobbspar.core.rounds.solve import solve  # The solver is loaded only when it is used.

    problem = from_json(Problem, asked.problem.read_text(encoding="utf-8-sig"))
    solution = solve(problem, seconds=asked.seconds)
    _hand_over(to_json(plan_file(problem, solution=solution)), out=asked.out)
    return DONE if solution.answer is Answer.PLAN else NO_PLAN


def _hand_over(text: str, *, out: Path | None) -> None:
    if out is None:
        print(text, end="")
    else:
        _write_whole(out, text=text)


def _write_whole(path: Path, *, text: str) -> None:
    """The file appears whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _check(asked: argparse.Namespace) -> int:
    problem = from_json(Problem, asked.problem.read_text(encoding="utf-8-sig"))
    plan = from_json(PlanFile, asked.plan.read_text(encoding="utf-8-sig")).plan
    return UNLAWFUL if _tells_faults(problem, plan=plan) else DONE


def _tells_faults(problem: Problem, *, plan: Plan) -> bool:
    broken = faults(problem, plan)
    for one in broken:
        print(f"{one.rule.value}: {one.about}: {one.is_now} → {one.should_be}")
    return bool(broken)


def _compose(asked: argparse.Namespace) -> int:
    from jobbspar.core.rounds.composition_file import CompositionFile, composed  # Loads the solver.

    problem = from_json(Problem, asked.problem.read_text(encoding="utf-8-sig"))
    plan = from_json(PlanFile, asked.plan.read_text(encoding="utf-8-sig"))
    composition = from_json(CompositionFile, asked.composition.read_text(encoding="utf-8-sig"))
    if _tells_faults(problem, plan=plan.plan):
        return UNLAWFUL
    _hand_over(to_json(composed(problem, plan=plan, asked=composition)), out=asked.out)
    return DONE
