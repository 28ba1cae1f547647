"""How recruitment is told on the pages: tones, names of deeds, requirements in one line."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.recruitment import ParticipationState, SelectionOutcome
from jobbspar.core.requirements import Status
from jobbspar.core.taxonomy.language import LanguageSkill
from jobbspar.web.components.parts import Tag, Tone
from jobbspar.web.tracks.wording import round_name

_TONES: dict[ParticipationState, Tone] = {
    ParticipationState.INTERESTED: "neutral",
    ParticipationState.CANDIDATE: "info",
    ParticipationState.INVITED: "info",
    ParticipationState.MET_EMPLOYER: "info",
    ParticipationState.SELECTED: "success",
    ParticipationState.STARTED: "success",
    ParticipationState.COMPLETED: "success",
}
_STATUS_TONES: dict[Status, Tone] = {Status.MET: "success", Status.CAN_BE_MET: "info"}
_OUTCOME_TONES: dict[SelectionOutcome, Tone] = {SelectionOutcome.SELECTED: "success"}


def stage_tag(state: ParticipationState) -> Tag:
    return Tag(state, _TONES.get(state, "neutral"))


def status_tag(status: Status) -> Tag:
    return Tag(status, _STATUS_TONES.get(status, "neutral"))


def outcome_tag(outcome: SelectionOutcome) -> Tag:
    return Tag(outcome, _OUTCOME_TONES.get(outcome, "neutral"))


def requirement_text(row: Any) -> str:
    """A requirement in one line: what, in which skill, at which level."""
    parts = [row.name, *([_skill(row.skill)] if row.skill else []), *([str(row.level).upper()] if row.level else [])]
    return ", ".join(parts)


def _skill(value: str) -> str:
    return _(LanguageSkill(value).label) if value in list(LanguageSkill) else value


def recruitment_crumbs(round: Any, here: str) -> list[tuple[str, str]]:
    return [
        (_("Tracks"), reverse("tracks:list")),
        (round.track.name, reverse("tracks:show", args=[round.track_id])),
        (round_name(round), reverse("tracks:round", args=[round.pk])),
        (_("Recruitment"), reverse("recruitment:round", args=[round.pk]) if here else ""),
        *([(here, "")] if here else []),
    ]
