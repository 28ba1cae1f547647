"""What an exit needs: certificates in hand, or a clear word that there are none (handbook §1.4)."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.followup.closing import CertificateKind
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class CertificatesNotTold(Refusal):
    message = N_("Register grades and certificates first, or say that there are none to give.")


class ExitAlready(Refusal):
    message = N_("%(who)s already has an exit from this round.")


class NotStarted(Refusal):
    message = N_("%(who)s has not started and needs no exit.")


class NoExitYet(Refusal):
    message = N_("Register the exit first.")
    mend = N_("Register the exit")


class ReasonOutsideProfile(Refusal):
    message = N_("The reason must be one of the requirements in the track's profile.")


class MonthsNotAsked(Refusal):
    message = N_("Follow-up is made after 3, 6 and 12 months.")


class NotEnoughAnswers(Refusal):
    message = N_("Write an answer to each of the six questions. “We do not know” is also an answer.")


class NoDecisionYet(Refusal):
    message = N_("It is not decided whether the track is repeated, changed or ended.")
    mend = N_("Decide")


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A grade, certificate, validation or licence that the person takes along."""

    kind: CertificateKind
    name: str
    issuer: str
    issued_on: date
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """What is told beside the outcome. `may_be_asked` is the person's own yes or no to follow-up, or not told."""

    exited_on: date
    told_reason: str = ""
    language_level: str = ""
    wants_next_round: bool = False
    may_be_asked: bool | None = None
    own_view: str = ""
