"""A zip file of tables, read row by row and never unpacked. Every fault has a file and a line."""

import csv
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import TextIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from jobbspar.core.messages import N_
from jobbspar.core.travel.timetable import BrokenTimetable

# All of Sweden is about a gigabyte unpacked, and text shrinks to a tenth; a bomb is far beyond either.
LARGEST_TABLE = 4 * 1024**3
LARGEST_SHRINKING = 200
SMALL_ENOUGH = 10 * 1024**2

NO_ZIP = N_("This is not a whole zip file.")
UNSAFE = N_("The zip file holds a path or a size that no timetable has.")
LOCKED = N_("The zip file is locked with a password.")
TWICE = N_("The file is in the zip file twice.")
MISSING = N_("The file is missing in the zip file.")
NO_COLUMN = N_("The column is missing.")
NOT_UTF8 = N_("The text is not UTF-8.")
NO_TABLE = N_("This is not a table of comma-separated values.")
TOO_MANY = N_("The row has more values than there are columns.")
NO_VALUE = N_("A value that is needed is missing.")


def fault(file: str, place: object, text: str) -> BrokenTimetable:
    return BrokenTimetable(file=file, place=str(place), fault=text)


@dataclass(frozen=True, slots=True)
class Row:
    """The values asked for, in that order, and the line they stand on."""

    line: int
    values: tuple[str, ...]


class Archive:
    """The tables of one zip file, in its root or in its only folder."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._open = ExitStack()
        try:
            self._zip = self._open.enter_context(ZipFile(path))
        except (BadZipFile, OSError, NotImplementedError):
            raise fault(path.name, "–", NO_ZIP) from None
        with ExitStack() as until_known_safe:
            until_known_safe.push(self._open)
            self._tables = self._safe_tables()
            until_known_safe.pop_all()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def files(self) -> frozenset[str]:
        return frozenset(self._tables)

    def _safe_tables(self) -> dict[str, ZipInfo]:
        tables: dict[str, ZipInfo] = {}
        for entry in self._zip.infolist():
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or path.suffix.lower() != ".txt" or "__MACOSX" in path.parts:
                continue
            self._refuse_unsafe(entry, path)
            if path.name in tables:
                raise fault(self.name, path.name, TWICE)
            tables[path.name] = entry
        return tables

    def _refuse_unsafe(self, entry: ZipInfo, path: PurePosixPath) -> None:
        swells = entry.file_size > SMALL_ENOUGH and entry.file_size > LARGEST_SHRINKING * max(1, entry.compress_size)
        if path.is_absolute() or ".." in path.parts or entry.file_size > LARGEST_TABLE or swells:
            raise fault(self.name, entry.filename, UNSAFE)
        if entry.flag_bits & 1:
            raise fault(self.name, entry.filename, LOCKED)

    def rows(self, file: str, *, needs: Sequence[str], knows: Sequence[str] = ()) -> Iterator[Row]:
        """The columns that are needed and then those that may be there; what is not there is empty."""
        if file not in self._tables:
            raise fault(self.name, file, MISSING)
        lines = csv.reader(self._lines(file))
        try:
            head = [name.strip() for name in next(lines, [])]
            columns = [self._column(file, head, name) for name in needs]
            columns += [head.index(name) if name in head else -1 for name in knows]
            for cells in lines:
                if any(cells):
                    yield self._row(file, lines.line_num, cells, columns, needed=len(needs), width=len(head))
        except csv.Error:
            raise fault(file, lines.line_num + 1, NO_TABLE) from None
        except UnicodeDecodeError:
            raise fault(file, lines.line_num + 1, NOT_UTF8) from None
        except (BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise fault(file, lines.line_num + 1, NO_ZIP) from None

    def _lines(self, file: str) -> TextIO:
        """Closed with the archive at the latest, whatever the reader of the rows comes upon."""
        try:
            packed = self._open.enter_context(self._zip.open(self._tables[file]))
        except (BadZipFile, NotImplementedError):
            raise fault(file, "–", NO_ZIP) from None
        return self._open.enter_context(TextIOWrapper(packed, "utf-8-sig", newline=""))

    def _column(self, file: str, head: Sequence[str], name: str) -> int:
        if name not in head:
            raise fault(file, name, NO_COLUMN)
        return head.index(name)

    def _row(self, file: str, line: int, cells: list[str], columns: list[int], *, needed: int, width: int) -> Row:
        if any(cells[width:]):
            raise fault(file, line, TOO_MANY)
        values = tuple(cells[place].strip() if 0 <= place < len(cells) else "" for place in columns)
        if not all(values[:needed]):
            raise fault(file, line, NO_VALUE)
        return Row(line, values)
