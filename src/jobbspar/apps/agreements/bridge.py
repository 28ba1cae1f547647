"""A version's rows → the plain values that rules and comparisons work on."""

from typing import Any

from jobbspar.apps.agreements.models import AgreementVersion
from jobbspar.core.agreement_contents import (
    AgreementContents,
    AppendixFacts,
    FundingFacts,
    GoalFacts,
    PartyFacts,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
)
from jobbspar.core.agreements import AppendixKind, FundingKind, GoalMeasure, LegalRegime, TargetGroupKind, TeamKind
from jobbspar.core.organisations import OrganisationKind


def contents_of(version: AgreementVersion) -> AgreementContents:
    """Everything one version says; its rows are to be fetched already."""
    return AgreementContents(
        facts=facts_of(version),
        parties=tuple(
            PartyFacts(
                row.organisation.name,
                OrganisationKind(row.organisation.kind),
                has_signed=row.signed_on is not None,
                row=row.pk,
            )
            for row in version.parties.all()
        ),
        municipalities=tuple(row.code for row in version.municipalities.all()),
        target_groups=tuple(target_group_of(row) for row in version.target_groups.all()),
        goals=tuple(goal_of(row) for row in version.goals.all()),
        team=tuple(team_member_of(row) for row in version.team.all()),
        appendices=tuple(
            AppendixFacts(AppendixKind(row.kind), row.body) for row in version.appendices.all() if row.body
        ),
        funding=tuple(funding_of(row) for row in version.funding.all()),
    )


def facts_of(version: AgreementVersion) -> VersionFacts:
    return VersionFacts(
        regime=LegalRegime(version.regime),
        starts=version.starts,
        ends=version.ends,
        purpose=version.purpose,
        working_methods=version.working_methods,
        documentation=version.documentation,
        review_on=version.review_on,
    )


def target_group_of(row: Any) -> TargetGroupFacts:
    return TargetGroupFacts(TargetGroupKind(row.kind), row.law, row.criteria, row.starts, row.ends, row.evidence_from)


def goal_of(row: Any) -> GoalFacts:
    return GoalFacts(GoalMeasure(row.measure), row.wording, row.owner, row.reason, row.sector, row.target)


def team_member_of(row: Any) -> TeamMemberFacts:
    return TeamMemberFacts(TeamKind(row.team), row.name, row.organisation_id, row.title)


def funding_of(row: Any) -> FundingFacts:
    return FundingFacts(FundingKind(row.kind), row.name, row.reference, row.amount, row.starts, row.ends)
