"""Where a page of round planning stands."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def area_crumbs(agreement: Any, *rest: tuple[str, str]) -> list[tuple[str, str]]:
    """The list of areas, the area, and what is given."""
    own = reverse("rounds:area", args=[agreement.pk]) if rest else ""
    return [(_("Round plans"), reverse("rounds:list")), (agreement.name, own), *rest]


def plan_crumbs(plan: Any, *rest: tuple[str, str]) -> list[tuple[str, str]]:
    own = reverse("rounds:plan", args=[plan.pk]) if rest else ""
    return area_crumbs(plan.agreement, (_("Plan %(number)s") % {"number": plan.number}, own), *rest)
