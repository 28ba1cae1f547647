"""The way back from a page about one person's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from jobbspar.web.components.readable import round_of_track

if TYPE_CHECKING:
    from jobbspar.apps.recruitment.models import Participation
    from jobbspar.apps.tracks.models import Round


def name_of(round: Round) -> str:
    return round_of_track(round.track.name, round.number)


def to_round(round: Round) -> tuple[str, str]:
    return name_of(round), reverse("plans:round", args=[round.pk])


def to_plan(participation: Participation) -> list[tuple[str, str]]:
    back = reverse("plans:show", args=[participation.pk])
    return [to_round(participation.round), (participation.participant.name, back)]
