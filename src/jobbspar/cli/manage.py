"""`./jobbspar manage …`: Django's own commands, as the owner of the tables; for developers."""

from jobbspar.cli.arguments import Asked
from jobbspar.cli.django_at_hand import django_at_hand


def run(asked: Asked) -> int:
    with django_at_hand(asked):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["./jobbspar manage", *asked.rest])
    return 0
