"""A folder of published files → one release of the taxonomy."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jobbspar.adapters.jobtech.dumps import is_dump, read_dump
from jobbspar.adapters.jobtech.gathering import Gathering, Place
from jobbspar.adapters.jobtech.snapshots import is_snapshot, read_skill_table, read_snapshot
from jobbspar.core.messages import N_
from jobbspar.core.taxonomy.concepts import NothingToImport, TaxonomyRelease

NOT_UTF8 = N_("The text is not UTF-8.")
NOT_JSON = N_("The file is not whole: this is not JSON.")
CANNOT_BE_OPENED = N_("The file cannot be opened.")
OWN_NAME = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]+$")
LONGEST_VERSION = 40


def read_taxonomy_folder(
    folder: Path, *, version: str = "", progress: Callable[[str, int, int], None] = lambda file, done, total: None
) -> TaxonomyRelease:
    """Read every file we know the shape of. The version is the one the files or else the folder's name tells.

    Raises `BrokenTaxonomyFile` with file and place, or `NothingToImport`.
    """
    gathering = Gathering()
    used: list[str] = []
    not_used: list[str] = []
    files = sorted(path for path in folder.iterdir() if path.suffix in {".json", ".tsv"})
    for number, path in enumerate(files, start=1):
        progress(path.name, number, len(files))
        (used if _read_file(path, into=gathering) else not_used).append(path.name)
    if not gathering.concepts:
        raise NothingToImport(folder=folder)
    return TaxonomyRelease(
        label=(version or gathering.version or version_of(folder))[:LONGEST_VERSION],
        source=folder.name,
        concepts=gathering.concepts,
        relations=gathering.whole_relations(),
        files=tuple(used),
        files_not_used=tuple(not_used),
    )


def version_of(folder: Path) -> str:
    """`jobtech_2025-12` → `2025-12`; a name without a date or number is taken as it is."""
    found = OWN_NAME.search(folder.name)
    return found.group() if found else folder.name


def _read_file(path: Path, *, into: Gathering) -> bool:
    """Gather what the file holds; say whether it held anything we keep."""
    text = _text(path)
    if path.suffix == ".tsv":
        return read_skill_table(text, into=into, file=path.name)
    content = _content(text, path)
    if is_dump(content):
        return read_dump(content, into=into, file=path.name)
    return is_snapshot(content) and read_snapshot(content, into=into, file=path.name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Place(path.name, f"byte {error.start}").fault(NOT_UTF8) from None
    except OSError:
        raise Place(path.name, "–").fault(CANNOT_BE_OPENED) from None


def _content(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Place(path.name, f"{error.lineno}:{error.colno}").fault(NOT_JSON) from None
    except RecursionError:
        raise Place(path.name, "–").fault(NOT_JSON) from None
