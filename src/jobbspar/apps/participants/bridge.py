"""Rows of what was seen ↔ the evidence that requirements are held against."""

from datetime import date

from jobbspar.apps.activities.bridge import yields_of
from jobbspar.apps.participants.models import Evidence as EvidenceRow
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.profiles.bridge import requirements_of
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.tracks.models import Track
from jobbspar.core.profiles import EvidenceSource, Level, RequirementKind
from jobbspar.core.requirements import Answer, Evidence, check_profile
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill


def evidence_of(participant: Participant) -> list[Evidence]:
    """All that is noted of a person. What has no day counts from the day the person was registered."""
    return evidence_noted(participant.pk, known_since=participant.created_on)


def evidence_noted(participant: int, *, known_since: date) -> list[Evidence]:
    """What the reader may see of the evidence of the person with that row id."""
    return [as_evidence(row, known_since=known_since) for row in EvidenceRow.objects.filter(participant=participant)]


def as_evidence(row: EvidenceRow, *, known_since: date) -> Evidence:
    """One row as the rules see it."""
    return Evidence(
        kind=RequirementKind(row.kind),
        name=row.name,
        skill=LanguageSkill(row.skill) if row.skill else None,
        level=level_of(row.kind, row.level),
        dated=row.dated or known_since,
        expires=row.expires,
        fulfils=row.fulfils,
        source=EvidenceSource(row.source) if row.source in list(EvidenceSource) else None,
    )


def level_of(kind: str, level: str) -> Level | None:
    """The level as a value; empty where none was said."""
    if not level:
        return None
    return LanguageLevel(level) if kind == RequirementKind.LANGUAGE else EducationLevel(level)


def answers_against(
    participant: Participant, profile: Profile, *, track: Track | None, today: date
) -> tuple[Answer, ...]:
    """Where the person stands on each requirement of a profile; a track tells what can still be met on the way."""
    steps = list(track.steps.all()) if track else []
    yields = [given for step in steps for given in yields_of(step.activity)]
    return check_profile(requirements_of(profile), evidence=evidence_of(participant), yields=yields, today=today)
