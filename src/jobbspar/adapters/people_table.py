"""Tables of people as files: Excel workbooks and text with separators, in the encodings Swedish offices use."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

XLSX_BEGINS = b"PK\x03\x04"
OLD_XLS_BEGINS = b"\xd0\xcf\x11\xe0"
SEPARATORS = (";", "\t", ",")
SEPARATOR_TOLD = re.compile(r"\"?sep=([;,\t])\"?", re.IGNORECASE)
LARGEST_BYTES = 12 * 1024 * 1024


class FileIsEmpty(Refusal):
    message = N_("The file “%(file)s” is empty.")
    mend = N_("Save the list in the spreadsheet and choose the file again.")


class OldWorkbook(Refusal):
    message = N_("“%(file)s” is an old Excel file (.xls).")
    mend = N_("Save it as .xlsx or .csv and choose the file again.")


class NotATable(Refusal):
    message = N_("“%(file)s” is neither an Excel file (.xlsx) nor a text file (.csv).")
    mend = N_("Download the template, fill it in and choose that file.")


class FileTooLarge(Refusal):
    message = N_("“%(file)s” is larger than 12 megabytes.")
    mend = N_("Divide the list into several files.")


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` gives (number in the file, cells as text); the first row of the file, the header, is number 1."""

    encoding: str
    header: tuple[str, ...]
    rows: Iterator[tuple[int, tuple[str, ...]]]


def read_table(content: bytes, *, file: str) -> Table:
    """Find out what kind of file it is and open it. Raises a refusal that says what to do with the file."""
    if not content.strip():
        raise FileIsEmpty(file=file)
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge(file=file)
    if content.startswith(OLD_XLS_BEGINS):
        raise OldWorkbook(file=file)
    if content.startswith(XLSX_BEGINS):
        return _workbook(content, file)
    return _text(content, file)


def _workbook(content: bytes, file: str) -> Table:
    from openpyxl import load_workbook  # half a second to import: only those who read a workbook wait for it

    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except (KeyError, ValueError, OSError, IndexError, zipfile.BadZipFile) as error:
        raise NotATable(file=file) from error
    lines = (tuple(_as_text(cell) for cell in line) for line in sheet.iter_rows(values_only=True))
    return _table(lines, encoding="xlsx", file=file)


def _as_text(cell: object) -> str:
    """What a person would read in the cell: whole numbers without decimals, days as YYYY-MM-DD."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _text(content: bytes, file: str) -> Table:
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise NotATable(file=file)
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    # Excel may be told of the separator in a line of its own, which is no row of the list.
    told = SEPARATOR_TOLD.fullmatch(first_line.strip())
    separator = told[1] if told else max(SEPARATORS, key=first_line.count)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines = (
        () if told and number == 1 else tuple(cell.strip() for cell in line)
        for number, line in enumerate(read, start=1)
    )
    return _table(lines, encoding=encoding, file=file)


def _decoded(content: bytes) -> tuple[str, str]:
    """UTF-8 where it is UTF-8, else what Excel in Sweden writes. Windows-1252 leaves five bytes without a letter."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "Windows-1252"


def _table(lines: Iterator[tuple[str, ...]], *, encoding: str, file: str) -> Table:
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if any(line))
    try:
        _, header = next(numbered)
    except StopIteration:
        raise FileIsEmpty(file=file) from None
    return Table(encoding=encoding, header=header, rows=numbered)
