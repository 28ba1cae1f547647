"""What can be read about tracks, letters of intent and rounds."""

from jobbspar.apps.tracks.queries.choices import (
    list_activities_to_choose,
    list_agreements_to_choose,
    list_coordinators,
    list_employers_to_choose,
    list_leads_to_choose,
    list_needs_to_choose,
    list_profiles_to_choose,
    list_workplaces_of,
    list_workplaces_of_letter,
    municipality_codes_of,
)
from jobbspar.apps.tracks.queries.letters import find_own_letter, get_letter, list_letters, list_supervisors
from jobbspar.apps.tracks.queries.rounds import find_round_before, get_round, list_rounds
from jobbspar.apps.tracks.queries.tracks import get_track, list_tracks, parties_of

__all__ = [
    "find_own_letter",
    "find_round_before",
    "get_letter",
    "get_round",
    "get_track",
    "list_activities_to_choose",
    "list_agreements_to_choose",
    "list_coordinators",
    "list_employers_to_choose",
    "list_leads_to_choose",
    "list_letters",
    "list_needs_to_choose",
    "list_profiles_to_choose",
    "list_rounds",
    "list_supervisors",
    "list_tracks",
    "list_workplaces_of",
    "list_workplaces_of_letter",
    "municipality_codes_of",
    "parties_of",
]
