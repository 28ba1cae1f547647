"""Short functions and files. To go over, split; there is no list of exceptions."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path.relative_to(ROOT)
    for folder in ("src", "tests", "bench", "tools")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
]
TEMPLATES = [path.relative_to(ROOT) for path in (ROOT / "src").rglob("*.html")]
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 50, 120
DRAWERS = ("utils", "util", "helper", "helpers", "common", "manager", "managers", "handler", "service", "misc")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_files_and_functions_are_short(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert source.count("\n") <= LONGEST_FILE
    assert [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_templates_are_short(path):
    assert (ROOT / path).read_text(encoding="utf-8").count("\n") <= LONGEST_TEMPLATE


@pytest.mark.parametrize("path", FILES, ids=str)
def test_there_are_no_drawers(path):
    assert path.stem not in DRAWERS
    assert not any(part in DRAWERS for part in path.parts)
