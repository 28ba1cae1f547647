"""A list of people on its way in: read, look, mend, choose, then save all or nothing.

Reading and saving are asked for here and done by the worker, which calls `read_list` and `save_list`. The table itself
(bytes → rows of text) comes from an adapter, so it is handed in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from procrastinate.contrib.django import app as queue

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.models import Background, ImportBatch, ImportRow, Participant
from jobbspar.apps.participants.rows_of_lists import KnownPeople, as_row, texts_of
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.calendar import swedish_day
from jobbspar.core.people_columns import Column
from jobbspar.core.people_import import (
    ListNotReadyToSave,
    ListTooLong,
    NothingChosen,
    RegisteredMeanwhile,
    columns_of,
    understand,
)
from jobbspar.core.refusals import Refusal

_NOT_TOLD = ("", None, "unknown")
READ_JOB, SAVE_JOB = "lists:read", "lists:save"
ROWS_AT_A_TIME = 1_000
MOST_ROWS = 100_000


@transaction.atomic
def upload_list(
    *, actor: Actor, organisation: Organisation, file_name: str, content: bytes, now: datetime
) -> ImportBatch:
    """Keep the file and ask the worker to read it; nobody is registered yet."""
    require(actor, Permission.PARTICIPANT_IMPORT, organisation=organisation.pk)
    batch = ImportBatch.objects.create(
        organisation=organisation, by_id=actor.user, file_name=file_name[:200], file_bytes=content, begun_at=now
    )
    record(actor, "list:upload", batch, now=now)
    _ask(READ_JOB, batch)
    return batch


def _ask(job: str, batch: ImportBatch) -> None:
    """In the same transaction as the row: a list that was not kept is not read either."""
    queue.configure_task(job, lock=f"list-{batch.pk}").defer(batch=batch.pk, user=batch.by_id)


def read_list(
    *,
    actor: Actor,
    batch: ImportBatch,
    encoding: str,
    header: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    now: datetime,
) -> None:
    """Understand every row, in pieces that can be watched and stopped. Begins anew if it was broken off."""
    try:
        columns, others = columns_of(header)
    except Refusal as refusal:
        fail_list(actor=actor, batch=batch, refusal=refusal, now=now)
        return
    with acting_as(actor):
        ImportRow.objects.filter(batch=batch).delete()
        batch.state, batch.encoding, batch.rows_total, batch.rows_done = "reading", encoding, 0, 0
        batch.columns_left_out = others
        batch.save(update_fields=["state", "encoding", "rows_total", "rows_done", "columns_left_out"])
        known = KnownPeople.of(batch.organisation_id)
    today = swedish_day(now)
    for piece in _pieces(rows):
        read = [
            (number, {columns[at]: text for at, text in enumerate(line) if at in columns}) for number, line in piece
        ]
        if not _keep_piece(actor, batch, read, known, today):
            return
    with acting_as(actor):
        batch.state, batch.file_bytes, batch.finished_at = "read", None, now
        batch.save(update_fields=["state", "file_bytes", "finished_at"])
        record(actor, "list:read", batch, now=now)


def _pieces(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[list[tuple[int, Sequence[str]]]]:
    source = iter(rows)
    while piece := list(islice(source, ROWS_AT_A_TIME)):
        yield piece


def _keep_piece(
    actor: Actor, batch: ImportBatch, read: list[tuple[int, dict[Column, str]]], known: KnownPeople, today: date
) -> bool:
    """Store one piece; False when somebody has cancelled the list meanwhile."""
    with acting_as(actor):
        batch.refresh_from_db(fields=["state"])
        if batch.state != "reading":
            return False
        made = [as_row(number, cells, understand(cells, today=today), known) for number, cells in read]
        for row in made:
            row.batch = batch
        ImportRow.objects.bulk_create(made)
        batch.rows_done += len(made)
        batch.rows_total = batch.rows_done
        batch.save(update_fields=["rows_done", "rows_total"])
    if batch.rows_total > MOST_ROWS:
        raise ListTooLong(most=MOST_ROWS)
    return True


def fail_list(*, actor: Actor, batch: ImportBatch, refusal: Refusal, now: datetime) -> None:
    """The file cannot be read; the refusal says why and what to do. Nothing is kept of it."""
    with acting_as(actor):
        ImportRow.objects.filter(batch=batch).delete()
        batch.problem = {"message": refusal.message, "facts": refusal.facts, "mend": refusal.mend}
        batch.state, batch.file_bytes, batch.finished_at = "failed", None, now
        batch.save(update_fields=["state", "problem", "file_bytes", "finished_at"])
        record(actor, "list:fail", batch, now=now)


@transaction.atomic
def correct_row(*, actor: Actor, row: ImportRow, texts: Mapping[Column, str], now: datetime) -> ImportRow:
    """Mend the texts of one row and understand it again."""
    require(actor, Permission.PARTICIPANT_IMPORT, organisation=row.batch.organisation_id)
    _require_read(row.batch)
    known = KnownPeople.of(row.batch.organisation_id)
    known.add_file_numbers(row.batch_id, other_than=row.pk)
    mended = as_row(row.number, texts, understand(texts, today=swedish_day(now)), known)
    row.read, row.problems, row.outcome = mended.read, mended.problems, mended.outcome
    row.known, row.is_chosen = mended.known, mended.is_chosen
    row.save()
    record(actor, "list:correct-row", row, now=now)
    return row


@transaction.atomic
def choose_rows(
    *, actor: Actor, batch: ImportBatch, shown: Iterable[int], chosen: Iterable[int], now: datetime
) -> None:
    """Of the rows shown on a page, choose some and leave the others out; rows with problems cannot be chosen."""
    require(actor, Permission.PARTICIPANT_IMPORT, organisation=batch.organisation_id)
    _require_read(batch)
    wanted = set(chosen)
    on_page = ImportRow.objects.filter(batch=batch, pk__in=set(shown))
    on_page.filter(pk__in=wanted).exclude(outcome="problem").update(is_chosen=True)
    on_page.exclude(pk__in=wanted).update(is_chosen=False)
    record(actor, "list:choose", batch, now=now)


@transaction.atomic
def ask_to_save_list(*, actor: Actor, batch: ImportBatch, now: datetime) -> None:
    """Ask the worker to register the chosen people, all or nothing."""
    require(actor, Permission.PARTICIPANT_IMPORT, organisation=batch.organisation_id)
    _require_read(batch)
    chosen = ImportRow.objects.filter(batch=batch, is_chosen=True).exclude(outcome="problem").count()
    if not chosen:
        raise NothingChosen
    batch.state, batch.rows_done, batch.rows_total = "saving", 0, chosen
    batch.save(update_fields=["state", "rows_done", "rows_total"])
    record(actor, "list:ask-to-save", batch, now=now)
    _ask(SAVE_JOB, batch)


def _require_read(batch: ImportBatch) -> None:
    if batch.state != "read":
        raise ListNotReadyToSave


def compare_list_anew(*, actor: Actor, batch: ImportBatch, now: datetime) -> None:
    """Saving met a person who had been registered meanwhile: nothing is saved, and the rows are understood again."""
    with acting_as(actor):
        locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if locked.state != "saving":
            return
        known, today = KnownPeople.of(locked.organisation_id), swedish_day(now)
        for row in ImportRow.objects.filter(batch=locked):
            again = as_row(row.number, texts_of(row), understand(texts_of(row), today=today), known)
            row.problems, row.outcome, row.known_id = again.problems, again.outcome, again.known_id
            row.is_chosen = row.is_chosen and again.is_chosen
            row.save(update_fields=["problems", "outcome", "known", "is_chosen"])
        refusal = RegisteredMeanwhile()
        locked.problem = {"message": refusal.message, "facts": refusal.facts, "mend": refusal.mend}
        locked.state, locked.rows_done = "read", 0
        locked.rows_total = ImportRow.objects.filter(batch=locked).count()
        locked.save(update_fields=["state", "problem", "rows_done", "rows_total"])
        record(actor, "list:compare-anew", locked, now=now)


def save_list(*, actor: Actor, batch: ImportBatch, now: datetime) -> int:
    """Register the chosen new people and update the chosen known ones, in one transaction; returns how many."""
    with acting_as(actor):
        locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if locked.state != "saving":
            return 0
        rows = list(ImportRow.objects.filter(batch=batch, is_chosen=True).exclude(outcome="problem"))
        _register(locked, [row for row in rows if row.outcome == "new"], swedish_day(now))
        _update(locked, [row for row in rows if row.outcome == "known"], swedish_day(now))
        locked.state, locked.rows_done, locked.finished_at, locked.problem = "saved", len(rows), now, None
        locked.save(update_fields=["state", "rows_done", "finished_at", "problem"])
        record(actor, "list:save", locked, now=now)
        return len(rows)


def _register(batch: ImportBatch, rows: list[ImportRow], today: date) -> None:
    understood = [understand(texts_of(row), today=today) for row in rows]
    people = Participant.objects.bulk_create(
        [
            Participant(organisation_id=batch.organisation_id, created_on=today, **asdict(each.person))
            for each in understood
            if each.person
        ],
        batch_size=ROWS_AT_A_TIME,
    )
    backgrounds = [each.background for each in understood if each.background]
    Background.objects.bulk_create(
        [
            Background(participant=person, organisation_id=batch.organisation_id, **asdict(background))
            for person, background in zip(people, backgrounds, strict=True)
        ],
        batch_size=ROWS_AT_A_TIME,
    )


def _update(batch: ImportBatch, rows: list[ImportRow], today: date) -> None:
    """Empty cells leave what is known as it is."""
    for row in rows:
        each = understand(texts_of(row), today=today)
        if each.person is None or row.known_id is None:
            continue
        told = {name: value for name, value in asdict(each.person).items() if value not in ("", None)}
        Participant.objects.filter(pk=row.known_id, organisation=batch.organisation_id).update(**told)
        if each.background is not None:
            learnt = {name: value for name, value in asdict(each.background).items() if value not in _NOT_TOLD}
            Background.objects.filter(participant=row.known_id).update(**learnt)


@transaction.atomic
def cancel_list(*, actor: Actor, batch: ImportBatch, now: datetime) -> None:
    """Throw the list away; nobody in it has been registered."""
    require(actor, Permission.PARTICIPANT_IMPORT, organisation=batch.organisation_id)
    if batch.state in {"saving", "saved"}:
        raise ListNotReadyToSave
    ImportRow.objects.filter(batch=batch).delete()
    batch.state, batch.file_bytes, batch.finished_at = "cancelled", None, now
    batch.save(update_fields=["state", "file_bytes", "finished_at"])
    record(actor, "list:cancel", batch, now=now)
