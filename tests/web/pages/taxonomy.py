"""Occupations belong to nobody: all who work with tracks look them up."""

from jobbspar.apps.taxonomy.actions import load_demo_taxonomy
from tests.factories import NOON
from tests.web.who_reaches_what import PROFESSIONALS, PageRow, opens_for


def _care_assistant(world):
    load_demo_taxonomy(now=NOON)
    return ("4zLr_jP5_peZ",)


PAGES = {
    "taxonomy:search": PageRow(home=opens_for(*PROFESSIONALS), next_door=None),
    "taxonomy:suggest": PageRow(home=opens_for(*PROFESSIONALS), next_door=None),
    "taxonomy:show": PageRow(home=opens_for(*PROFESSIONALS), args=_care_assistant, next_door=None),
}
