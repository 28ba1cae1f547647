"""What can be read about recruitment. Nothing here touches the table of people's background."""

from jobbspar.apps.recruitment.queries.activities import get_activity, list_activities
from jobbspar.apps.recruitment.queries.candidates import (
    Candidate,
    count_stages,
    get_candidate,
    list_candidates,
    list_people_to_register,
    list_reserves,
    list_reserves_of_earlier,
)
from jobbspar.apps.recruitment.queries.selection import (
    count_selected,
    employers_of,
    list_decisions,
    list_merits,
    list_requirements,
    profile_of_selection,
)

__all__ = [
    "Candidate",
    "count_selected",
    "count_stages",
    "employers_of",
    "get_activity",
    "get_candidate",
    "list_activities",
    "list_candidates",
    "list_decisions",
    "list_merits",
    "list_people_to_register",
    "list_requirements",
    "list_reserves",
    "list_reserves_of_earlier",
    "profile_of_selection",
]
