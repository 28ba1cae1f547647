"""Take an agreement from one state to the next, and note signatures."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbspar.apps.agreements.actions import (
    activate_agreement,
    begin_revision,
    end_agreement,
    open_negotiation,
    sign_agreement,
    sign_party,
    take_back_signatures,
    take_back_to_draft,
)
from jobbspar.apps.agreements.queries import get_agreement, get_party, newest_version
from jobbspar.core.access import Permission, require
from jobbspar.core.messages import N_
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.agreements.forms import ReasonForm, SignatureForm
from jobbspar.web.agreements.views.pages import crumbs
from jobbspar.web.components.parts import Confirmation
from jobbspar.web.refusals import told_on

# The last part of the address: the deed, the question and what follows from it.
STEPS: dict[str, tuple[Callable[..., None], str, tuple[str, ...]]] = {
    "forhandling": (
        open_negotiation,
        N_("Send to negotiation"),
        (N_("The parties can read the agreement and their signatures can be noted."),),
    ),
    "utkast": (take_back_to_draft, N_("Take back to draft"), (N_("Signatures already noted are taken away."),)),
    "skriv-under": (
        sign_agreement,
        N_("All have signed: freeze the version"),
        (
            N_("The words can no longer be changed, not even by an administrator."),
            N_("Changes are made through a revision, which becomes a new version."),
        ),
    ),
    "i-kraft": (activate_agreement, N_("Put in force"), (N_("Tracks can be planned under the agreement."),)),
    "nya-underskrifter": (
        take_back_signatures,
        N_("Take back the signatures"),
        (N_("The words can be changed again."), N_("Every party has to sign anew.")),
    ),
}


def get_editable(request: SignedInRequest, agreement_id: int) -> Any:
    """The agreement, for those who may change it; the other parties see it but are told no."""
    agreement = get_agreement(request.actor, agreement_id)
    require(request.actor, Permission.AGREEMENT_EDIT, organisation=agreement.owner_id)
    return agreement


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def step(request: SignedInRequest, agreement_id: int, step: str) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    if step not in STEPS:
        raise Http404
    deed, label, consequences = STEPS[step]
    back = reverse("agreements:show", args=(agreement.pk,))
    if request.method == "POST":
        deed(actor=request.actor, agreement=agreement, now=timezone.now())
        messages.success(request, _("Done."))
        return redirect(back)
    confirmation = Confirmation(
        question=f"{_(label)}?",
        submit=_(label),
        cancel=back,
        consequences=[_(consequence) for consequence in consequences],
        is_dangerous=step in ("utkast", "nya-underskrifter"),
    )
    trail = crumbs((agreement.name, back), (_(label), ""))
    values = {"confirmation": confirmation, "agreement": agreement, "crumbs": trail}
    return render(request, "agreements/step.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def take_back(request: SignedInRequest, agreement_id: int) -> HttpResponseBase:
    return step(request, agreement_id, "nya-underskrifter")


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def party_signature(request: SignedInRequest, agreement_id: int, party_id: int) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    party = get_party(newest_version(agreement), party_id)
    back = reverse("agreements:show", args=(agreement.pk,))
    initial = {"signatory": party.signatory, "title": party.signatory_title, "signed_on": party.signed_on}
    form = SignatureForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            sign_party(actor=request.actor, agreement=agreement, party=party, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The signature is noted."))
            return redirect(back)
    values = {
        "form": form,
        "cancel": back,
        "heading": party.organisation.name,
        "lead": _("Note who has signed on paper or in your e-signing system."),
        "crumbs": crumbs((agreement.name, back), (_("Signature"), "")),
    }
    return render(request, "agreements/form.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def revise(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    lead = _("The signed version stays as it is. You get a copy to change, and the parties sign anew.")
    return _with_reason(request, agreement_id, begin_revision, heading=_("Begin a revision"), lead=lead)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def end(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    lead = _("This cannot be undone. Everything can still be read.")
    return _with_reason(request, agreement_id, end_agreement, heading=_("End the agreement"), lead=lead, tone="danger")


def _with_reason(
    request: SignedInRequest, agreement_id: int, deed: Callable[..., Any], *, heading: str, lead: str, tone: str = ""
) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    back = reverse("agreements:show", args=(agreement.pk,))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            deed(actor=request.actor, agreement=agreement, reason=form.cleaned_data["reason"], now=timezone.now())
        if not form.errors:
            messages.success(request, _("Done."))
            return redirect(back)
    trail = crumbs((agreement.name, back), (heading, ""))
    words = {"heading": heading, "lead": lead, "submit": heading, "tone": tone}
    values = {"form": form, "cancel": back, **words, "crumbs": trail}
    return render(request, "agreements/form.html", values)
