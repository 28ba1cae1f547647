"""`./jobbspar chains solve`: the best chain for a problem in a file."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from jobbspar.core.chains.explain import missing_ways, waits
from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.json_values import from_json, to_json

DONE, NO_CHAIN, BAD_FILE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ChainFile:
    """A chain with the cause of every wait, or the goal levels that nothing leads to."""

    chain: Chain | None
    waits: tuple[str, ...]
    missing: tuple[str, ...]


def main(argv: list[str]) -> int:
    """Solve a chain problem; 0 is a chain, 1 is none, 2 is a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="jobbspar chains", description=__doc__)
    solve = parser.add_subparsers(dest="verb", required=True).add_parser("solve", help="the earliest chain")
    solve.add_argument("problem", type=Path)
    solve.add_argument("--out", type=Path, help="where to write the chain; otherwise it is printed")
    asked = parser.parse_args(argv)
    try:
        problem = from_json(ChainProblem, asked.problem.read_text(encoding="utf-8-sig"))
        answer = _answer(problem)
        if asked.out is None:
            print(to_json(answer), end="")
        else:
            part = asked.out.with_name(asked.out.name + ".part")
            part.write_text(to_json(answer), encoding="utf-8")
            part.replace(asked.out)
    except Refusal as refusal:
        print(f"{refusal}\n{refusal.mend}", file=sys.stderr)
        return BAD_FILE
    except (OSError, UnicodeDecodeError) as wrong:
        print(f"{wrong}", file=sys.stderr)
        return BAD_FILE
    return DONE if answer.chain else NO_CHAIN


def _answer(problem: ChainProblem) -> ChainFile:
    chain = solve_chain(problem)
    found = waits(problem, chain=chain) if chain else []
    said = (f"{one.activity}: {one.since} → {one.until}, {one.cause.value}; {one.finish_without}" for one in found)
    missing = (f"{one.level.subject} {one.level.level}" for one in missing_ways(problem))
    return ChainFile(chain, tuple(said), tuple(missing))
