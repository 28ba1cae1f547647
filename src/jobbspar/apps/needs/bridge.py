"""Need rows ↔ what was said of the need."""

from jobbspar.apps.needs.models import Need, OccupationFields
from jobbspar.core.needs import NeedCause, NeedFacts, NeedSource
from jobbspar.core.taxonomy.concepts import Occupation


def occupation_of(row: OccupationFields) -> Occupation:
    """The occupation as it was called when it was chosen."""
    return Occupation(row.occupation_concept, row.occupation_label, row.occupation_code, version=row.occupation_version)


def facts_of(need: Need) -> NeedFacts:
    return NeedFacts(
        occupation=occupation_of(need),
        people=need.people,
        from_day=need.from_day,
        until_day=need.until_day,
        is_recurring=need.is_recurring,
        cause=NeedCause(need.cause),
        source=NeedSource(need.source),
        source_note=need.source_note,
        contact=need.contact,
        note=need.note,
    )
