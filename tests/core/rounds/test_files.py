"""Problems and plans as files: what is written is read back, and a bad file says which field and why."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from jobbspar.cli.rounds import main
from jobbspar.core.rounds.composition_file import CompositionFile
from jobbspar.core.rounds.json_values import BadField, NotJson, from_json, schema_of, to_json
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Problem
from tests.core.rounds.cases import problems
from tests.core.rounds.spruce import a_round, spruce

REFERENCE = Path(__file__).parents[3] / "docs/reference"


@given(problem=problems())
@settings(max_examples=30, deadline=None)
def test_a_problem_is_read_back_as_it_was_written(problem: Problem):
    assert from_json(Problem, to_json(problem)) == problem


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"today": "i dag"}, 'file.today: must be a day as 2026-11-23, not "i dag"'),
        ({"rounds": 3}, "file.rounds: must be a list"),
        ({"sex": "x"}, "file.sex: no such field"),
        ({"people": [{"name": "A", "home": "Elm"}]}, "file.people[0].wishes: is missing"),
        ({"people": [{"name": "A", "home": "Elm", "wishes": [], "mode": "boat"}]}, "file.people[0].mode"),
        ({"people": [{"name": "A", "home": "Elm", "wishes": [], "weeks_waited": -1}]}, "not negative"),
        ({"floors": [{"municipality": "Elm", "seats": True}]}, "file.floors[0].seats: must be a whole number"),
    ],
)
def test_a_bad_field_is_named_with_the_reason(change: dict, told: str):
    raw = {**json.loads(to_json(spruce())), **change}

    with pytest.raises(BadField) as refusal:
        from_json(Problem, json.dumps(raw))

    assert told in str(refusal.value)


def test_a_file_that_is_not_json_says_where():
    with pytest.raises(NotJson, match="line 2, column 1"):
        from_json(Problem, "{\n")


def test_the_schemas_in_the_reference_are_those_of_the_classes():
    assert (REFERENCE / "rounds-problem.schema.json").read_text() == schema_of(Problem, title="Round problem")
    assert (REFERENCE / "rounds-plan.schema.json").read_text() == schema_of(PlanFile, title="Round plan")
    composition = (REFERENCE / "rounds-composition.schema.json").read_text()
    assert composition == schema_of(CompositionFile, title="Composition of a round plan")


def test_the_command_line_solves_and_checks(tmp_path: Path):
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text(to_json(spruce(rounds=(a_round(minimum=5),))))

    assert main(["solve", str(problem), "--out", str(plan)]) == 0
    assert main(["check", str(problem), str(plan)]) == 0
    assert len(json.loads(plan.read_text())["seats"]) == 5


def test_the_command_line_tells_what_a_plan_breaks(tmp_path: Path, capsys):
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text(to_json(spruce(rounds=(a_round(minimum=5),))))
    main(["solve", str(problem), "--out", str(plan)])
    problem.write_text(to_json(spruce()))

    code = main(["check", str(problem), str(plan)])

    assert code == 1
    assert capsys.readouterr().out == "minimum: Service i Spruce: 5 → 6\n"


def test_a_bad_file_leaves_no_output_and_no_traceback(tmp_path: Path, capsys):
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text("[]")

    code = main(["solve", str(problem), "--out", str(plan)])

    assert code == 2
    assert not plan.exists()
    assert "file: must be an object" in capsys.readouterr().err
