"""Agreements on cooperation: legal regimes, states, appendices, goals, target groups (handbook §1.0, §4.1)."""

from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine

DUNA_ENDED = date(2023, 3, 1)  # Ordinance 2015:502 was repealed on this day by 2023:23 (handbook §0.1).
DUNA_BEGAN = date(2017, 1, 1)


class LegalRegime(Choice):
    DUA_YOUTH = "dua_youth", N_("DUA agreement on young people (until 2017)")
    DUNA = "duna", N_("DU(N)A agreement (2017–February 2023)")
    COOPERATION = "cooperation", N_("Agreement on cooperation with Arbetsförmedlingen (from March 2023)")


class AgreementState(Choice):
    DRAFT = "draft", N_("Draft")
    NEGOTIATION = "negotiation", N_("In negotiation")
    SIGNED = "signed", N_("Signed")
    ACTIVE = "active", N_("In force")
    REVISION = "revision", N_("Under revision")
    ENDED = "ended", N_("Ended")


AGREEMENT_STATES = StateMachine(
    {
        AgreementState.DRAFT: (AgreementState.NEGOTIATION, AgreementState.ENDED),
        AgreementState.NEGOTIATION: (AgreementState.DRAFT, AgreementState.SIGNED, AgreementState.ENDED),
        AgreementState.SIGNED: (AgreementState.ACTIVE, AgreementState.REVISION, AgreementState.ENDED),
        AgreementState.ACTIVE: (AgreementState.REVISION, AgreementState.ENDED),
        AgreementState.REVISION: (AgreementState.SIGNED, AgreementState.ENDED),
    }
)


class AppendixKind(Choice):
    """The four appendices of the Elm and Spruce agreement (seed A)."""

    NEEDS = "needs", N_("Needs for skills")
    TARGET_GROUP = "target_group", N_("The target group")
    ORGANISATION = "organisation", N_("Organisation for cooperation")
    TRACKS = "tracks", N_("The local tracks")


class TargetGroupKind(Choice):
    """Criteria, never a label on a person; each is stored with its law and period."""

    YOUNG = "young", N_("Young people aged 16–24 without work")
    NEWLY_ARRIVED_AGREEMENT = "newly_arrived_agreement", N_("Newly arrived (within 36 months of the permit)")
    NEWLY_ARRIVED_PROGRAMME = "newly_arrived_programme", N_("Newly arrived in the introduction programme (24 months)")
    LONG_TERM_UNEMPLOYED = "long_term_unemployed", N_("Without work for a long time")
    MUNICIPAL_ACTIVITY_DUTY = "kaa", N_("Young people under the municipality's activity responsibility")
    INCOME_SUPPORT = "income_support", N_("People with income support")
    SHORT_EDUCATION = "short_education", N_("People with at most compulsory school")
    OTHER = "other", N_("Another group, described in words")


class GoalMeasure(Choice):
    """What a goal counts; shares are of people at that stage of the funnel."""

    SHARE_WOMEN = "share_women", N_("Share of women, with the share of men as the rest")
    SHARE_TO_WORK = "share_to_work", N_("Share to work")
    SHARE_TO_STUDIES = "share_to_studies", N_("Share to studies")
    PARTICIPANTS = "participants", N_("Number of participants")
    TRACKS = "tracks", N_("Number of tracks")
    OTHER = "other", N_("Another goal, described in words")


class TeamKind(Choice):
    STEERING = "steering", N_("Steering group")
    OPERATIVE = "operative", N_("Operative team")


class FundingKind(Choice):
    MUNICIPAL = "municipal", N_("The municipality's own budget")
    STATE_GRANT = "state_grant", N_("State grant")
    ESF = "esf", N_("European Social Fund (ESF)")
    REGION = "region", N_("The region")
    OTHER = "other", N_("Other funding")


class RegimeDoesNotCover(Refusal):
    message = N_("%(regime)s was not possible on %(day)s. Choose another legal basis or another start day.")


class VersionIsSigned(Refusal):
    message = N_("This version is signed and cannot be changed.")
    mend = N_("Start a revision")


class AgreementNotComplete(Refusal):
    message = N_("The agreement lacks %(what)s.")
    mend = N_("Fill in what is missing")


def require_regime(regime: LegalRegime, starts: date) -> None:
    """Raise `RegimeDoesNotCover` when the ordinance of the regime was not in force on the first day."""
    allowed = {
        LegalRegime.DUA_YOUTH: starts < DUNA_BEGAN,
        LegalRegime.DUNA: DUNA_BEGAN <= starts < DUNA_ENDED,
        LegalRegime.COOPERATION: starts >= DUNA_ENDED,
    }
    if not allowed[regime]:
        raise RegimeDoesNotCover(field="regime", regime=regime.label, day=starts.isoformat())


class PartySignedAlready(Refusal):
    """Words that somebody has signed are not changed behind their back."""

    message = N_("%(party)s has already signed these words. Take back the signatures before you change anything.")
    mend = N_("Take back the signatures")


class OwnerIsParty(Refusal):
    message = N_("%(party)s keeps the agreement and cannot be taken away from it.")


class PartyTwice(Refusal):
    message = N_("%(party)s is already a party.")


class ReasonMissing(Refusal):
    message = N_("Write why, so that those who read it later understand.")


class SignedTooEarly(Refusal):
    message = N_("A signature cannot be dated after today.")


class AgreementHasEnded(Refusal):
    message = N_("The agreement has ended and cannot be changed.")
    mend = N_("Begin a new agreement")
