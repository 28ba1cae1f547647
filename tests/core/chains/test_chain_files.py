"""Chain problems as files, and the command that solves them."""

import json
from datetime import date
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "problem", sorted(REFERENCE.glob("examples/chains-*-problem.json")), ids=lambda path: path.stem
)
def test_the_examples_in_the_reference_are_answered_as_they_say(problem: Path, capsys: pytest.CaptureFixture[str]):
    told = problem.with_name(problem.name.replace("-problem", "-chain")).read_text()

    code = main(["solve", str(problem)])

    assert capsys.readouterr().out == told
    assert code == (0 if json.loads(told)["chain"] else 1)
    assert to_json(from_json(ChainFile, told)) == told


def test_there_are_examples_with_a_chain_and_without():
    answers = [json.loads(path.read_text()) for path in REFERENCE.glob("examples/chains-*-chain.json")]

    assert any(one["waits"] and one["lane_waits"] for one in answers)
    assert any(one["lacking"] and not one["stops"] for one in answers)
    assert any(one["stops"] for one in answers)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"today": "i dag"}, 'file.today: must be a day as 2026-11-23, not "i dag"'),
        ({"today": "9999-12-31"}, "file: today lies outside 1900–2200"),
        ({"goal": 3}, "file.goal: must be a list"),
        ({"sex": "x"}, "file.sex: no such field"),
        ({"beside": ["svets"]}, "file: beside: no activity is named svets"),
        ({"activities": [{"name": "A", "lane": "work"}]}, "file.activities[0].weeks: is missing"),
        ({"activities": [{"name": "A", "lane": "evening", "weeks": 2}]}, "file.activities[0].lane: must be one of"),
        ({"activities": [{"name": "A", "lane": "work", "weeks": 0}]}, "file.activities[0]: activity A"),
        ({"activities": [{"name": "A", "lane": "work", "weeks": 10**9}]}, "activity A: an activity takes at most 260"),
        ({"activities": [{"name": "A", "lane": "work", "weeks": 2, "place": "Elm"}]}, "no journey to Elm is given"),
        ({"closures": [{"starts": "2027-07-05", "ends": "2027-07-05"}]}, "file.closures[0]: a closure ends after"),
    ],
)
def test_a_bad_file_says_which_field_and_why_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict, told: str
):
    problem, chain = tmp_path / "problem.json", tmp_path / "chain.json"
    problem.write_text(json.dumps({**json.loads(to_json(PROBLEM)), **change}))

    assert main(["solve", str(problem), "--out", str(chain)]) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["problem.json"]
