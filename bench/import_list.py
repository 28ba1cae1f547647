"""A list of 20,000 people, uploaded, read, understood and saved, beside a bare read of the same workbook.

Both are timed in turn in one run. Everything a list goes through is counted but the waiting in the queue: the file is
kept, each row is understood and stored for looking at, then people and backgrounds are registered with their trail.
"""

import io
import os
import time
from contextlib import contextmanager
from statistics import median

from openpyxl import Workbook, load_workbook

from bench.fresh_database import databases, have_django, using

have_django()

from django.utils import timezone  # noqa: E402

from jobbspar.adapters.people_table import read_table  # noqa: E402
from jobbspar.apps.participants.actions import ask_to_save_list, read_list, save_list, upload_list  # noqa: E402
from jobbspar.apps.participants.queries import get_list_for_work  # noqa: E402
from jobbspar.core.access import Role  # noqa: E402
from tests.factories import an_actor, an_organisation  # noqa: E402

ROWS = int(os.environ.get("BENCH_LIST_ROWS", "20000"))
ROUNDS = 3
MOST_TIMES = 6
DATABASE = "bench_list"
HEADINGS = ("Förnamn", "Efternamn", "Personnummer", "Telefon", "Epost", "Hemkommun", "Kön", "Utbildning", "Önskan")


def main() -> bool:
    content = _workbook()
    bare, ours = [], []
    with databases(DATABASE), using(DATABASE):
        for _ in range(ROUNDS):
            with _timed(bare):
                _bare_read(content)
            parts: list[float] = []
            saved = _ours(content, parts)
            if saved != ROWS:
                raise RuntimeError(f"{saved} of {ROWS} people were saved")
            ours.append(sum(parts))
            upload, read, save = parts
            print(f"  upload {upload:.1f} s, read {read:.1f} s, save {save:.1f} s", flush=True)
    times = [mine / plain for mine, plain in zip(ours, bare, strict=True)]
    print(
        f"{ROWS} rows: ours {median(ours):.1f} s, bare read {median(bare):.1f} s, {median(times):.1f} times"
        f" ({min(times):.1f}–{max(times):.1f} in {ROUNDS}); promised: at most {MOST_TIMES}"
    )
    return median(times) <= MOST_TIMES


def _workbook() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    for each in range(ROWS):
        sheet.append(
            (
                "Åsa", f"Öberg {each}", _personal_number(each), "070-123 45 67", f"person{each}@example.org", "2403",
                ("kvinna", "man")[each % 2], "gymnasium", "Jag vill arbeta med människor",
            )
        )  # fmt: skip
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _personal_number(each: int) -> str:
    """Another number for each row, with the right check digit."""
    days, birth_number = divmod(each, 900)
    digits = f"{1950 + days // 28}01{days % 28 + 1:02}"[2:] + f"{birth_number + 10:03}"
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(digits))
    check = -sum(value // 10 + value % 10 for value in doubled) % 10
    return f"19{digits[:6]}-{digits[6:]}{check}"


def _bare_read(content: bytes) -> int:
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def _ours(content: bytes, parts: list[float]) -> int:
    """Through the same deeds as the page and the worker."""
    organisation = an_organisation()
    actor = an_actor(Role.COORDINATOR, organisation)
    with _timed(parts):
        batch = upload_list(
            actor=actor, organisation=organisation, file_name="lista.xlsx", content=content, now=timezone.now()
        )
    with _timed(parts):
        found = get_list_for_work(actor, batch.pk)
        table = read_table(bytes(found.file_bytes or b""), file=found.file_name)
        read_list(
            actor=actor, batch=found, encoding=table.encoding, header=table.header, rows=table.rows, now=timezone.now()
        )
    with _timed(parts):
        ask_to_save_list(actor=actor, batch=found, now=timezone.now())
        return save_list(actor=actor, batch=get_list_for_work(actor, batch.pk), now=timezone.now())


@contextmanager
def _timed(kept: list[float]):
    began = time.perf_counter()
    yield
    kept.append(time.perf_counter() - began)
