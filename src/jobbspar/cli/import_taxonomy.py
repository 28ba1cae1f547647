"""`./jobbspar import taxonomy DIR`: occupations and skills from JobTech's published files."""

from pathlib import Path

from jobbspar.cli.arguments import Asked
from jobbspar.cli.django_at_hand import django_at_hand
from jobbspar.cli.words import complain


def run(asked: Asked) -> int:
    folder = Path(asked.rest[1]).absolute()
    if not folder.is_dir():
        complain("no_such_folder", folder=folder)
        return 1
    with django_at_hand(asked):
        import django

        django.setup()
    return 1
