"""A round that runs: everybody's next step, what waits too long, and the deeds that begin and finish it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.plans import actions, queries
from jobbspar.apps.tracks.queries.rounds import get_round
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.plans.crumbs import name_of
from jobbspar.web.plans.shown import round_page


@allowed(Permission.PLAN_VIEW)
def show(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    people = queries.list_plans_of_round(request.actor, round.pk)
    context = round_page(request.actor, round, people, today=swedish_day(timezone.now()))
    context["crumbs"] = [(name_of(round), "")]
    return render(request, "plans/round.html", context)


@require_POST
@allowed(Permission.TRACK_EDIT)
def begin(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    actions.begin_round(actor=request.actor, round=round, now=timezone.now())
    messages.success(request, _("The round has begun. Everybody selected has a plan."))
    return redirect("plans:round", round.pk)


@require_POST
@allowed(Permission.TRACK_EDIT)
def finish(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    actions.finish_round(actor=request.actor, round=round, now=timezone.now())
    messages.success(request, _("The round is closing. Register how it went for each person."))
    return redirect("followup:round", round.pk)


@require_POST
@allowed(Permission.PLAN_EDIT)
def start_one(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    actions.start_late(actor=request.actor, participation=part, now=timezone.now())
    messages.success(request, _("%(name)s has started.") % {"name": part.participant.name})
    return redirect("plans:show", part.pk)
