"""Activity rows ↔ what an activity asks and gives, in the same words as a requirement."""

from dataclasses import fields

from jobbspar.apps.activities.models import Activity, ActivityTerm
from jobbspar.apps.profiles.bridge import level_of
from jobbspar.core.activities import ActivityFacts, ActivityKind, Decider, TermDirection
from jobbspar.core.profiles import RequirementKind, Subject
from jobbspar.core.requirements import Yield
from jobbspar.core.taxonomy.language import LanguageSkill


def facts_of(activity: Activity) -> ActivityFacts:
    plain = {field.name: getattr(activity, field.name) for field in fields(ActivityFacts)}
    return ActivityFacts(**plain | {"kind": ActivityKind(activity.kind), "decider": Decider(activity.decider)})


def subject_of(term: ActivityTerm) -> Subject:
    """What a term is about."""
    return Subject(
        kind=RequirementKind(term.kind),
        name=term.name,
        skill=LanguageSkill(term.skill) if term.skill else None,
        level=level_of(term.kind, term.level),
    )


def asks_of(activity: Activity) -> list[Subject]:
    """What one must have to begin."""
    return [subject_of(term) for term in activity.terms.all() if term.direction == TermDirection.ASKS]


def yields_of(activity: Activity) -> list[Yield]:
    """What those who complete the activity have; for the requirement check."""
    given = [subject_of(term) for term in activity.terms.all() if term.direction == TermDirection.YIELDS]
    return [Yield(kind=s.kind, name=s.name, skill=s.skill, level=s.level, activity=activity.name) for s in given]
