"""Days when a municipality gives nothing: list, add, take away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbspar.apps.accounts.queries import get_organisation, own_organisation_choices
from jobbspar.apps.activities.actions import add_closure, remove_closure
from jobbspar.apps.activities.queries import get_closure, list_closures
from jobbspar.core.access import Permission
from jobbspar.core.activities import closed_days
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.activities.forms import ClosureForm
from jobbspar.web.activities.views import crumbs
from jobbspar.web.refusals import told_on


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.TRACK_EDIT)
def closures(request: SignedInRequest) -> HttpResponse:
    organisations = own_organisation_choices(request.actor, Permission.TRACK_EDIT)
    form = ClosureForm(request.POST if request.method == "POST" else None, organisations=organisations)
    if form.is_valid():
        answers = form.cleaned_data
        with told_on(form):
            add_closure(
                actor=request.actor,
                organisation=get_organisation(request.actor, answers["organisation"]),
                period=closed_days(answers["first_day"], answers["last_day"]),
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("Chains now pass over those days."))
            return redirect("activities:closures")
    context = {
        "form": form,
        "closures": list_closures(request.actor),
        "has_several": len(organisations) > 1,
        "crumbs": crumbs((_("Days when nothing is given"), "")),
    }
    return render(request, "activities/closures.html", context)


@require_POST
@allowed(Permission.TRACK_EDIT)
def drop_closure(request: SignedInRequest, closure_id: int) -> HttpResponse:
    remove_closure(actor=request.actor, closure=get_closure(request.actor, closure_id), now=timezone.now())
    messages.success(request, _("It is taken away."))
    return redirect("activities:closures")
