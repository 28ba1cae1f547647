"""A running round with one person in it, the coordinator at home, and the one next door who has the same."""

from dataclasses import dataclass

import pytest

from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Role
from tests.factories import a_person_who_takes_part, an_actor, an_organisation


@dataclass(frozen=True)
class Home:
    part: Participation
    coordinator: Actor

    @property
    def round(self) -> Round:
        return self.part.round


@pytest.fixture
def home():
    municipality = an_organisation()
    return Home(a_person_who_takes_part(municipality), an_actor(Role.COORDINATOR, municipality))


@pytest.fixture
def next_door():
    municipality = an_organisation()
    a_person_who_takes_part(municipality)
    return an_actor(Role.COORDINATOR, municipality)
