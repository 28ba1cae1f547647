"""Chain problems as files, and the command that solves them."""

import json
from datetime import date
from pathlib import Path

from jobbspar.cli.chains import ChainFile, main
from jobbspar.core.chains.problem import Activity, ChainProblem, Lane, Level
from jobbspar.core.rounds.json_values import from_json, schema_of, to_json

REFERENCE = Path(__file__).parents[3] / "docs/reference"
COURSE = Activity("truckkort", Lane.WORK, 1, yields=(Level("truck"),))
PROBLEM = ChainProblem(date(2027, 1, 11), (), (Level("truck"),), (COURSE,))


def test_a_chain_problem_is_read_back_as_it_was_written():
    assert from_json(ChainProblem, to_json(PROBLEM)) == PROBLEM


def test_the_command_line_solves_a_chain(tmp_path: Path):
    problem, chain = tmp_path / "problem.json", tmp_path / "chain.json"
    problem.write_text(to_json(PROBLEM))

    assert main(["solve", str(problem), "--out", str(chain)]) == 0
    assert json.loads(chain.read_text())["chain"]["finish"] == "2027-01-18"


def test_the_chain_schemas_in_the_reference_are_those_of_the_classes():
    assert (REFERENCE / "chains-problem.schema.json").read_text() == schema_of(ChainProblem, title="Chain problem")
    assert (REFERENCE / "chains-chain.schema.json").read_text() == schema_of(ChainFile, title="Chain")
