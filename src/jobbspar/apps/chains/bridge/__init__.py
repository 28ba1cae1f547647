"""Rows of people, profiles, tracks and the catalogue ↔ chain problems and their answers."""

from jobbspar.apps.chains.bridge.journeys import Journeys
from jobbspar.apps.chains.bridge.ready import Pair, readiness, renew_readiness
from jobbspar.apps.chains.bridge.rows import arrangement_of, members_of, requirements_asked, sfi_ends, steps_in_plan
from jobbspar.apps.chains.bridge.solver import Held, Solver, Told, fingerprint_of
from jobbspar.apps.chains.bridge.stopped import HeldBack, held_back, what_stops
from jobbspar.apps.chains.bridge.ways import (
    Aim,
    Grounds,
    PersonWay,
    Sketch,
    TrackOutlook,
    educations_asked,
    grounds_of,
    outlooks,
    person_way,
    sketch,
)

__all__ = [
    "Aim",
    "Grounds",
    "Held",
    "HeldBack",
    "Journeys",
    "Pair",
    "PersonWay",
    "Sketch",
    "Solver",
    "Told",
    "TrackOutlook",
    "arrangement_of",
    "educations_asked",
    "fingerprint_of",
    "grounds_of",
    "held_back",
    "members_of",
    "outlooks",
    "person_way",
    "readiness",
    "renew_readiness",
    "requirements_asked",
    "sfi_ends",
    "sketch",
    "steps_in_plan",
    "what_stops",
]
