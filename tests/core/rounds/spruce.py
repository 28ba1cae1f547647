"""The example that the guide tells: thin groups, long roads, two sites."""

from datetime import date
from typing import Any

from jobbspar.core.rounds.problem import Mode, Person, Problem, Round, Trip, Wish

TODAY = date(2026, 11, 23)
START = date(2027, 1, 11)
MINUTES = {"Spruce": 20, "Elm": 70, "Larch": 140}


def spruce(**changes: Any) -> Problem:
    """Five people within an hour of a round in Spruce that needs six; two more live in Elm, 70 minutes away."""
    people = [a_person(f"Spruce {number}", home="Spruce") for number in range(5)]
    people += [a_person(f"Elm {number}", home="Elm") for number in range(2)]
    fields: dict[str, Any] = {
        "today": TODAY,
        "rounds": (a_round(),),
        "people": tuple(people),
        "trips": tuple(Trip(home, "Spruce", mode, minutes) for home, minutes in MINUTES.items() for mode in Mode),
    }
    return Problem(**{**fields, **changes})


def a_round(**changes: Any) -> Round:
    fields: dict[str, Any] = {
        "name": "Service i Spruce",
        "track": "Service",
        "site": "Spruce",
        "starts": START,
        "weeks": 20,
    }
    return Round(**{**fields, "minimum": 6, "maximum": 8, "effort": 500, **changes})


def a_person(name: str, *, home: str = "Spruce", **changes: Any) -> Person:
    fields: dict[str, Any] = {"wishes": (Wish("Service", ready=TODAY),), "longest_minutes": 60}
    return Person(name=name, home=home, **{**fields, **changes})
