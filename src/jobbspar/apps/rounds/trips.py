"""How long people travel, and how far they will. Two functions, behind which the source may change."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobbspar.apps.agreements.models import Agreement
from jobbspar.core.places import estimated_minutes_by_car, municipality
from jobbspar.core.rounds.problem import Mode, Trip

PUBLIC_DETOUR_PERCENT = 150  # A rule of thumb, always marked as an estimate.


@dataclass(frozen=True, slots=True)
class Terms:
    """How a person travels and how far; `is_said` tells whether the person has been asked."""

    mode: Mode = Mode.PUBLIC
    longest_minutes: int = 60
    is_said: bool = False


def terms_of(people: Iterable[int]) -> dict[int, Terms]:
    """The terms of each person; what has not been asked is public transport for an hour."""
    return dict.fromkeys(people, Terms())


def trips_between(agreement: Agreement, *, homes: Iterable[str], sites: Iterable[str]) -> tuple[Trip, ...]:
    """Known or estimated minutes from each home to each site, by car and by public transport."""
    pairs = [(home, site) for home in sorted(set(homes)) for site in sorted(set(sites))]
    found = [(home, site, estimated_minutes_by_car(municipality(home), municipality(site))) for home, site in pairs]
    known = [(home, site, minutes) for home, site, minutes in found if minutes is not None]
    return tuple(
        Trip(home, site, mode, minutes * percent // 100)
        for home, site, minutes in known
        for mode, percent in ((Mode.CAR, 100), (Mode.PUBLIC, PUBLIC_DETOUR_PERCENT))
    )
