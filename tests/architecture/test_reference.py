"""The reference is generated; what stands in the file is what the program says."""

from pathlib import Path

from jobbspar.core.access import GRANTS, Permission, Role

GRANTS_PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "grants.md"


def grants_as_text():
    heads = [role.value for role in Role]
    lines = [
        "# Who may do what",
        "",
        "Generated from `core/access.py`; a test compares. A right counts in one's own organisation only.",
        "",
        "| right | " + " | ".join(heads) + " |",
        "|---" * (len(heads) + 1) + "|",
    ]
    for permission in Permission:
        marks = ["yes" if permission in GRANTS[role] else "" for role in Role]
        lines.append(f"| {permission.value} | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


def test_the_table_of_grants_is_the_one_in_the_reference():
    assert GRANTS_PAGE.read_text(encoding="utf-8") == grants_as_text()


def test_the_list_of_rights_is_sorted():
    assert [permission.value for permission in Permission] == sorted(permission.value for permission in Permission)
