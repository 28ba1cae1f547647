"""What can be done next with an agreement, as buttons; the deeds say no where something is missing."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.agreements import AGREEMENT_STATES, AgreementState
from jobbspar.core.messages import N_


@dataclass(frozen=True, slots=True)
class NextStep:
    """A button: `variant` primary for the way forward, secondary for the others."""

    label: str
    url: str
    variant: str


WORDS = {
    AgreementState.NEGOTIATION: N_("Send to negotiation"),
    AgreementState.DRAFT: N_("Take back to draft"),
    AgreementState.SIGNED: N_("All have signed: freeze the version"),
    AgreementState.ACTIVE: N_("Put in force"),
    AgreementState.REVISION: N_("Begin a revision"),
    AgreementState.ENDED: N_("End the agreement"),
}
SLUGS = {
    AgreementState.NEGOTIATION: "forhandling",
    AgreementState.DRAFT: "utkast",
    AgreementState.SIGNED: "skriv-under",
    AgreementState.ACTIVE: "i-kraft",
}
FORWARD = (AgreementState.NEGOTIATION, AgreementState.SIGNED, AgreementState.ACTIVE)


def next_steps(agreement: Any) -> list[NextStep]:
    """Every step the state allows, the way forward first."""
    steps = AGREEMENT_STATES.next_states(AgreementState(agreement.state))
    return [
        NextStep(_(WORDS[step]), _address(agreement.pk, step), "primary" if step in FORWARD else "secondary")
        for step in sorted(steps, key=lambda step: step not in FORWARD)
    ]


def _address(agreement: int, step: AgreementState) -> str:
    if step is AgreementState.REVISION:
        return reverse("agreements:revise", args=(agreement,))
    if step is AgreementState.ENDED:
        return reverse("agreements:end", args=(agreement,))
    return reverse("agreements:step", args=(agreement, SLUGS[step]))
