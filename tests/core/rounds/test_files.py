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
        ({"floors": [{"municipality": "Elm", "seats": 1.5}]}, "file.floors[0].seats: must be a whole number"),
        ({"floors": [{"municipality": "Elm", "seats": 10**30}]}, "file.floors[0]: floor for Elm: seats must be"),
        ({"worth": {"wishes": []}}, "file.worth: worth: the points for a first wish are missing"),
        ({"promises": [{"person": "X", "round": "Service i Spruce"}]}, "file: there is no person X"),
        ({"promises": [{"person": "Elm 0", "round": "X"}]}, "file: promise: there is no round X"),
        ({"trips": [{"home": "Elm", "site": "Elm", "mode": [], "minutes": 3}]}, "file.trips[0].mode: must be one of"),
        ({"pools": [{"name": "P", "kind": "hires", "seats": -1, "rounds": []}]}, "file.pools[0]: pool P: seats"),
        ({"alternatives": [{"name": "A", "rounds": ["X"]}]}, "file: A: there is no round X"),
        ({"people": [{"name": "A", "home": "Elm", "wishes": []}] * 2}, "file: person A is given twice"),
        ({"people": None}, "file.people: must be a list"),
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


A_ROUND = {"name": "R", "track": "T", "site": "S", "starts": "2027-01-11", "weeks": 9, "minimum": 1, "maximum": 2}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"minimum": 3}, "file.rounds[0]: round R: seats must be 1 ≤ minimum ≤ maximum"),
        ({"maximum": 10**12}, "file.rounds[0]: round R: seats cannot be more than 10000"),
        ({"starts": "9999-12-31"}, "file.rounds[0]: round R: it would end after the last day of the calendar"),
        ({"starts": "2027-02-30"}, "file.rounds[0].starts: must be a day as 2026-11-23"),
        ({"weeks": "nine"}, 'file.rounds[0].weeks: must be a whole number, not "nine"'),
        ({"ruling": "maybe"}, "file.rounds[0].ruling: must be one of free, open, closed"),
    ],
)
def test_a_round_that_cannot_be_is_named(change: dict, told: str):
    with pytest.raises(BadField) as refusal:
        from_json(Problem, json.dumps({"today": "2026-11-23", "people": [], "rounds": [{**A_ROUND, **change}]}))

    assert told in str(refusal.value)


BAD_FILES = {
    "empty": b"",
    "not json": b"today: 2026-11-23",
    "a list": b"[]",
    "a word": b'"today"',
    "nothing": b"null",
    "not a number": b'{"today": "2026-11-23", "people": [], "rounds": [], "worth": {"base": NaN}}',
    "endless number": b'{"today": ' + b"9" * 5_000 + b"}",
    "endless lists": b"[" * 100_000,
    "half a file": b'{"today": "2026-11-23", "rounds": [',
    "another coding": '{"today": "i går"}'.encode("latin-1"),
    "wide coding": '{"today": "2026-11-23"}'.encode("utf-16"),
    "bytes": bytes(range(256)),
    "a plan": b'{"answer": "plan", "seats": []}',
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("verb", ["solve", "check"])
def test_no_bad_file_gives_a_traceback_or_touches_what_was_there(tmp_path: Path, capsys, content: bytes, verb: str):
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_bytes(content)
    plan.write_text("the plan of yesterday")

    code = main(["solve", str(problem), "--out", str(plan)] if verb == "solve" else ["check", str(problem), str(plan)])

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.strip()
    assert plan.read_text() == "the plan of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "problem.json"]


def test_files_that_cannot_be_read_or_written_are_told(tmp_path: Path, capsys):
    problem = tmp_path / "problem.json"
    problem.write_text(to_json(spruce()))

    assert main(["solve", str(tmp_path / "missing.json")]) == 2
    assert main(["solve", str(tmp_path)]) == 2
    assert main(["solve", str(problem), "--out", str(tmp_path / "no folder/plan.json")]) == 2
    assert "missing.json" in capsys.readouterr().err


def test_the_examples_in_the_reference_are_read_solved_and_checked(tmp_path: Path, capsys):
    problem, plan = REFERENCE / "examples/rounds-problem.json", REFERENCE / "examples/rounds-plan.json"
    out = tmp_path / "plan.json"

    assert main(["check", str(problem), str(plan)]) == 0
    assert main(["solve", str(problem), "--out", str(out)]) == 0
    solved, example = (from_json(PlanFile, one.read_text()) for one in (out, plan))
    assert (solved.answer, solved.worth, solved.bound) == (example.answer, example.worth, example.bound)
    assert main(["check", str(problem), str(out)]) == 0


@pytest.mark.parametrize(("file", "kind"), [("rounds-problem", Problem), ("rounds-plan", PlanFile)])
def test_the_examples_show_every_field_of_the_schema(file: str, kind: type):
    schema = json.loads((REFERENCE / f"{file}.schema.json").read_text())
    example = json.loads((REFERENCE / f"examples/{file}.json").read_text())

    assert to_json(from_json(kind, json.dumps(example))) == (REFERENCE / f"examples/{file}.json").read_text()
    assert _fields_of(schema) == _fields_in(example)


def _fields_of(schema: dict) -> set[str]:
    inner = [schema.get("items", {}), *schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    return set(schema.get("properties", {})).union(*(_fields_of(one) for one in inner if one))


def _fields_in(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*(_fields_in(one) for one in value))
    return set(value).union(*(_fields_in(one) for one in value.values())) if isinstance(value, dict) else set()
