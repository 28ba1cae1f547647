"""What the import contracts cannot see: pages that write rows, and numbers made safe by hand."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jobbspar"
ENTRY = [
    path.relative_to(ROOT)
    for floor in ("web", "api", "jobs", "cli", "demo")
    for path in (PACKAGE / floor).rglob("*.py")
]
OUTSIDE_DISCLOSURE = [
    path.relative_to(ROOT)
    for path in PACKAGE.rglob("*.py")
    if "disclosure" not in path.parts and "migrations" not in path.parts
]
DATABASE_WORDS = {"objects", "bulk_create", "bulk_update", "raw", "_default_manager"}


def nodes(path, kind):
    return [node for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))) if isinstance(node, kind)]


@pytest.mark.parametrize("path", ENTRY, ids=str)
def test_the_entry_floor_leaves_the_database_to_deeds(path):
    assert DATABASE_WORDS.isdisjoint(node.attr for node in nodes(path, ast.Attribute))


@pytest.mark.parametrize("path", OUTSIDE_DISCLOSURE, ids=str)
def test_only_disclosure_makes_numbers_safe(path):
    called = [node.func for node in nodes(path, ast.Call)]

    assert [f for f in called if getattr(f, "id", getattr(f, "attr", "")) == "SafeCounts"] == []
