"""Rows of people, profiles, tracks and the catalogue ↔ chain problems and their answers."""

from jobbspar.apps.chains.bridge.journeys import Journeys
from jobbspar.apps.chains.bridge.ready import Pair, readiness, renew_readiness
from jobbspar.apps.chains.bridge.rows import arrangement_of, members_of, requirements_asked, sfi_ends, steps_in_plan
from jobbspar.apps.chains.bridge.solver import Solver, Told, fingerprint_of
from jobbspar.apps.chains.bridge.stopped import held_back
from jobbspar.apps.chains.bridge.ways import (
    Aim,
    PersonWay,
    Sketch,
    TrackOutlook,
    outlooks,
    person_way,
    sketch,
)

__all__ = [
    "Aim",
    "Journeys",
    "Pair",
    "PersonWay",
    "Sketch",
    "Solver",
    "Told",
    "TrackOutlook",
    "arrangement_of",
    "fingerprint_of",
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
]
