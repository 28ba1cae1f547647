"""How the plan would be composed, beside each goal of the agreement: counts with shares, or why they are not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jobbspar.apps.rounds.queries import GoalForecast, PlanForecast, TrackForecast
from jobbspar.core.round_composition import Composition
from jobbspar.web.components.parts import Column, Share, Table
from jobbspar.web.rounds.wording import in_words

NOT_SHOWN = "–"


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal in words, its tracks as a table, and a sentence for each track that is not shown."""

    wording: str
    about: str
    table: Table | None
    withheld: list[str]


def goals_of(found: PlanForecast) -> list[GoalShown]:
    return [_goal(goal) for goal in found.goals]


def _goal(goal: GoalForecast) -> GoalShown:
    rows = [_row(track.track, track.people, track.composition) for track in goal.tracks]
    together = len(rows) > 1 and goal.composition is not None
    total = _row(_("All"), sum(track.people for track in goal.tracks), goal.composition) if together else None
    columns = [Column(_("Track"))]
    columns += [Column(label, numeric=True) for label in (_("Seats"), _("Women"), _("Men"), _("Sex not known"))]
    shown = any(track.composition for track in goal.tracks)
    return GoalShown(
        wording=goal.wording,
        about=_about(goal),
        table=Table(goal.wording, columns, rows, total=total, caption_hidden=True) if shown else None,
        withheld=[_withheld(track) for track in goal.tracks if track.withheld],
    )


def _row(name: str, people: int, composition: Composition | None) -> list[Any]:
    if composition is None:
        return [name, people, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]
    shares = [Share(one.part, one.whole) for one in (composition.women, composition.men)]
    return [name, people, *shares, composition.unknown]


def _about(goal: GoalForecast) -> str:
    """What is aimed at and where, and by whom it is followed."""
    where = _(goal.sector.label) if goal.sector else _("All tracks")
    target = _("aim: %(target)s per cent women") % {"target": goal.target} if goal.target is not None else ""
    return " · ".join(filter(None, [where, target, _("followed by %(owner)s") % {"owner": goal.owner}]))


def _withheld(track: TrackForecast) -> str:
    return f"{track.track}: {in_words(track.withheld, names={})}" if track.withheld else ""
