"""`./jobbspar rounds areas --as E-MAIL`: a plan is asked for in every area that somebody coordinates."""

from datetime import UTC, datetime
from pathlib import Path

from jobbspar.cli.arguments import Asked
from jobbspar.cli.django_at_hand import django_at_hand
from jobbspar.cli.words import complain, say


def run(email: str, *, data: Path | None) -> int:
    """Ask, and say how many plans were asked for; the workers of the installation work them out."""
    with django_at_hand(Asked("rounds", data=data)):
        import django

        django.setup()
        from jobbspar.cli.prepare import bring_up_to_date

        bring_up_to_date()
        return ask(email)


def ask(email: str) -> int:
    """The work itself, after Django's set-up, as that person and with no more rights; the code to end with."""
    from jobbspar.apps.accounts.acting import acting_as
    from jobbspar.apps.accounts.bridge import find_actor
    from jobbspar.apps.rounds.actions import ask_for_area_plans
    from jobbspar.apps.rounds.queries import list_areas
    from jobbspar.core.access import Permission

    actor = find_actor(email)
    if actor is None or not actor.organisations_granting(Permission.ROUND_PLAN_EDIT):
        complain("nobody_coordinates", email=email)
        return 1
    with acting_as(actor):
        areas = list(list_areas(actor))
        plans = ask_for_area_plans(actor=actor, areas=areas, now=datetime.now(UTC))
        for plan in plans:
            print(f"{plan.agreement.name}: {plan.number}")
    say("area_plans_asked", plans=len(plans), areas=len(areas))
    return 0
