"""The participant's own plan, and a provider's own students."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.shown import looks_table, own_plan, students_table

EVENTS_A_PAGE = 50


@allowed(Permission.OWN_PLAN_VIEW)
def own(request: SignedInRequest) -> HttpResponse:
    today = swedish_day(timezone.now())
    plans = [own_plan(part, today=today) for part in queries.list_own_participations(request.actor)]
    return render(request, "plans/own.html", {"plans": plans, "crumbs": [(_("My plan"), "")]})


@allowed(Permission.OWN_PLAN_VIEW)
def who_looked(request: SignedInRequest) -> HttpResponse:
    """The person's own log (handbook §2, §7.2): everybody who has looked, and everything that was noted."""
    page = Paginator(queries.list_events_about_me(request.actor), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    crumbs = [(_("My plan"), reverse("plans:own")), (_("Who has looked"), "")]
    return render(request, "plans/who_looked.html", {"table": looks_table(page), "page": page, "crumbs": crumbs})


@allowed(Permission.STUDENT_VIEW)
def students(request: SignedInRequest) -> HttpResponse:
    also_past = request.GET.get("visa") == "alla"
    found = queries.list_students(request.actor, today=swedish_day(timezone.now()), also_past=also_past)
    context = {"table": students_table(found), "also_past": also_past, "crumbs": [(_("Students"), "")]}
    return render(request, "plans/students.html", context)


@allowed(Permission.STUDENT_VIEW)
def student_week(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_student(request.actor, participation_id)
    form = forms.WeekForm(request.POST or None, initial={"day": swedish_day(timezone.now()), "planned": 5})
    return deed_page(
        request,
        form,
        lambda: actions.note_week(actor=request.actor, participation=part, now=timezone.now(), **form.cleaned_data),
        heading=_("Attendance in a week"),
        lead=_("Days only. Why somebody was away is not noted."),
        back=reverse("plans:students"),
        said=_("Noted."),
        crumbs=[(_("Students"), reverse("plans:students"))],
    )
