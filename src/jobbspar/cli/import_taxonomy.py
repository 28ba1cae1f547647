"""`./jobbspar import taxonomy DIR`: occupations and skills from JobTech's published files."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from jobbspar.cli.arguments import Asked
from jobbspar.cli.django_at_hand import django_at_hand
from jobbspar.cli.refusals import complain_about_refusal
from jobbspar.cli.words import complain, say


def run(asked: Asked) -> int:
    """Read the folder and store it, all or nothing; say what was done."""
    folder = Path(asked.rest[1]).absolute()
    if not folder.is_dir():
        complain("no_such_folder", folder=folder)
        return 1
    with django_at_hand(asked):
        import django

        django.setup()
        from jobbspar.cli.prepare import bring_up_to_date

        bring_up_to_date()
        return _import(folder)


def _import(folder: Path) -> int:
    """After Django's set-up, since what it uses has tables."""
    from jobbspar.adapters.jobtech import read_taxonomy_folder
    from jobbspar.apps.taxonomy.actions import store_taxonomy
    from jobbspar.core.taxonomy.concepts import TaxonomyRefusal

    try:
        release = read_taxonomy_folder(folder, progress=lambda file, done, total: _show(f"{file} ({done}/{total})"))
        summary = store_taxonomy(
            release=release,
            now=datetime.now(UTC),
            progress=lambda step, done, total: _show(f"{done:,}/{total:,}".replace(",", " ")),
        )
    except TaxonomyRefusal as refusal:
        _show("")
        complain_about_refusal(refusal)
        return 1
    _show("")
    if summary.already_there:
        say("taxonomy_already_there", version=summary.version)
        return 0
    say(
        "taxonomy_imported",
        version=summary.version,
        concepts=f"{len(release.concepts):,}".replace(",", " "),
        relations=f"{summary.relations:,}".replace(",", " "),
        new=summary.new,
        changed=summary.changed,
        removed=summary.removed,
    )
    if release.files_not_used:
        say("taxonomy_files_not_used", files=", ".join(release.files_not_used))
    return 0


def _show(text: str) -> None:
    """One line that changes, in a terminal; nothing in a log."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)
