"""What one version of an agreement says, as plain values, and what it lacks before it can be signed."""

from dataclasses import dataclass, field
from datetime import date

from jobbspar.core.agreements import (
    AgreementNotComplete,
    AppendixKind,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    TargetGroupKind,
    TeamKind,
    require_regime,
)
from jobbspar.core.calendar import add_months
from jobbspar.core.messages import N_
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.refusals import Refusal

FUNDING_WARNING_MONTHS = 6


class EndsBeforeStart(Refusal):
    message = N_("The last day must come after the first.")


class WordsMissing(Refusal):
    message = N_("Write something here.")


class ShareOver100(Refusal):
    message = N_("A share is at most 100 per cent.")


class MunicipalityPartyMissing(AgreementNotComplete):
    message = N_("No municipality is a party.")
    mend = N_("Add a municipality")


class EmploymentServicePartyMissing(AgreementNotComplete):
    message = N_("Arbetsförmedlingen is not a party.")
    mend = N_("Add Arbetsförmedlingen")


class PurposeMissing(AgreementNotComplete):
    message = N_("The purpose is not written.")
    mend = N_("Write the purpose")


class LastDayMissing(AgreementNotComplete):
    message = N_("The agreement has neither a last day nor a day to look it over.")
    mend = N_("Choose a day")


class TargetGroupMissing(AgreementNotComplete):
    message = N_("There is no target group.")
    mend = N_("Add a target group")


class GoalMissing(AgreementNotComplete):
    message = N_("There is no goal.")
    mend = N_("Add a goal")


class SteeringGroupMissing(AgreementNotComplete):
    message = N_("Nobody is in the steering group.")
    mend = N_("Add somebody")


class PartyHasNotSigned(AgreementNotComplete):
    message = N_("%(party)s has not signed.")
    mend = N_("Note the signature")


def _require_words(**words: str) -> None:
    for name, text in words.items():
        if not text.strip():
            raise WordsMissing(field=name)


def _require_order(starts: date | None, ends: date | None) -> None:
    if starts and ends and ends <= starts:
        raise EndsBeforeStart(field="ends")


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """The ground of a version; `ends` is the day after the last."""

    regime: LegalRegime
    starts: date
    ends: date | None = None
    purpose: str = ""
    working_methods: str = ""
    documentation: str = ""
    review_on: date | None = None

    def __post_init__(self) -> None:
        _require_order(self.starts, self.ends)
        require_regime(self.regime, self.starts)


@dataclass(frozen=True, slots=True)
class PartyFacts:
    name: str
    kind: OrganisationKind
    has_signed: bool = field(default=False, compare=False)
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TargetGroupFacts:
    """A group by criteria, with the law they come from and the period they hold."""

    kind: TargetGroupKind
    law: str
    criteria: str = ""
    starts: date | None = None
    ends: date | None = None
    evidence_from: date | None = None

    def __post_init__(self) -> None:
        _require_words(law=self.law)
        _require_order(self.starts, self.ends)
        if self.kind is TargetGroupKind.OTHER:
            _require_words(criteria=self.criteria)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal to follow up, with owner and reason; `sector` empty means all tracks."""

    measure: GoalMeasure
    wording: str
    owner: str
    reason: str
    sector: str = ""
    target: int | None = None

    def __post_init__(self) -> None:
        _require_words(wording=self.wording, owner=self.owner, reason=self.reason)
        if self.measure.value.startswith("share") and self.target is not None and self.target > 100:
            raise ShareOver100(field="target")


@dataclass(frozen=True, slots=True)
class TeamMemberFacts:
    """`organisation` is a row id; the name of it is told beside."""

    team: TeamKind
    name: str
    organisation: int
    title: str = ""

    def __post_init__(self) -> None:
        _require_words(name=self.name)


@dataclass(frozen=True, slots=True)
class AppendixFacts:
    kind: AppendixKind
    body: str


@dataclass(frozen=True, slots=True)
class FundingFacts:
    """Money in whole kronor; `ends` is the day after the last."""

    kind: FundingKind
    name: str
    reference: str = ""
    amount: int | None = None
    starts: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        _require_words(name=self.name)
        _require_order(self.starts, self.ends)

    def ends_soon(self, today: date) -> bool:
        """Whether the money ends within half a year, or has ended."""
        return self.ends is not None and self.ends <= add_months(today, FUNDING_WARNING_MONTHS)


@dataclass(frozen=True, slots=True)
class AgreementContents:
    """All that one version says."""

    facts: VersionFacts
    parties: tuple[PartyFacts, ...] = ()
    municipalities: tuple[str, ...] = ()
    target_groups: tuple[TargetGroupFacts, ...] = ()
    goals: tuple[GoalFacts, ...] = ()
    team: tuple[TeamMemberFacts, ...] = ()
    appendices: tuple[AppendixFacts, ...] = ()
    funding: tuple[FundingFacts, ...] = ()


def missing_in(contents: AgreementContents, *, agreement: int) -> list[Refusal]:
    """Each thing that must be there before anybody signs, with the page where it is put right."""
    kinds = {party.kind for party in contents.parties}
    here = (agreement,)
    conditions: list[tuple[bool, type[Refusal], str]] = [
        (OrganisationKind.MUNICIPALITY in kinds, MunicipalityPartyMissing, "agreements:parties"),
        (OrganisationKind.EMPLOYMENT_SERVICE in kinds, EmploymentServicePartyMissing, "agreements:parties"),
        (bool(contents.facts.purpose.strip()), PurposeMissing, "agreements:ground"),
        (bool(contents.facts.ends or contents.facts.review_on), LastDayMissing, "agreements:ground"),
        (bool(contents.target_groups), TargetGroupMissing, "agreements:target_groups"),
        (bool(contents.goals), GoalMissing, "agreements:goals"),
        (any(m.team is TeamKind.STEERING for m in contents.team), SteeringGroupMissing, "agreements:team"),
    ]
    return [refusal(mend_at=(page, here)) for is_met, refusal, page in conditions if not is_met]


def unsigned_in(contents: AgreementContents, *, agreement: int) -> list[Refusal]:
    """Each party that has not signed yet."""
    return [
        PartyHasNotSigned(party=party.name, mend_at=("agreements:sign_party", (agreement, party.row)))
        for party in contents.parties
        if not party.has_signed
    ]
