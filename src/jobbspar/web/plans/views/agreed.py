"""What somebody is to do by a day, and plans that others own."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan


@allowed(Permission.PLAN_EDIT)
def agree(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.ActionForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.agree_on_action(
            actor=request.actor, participation=part, facts=form.action(), now=timezone.now()
        ),
        heading=_("To be done"),
        lead=_("What is to be done, who does it, and by which day."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )


@require_POST
@allowed(Permission.PLAN_EDIT)
def done(request: SignedInRequest, action_id: int) -> HttpResponse:
    found = queries.get_agreed_action(request.actor, action_id)
    actions.mark_action_done(actor=request.actor, action=found, now=timezone.now())
    return redirect("plans:show", found.participation_id)


@allowed(Permission.PLAN_EDIT)
def link(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.OtherPlanForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.link_other_plan(actor=request.actor, participation=part, facts=form.plan(), now=timezone.now()),
        heading=_("Another plan"),
        lead=_("Note that it exists and whose it is. What it says stays with its owner."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )


@require_POST
@allowed(Permission.PLAN_EDIT)
def unlink(request: SignedInRequest, plan_id: int) -> HttpResponse:
    found = queries.get_other_plan(request.actor, plan_id)
    actions.unlink_other_plan(actor=request.actor, plan=found, now=timezone.now())
    return redirect("plans:show", found.participation_id)
