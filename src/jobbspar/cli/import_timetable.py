"""`./jobbspar import timetable FILE.zip`: trips by public transport from a published timetable (GTFS)."""

from datetime import UTC, datetime
from pathlib import Path

from jobbspar.cli.arguments import Asked
from jobbspar.cli.django_at_hand import django_at_hand
from jobbspar.cli.refusals import complain_about_refusal
from jobbspar.cli.words import complain, say


def run(asked: Asked) -> int:
    """Read the file and store it, all or nothing; say what was done."""
    file = Path(asked.rest[1]).absolute()
    if not file.is_file():
        complain("no_such_file", file=file)
        return 1
    with django_at_hand(asked):
        import django

        django.setup()
        from jobbspar.cli.prepare import bring_up_to_date

        bring_up_to_date()
        return read_in(file)


def read_in(file: Path) -> int:
    """The work itself, after Django's set-up, since what it uses has tables; the code to end with."""
    from jobbspar.adapters.gtfs import read_feed
    from jobbspar.apps.travel.actions import store_timetable
    from jobbspar.core.calendar import swedish_day
    from jobbspar.core.travel.timetable import TimetableRefusal

    now = datetime.now(UTC)
    try:
        timetable = read_feed(file, today=swedish_day(now))
        summary = store_timetable(timetable=timetable, now=now)
    except TimetableRefusal as refusal:
        complain_about_refusal(refusal)
        return 1
    facts = {"name": summary.name, "first": timetable.first_day, "last": timetable.last_day}
    if summary.already_there and not summary.changed:
        say("timetable_already_there", **facts)
        return 0
    counts = {"trips": summary.trips, "without_way": summary.without_way, "changed": summary.changed}
    say("timetable_imported", runs=len(timetable.runs), **facts, **counts)
    if timetable.files_not_used:
        say("timetable_files_not_used", files=", ".join(timetable.files_not_used))
    return 0
