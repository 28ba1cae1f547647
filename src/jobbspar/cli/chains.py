"""`./jobbspar chains solve`: the best chain for a problem in a file."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from jobbspar.core.chains.explain import Wait, lane_waits, waits
from jobbspar.core.chains.problem import Chain, ChainProblem, Level
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.chains.stops import Stop, lacking, stops
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.json_values import from_json, to_json

DONE, NO_CHAIN, BAD_FILE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ChainFile:
    """The best chain with the cause of every wait; where there is none, what is lacking and what stops it.

    `lane_waits` are days when a step has all it asks while another takes its part of the week. `lacking` are levels
    that no activity within reach gives. `stops` are limits without which there is a chain, and its finish then.
    """

    chain: Chain | None
    waits: tuple[Wait, ...] = ()
    lane_waits: tuple[Wait, ...] = ()
    lacking: tuple[Level, ...] = ()
    stops: tuple[Stop, ...] = ()


def main(argv: list[str]) -> int:
    """Solve a chain problem; 0 is a chain, 1 is none, 2 is a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="jobbspar chains", description=__doc__)
    solve = parser.add_subparsers(dest="verb", required=True).add_parser("solve", help="the earliest chain")
    solve.add_argument("problem", type=Path)
    solve.add_argument("--out", type=Path, help="where to write the chain; otherwise it is printed")
    asked = parser.parse_args(argv)
    try:
        problem = from_json(ChainProblem, asked.problem.read_text(encoding="utf-8-sig"))
        found = answer(problem)
        if asked.out is None:
            print(to_json(found), end="")
        else:
            part = asked.out.with_name(asked.out.name + ".part")
            part.write_text(to_json(found), encoding="utf-8")
            part.replace(asked.out)
    except Refusal as refusal:
        print(f"{refusal}\n{refusal.mend}", file=sys.stderr)
        return BAD_FILE
    except (OSError, UnicodeDecodeError) as wrong:
        print(f"{wrong}", file=sys.stderr)
        return BAD_FILE
    return DONE if found.chain else NO_CHAIN


def answer(problem: ChainProblem) -> ChainFile:
    """What the command writes."""
    chain = solve_chain(problem)
    if chain is None:
        return ChainFile(None, lacking=tuple(lacking(problem)), stops=tuple(stops(problem)))
    return ChainFile(chain, tuple(waits(problem, chain=chain)), tuple(lane_waits(problem, chain=chain)))
