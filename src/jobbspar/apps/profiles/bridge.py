"""Profile rows ↔ the requirements that people and tracks are held against."""

from collections.abc import Iterable
from typing import Any

from jobbspar.apps.needs.bridge import occupation_of
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.profiles.models import Requirement as RequirementRow
from jobbspar.core.profile_editing import ProfileFacts, RequirementDifference, differences
from jobbspar.core.profiles import EvidenceSource, Level, RequiredWhen, Requirement, RequirementKind, WhyNeeded
from jobbspar.core.refusals import Refusal
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill


def level_of(kind: str, level: str) -> Level | None:
    """The level as a value; empty or not of that kind where none was said."""
    if kind == RequirementKind.LANGUAGE and level.lower() in list(LanguageLevel):
        return LanguageLevel(level.lower())
    if kind == RequirementKind.EDUCATION and level in list(EducationLevel):
        return EducationLevel(level)
    return None


def requirement_of(row: RequirementRow) -> Requirement:
    """One requirement as the rules see it."""
    return Requirement(
        kind=RequirementKind(row.kind),
        name=row.name,
        skill=LanguageSkill(row.skill) if row.skill else None,
        level=level_of(row.kind, row.level),
        when=RequiredWhen(row.when),
        why=WhyNeeded(row.why) if row.why else None,
        reason=row.reason,
        task=row.task,
        accepted=frozenset(EvidenceSource(word) for word in row.evidence.split(",") if word in list(EvidenceSource)),
        negotiable=row.is_negotiable,
    )


def requirements_of(profile: Profile) -> list[Requirement]:
    """All requirements of the profile, in its own order."""
    return [requirement_of(row) for row in profile.requirements.all()]


def columns_of(requirement: Requirement) -> dict[str, Any]:
    """The requirement as columns of a row."""
    return {
        "kind": requirement.kind,
        "name": requirement.name.strip(),
        "skill": requirement.skill or "",
        "level": requirement.level or "",
        "when": requirement.when,
        "why": requirement.why or "",
        "reason": requirement.reason.strip(),
        "task": requirement.task.strip(),
        "evidence": ",".join(sorted(requirement.accepted)),
        "is_negotiable": requirement.negotiable,
    }


def facts_of(profile: Profile) -> ProfileFacts:
    return ProfileFacts(
        title=profile.title,
        occupation=occupation_of(profile),
        sector=profile.sector,
        positions=profile.positions,
        start_window=profile.start_window,
        hours=profile.hours,
        schedule=profile.schedule,
        pay=profile.pay,
        travel=profile.travel,
        is_recurring=profile.is_recurring,
        seqf_level=profile.seqf_level,
        assessment=profile.assessment,
        valid_from=profile.valid_from,
        valid_until=profile.valid_until,
    )


def differences_from_base(profile: Profile) -> list[RequirementDifference]:
    """What was changed against the occupational profile; empty when the profile stands on its own."""
    if profile.based_on is None:
        return []
    return differences(requirements_of(profile), base=requirements_of(profile.based_on))


def placed(refusals: Iterable[Refusal], *, at: tuple[str, tuple[Any, ...]]) -> list[Refusal]:
    """The refusals with the page where they are put right."""
    found = list(refusals)
    for refusal in found:
        refusal.mend_at = at
    return found
