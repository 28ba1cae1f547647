"""Recruitment activities: plan, change, invite, note who came."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.recruitment import actions
from jobbspar.apps.recruitment.queries import get_activity, list_candidates
from jobbspar.apps.tracks.queries import get_round
from jobbspar.core.access import Permission
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.recruitment import AttendanceBasis, ParticipationState, RecruitmentKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.history import history_entries
from jobbspar.web.recruitment.forms import ActivityForm, AttendanceForm, InviteForm
from jobbspar.web.recruitment.tables import basis_tag
from jobbspar.web.recruitment.views.rounds import require_recruiter
from jobbspar.web.recruitment.wording import recruitment_crumbs
from jobbspar.web.refusals import told_on

FACTS = (
    "kind", "name", "day", "at", "place", "language", "has_interpreter", "basis", "employer_takes_part",
    "who_from_employer", "capacity",
)  # fmt: skip
DEEDS = {
    "recruitment:plan-activity": N_("Activity planned"),
    "recruitment:change-activity": N_("Activity changed"),
}
COLUMNS = {
    "kind": N_("Kind of activity"),
    "name": N_("Name"),
    "day": N_("Day"),
    "at": N_("Time"),
    "place": N_("Place"),
    "language": N_("Language"),
    "has_interpreter": N_("There is an interpreter"),
    "basis": N_("Attendance"),
    "employer_takes_part": N_("The employer takes part"),
    "who_from_employer": N_("Who from the employer"),
    "capacity": N_("Room for"),
}
CHOICES: dict[str, type[Choice]] = {"kind": RecruitmentKind, "basis": AttendanceBasis}
ON_THE_WAY = (
    ParticipationState.INTERESTED,
    ParticipationState.CANDIDATE,
    ParticipationState.INVITED,
    ParticipationState.MET_EMPLOYER,
    ParticipationState.RESERVE,
)


def _activity(request: SignedInRequest, activity_id: int) -> Any:
    activity = get_activity(request.actor, activity_id)
    require_recruiter(request, activity.round)
    return activity


@allowed(Permission.RECRUITMENT_EDIT)
def new(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    require_recruiter(request, round)
    form = ActivityForm(request.POST or None)
    if form.is_valid():
        with told_on(form):
            activity = actions.plan_activity(actor=request.actor, round=round, facts=form.facts, now=timezone.now())
        if not form.errors:
            messages.success(request, _("The activity is planned. Now invite people."))
            return redirect("recruitment:activity", activity.pk)
    back = reverse("recruitment:round", args=[round.pk])
    return _form_page(request, round, form, heading=_("Plan an activity"), back=back)


@allowed(Permission.RECRUITMENT_EDIT)
def edit(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = _activity(request, activity_id)
    form = ActivityForm(request.POST or None, initial={name: getattr(activity, name) for name in FACTS})
    if form.is_valid():
        with told_on(form):
            actions.change_activity(actor=request.actor, activity=activity, facts=form.facts, now=timezone.now())
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("recruitment:activity", activity.pk)
    back = reverse("recruitment:activity", args=[activity.pk])
    return _form_page(request, activity.round, form, heading=activity.name, back=back)


def _form_page(request: SignedInRequest, round: Any, form: Any, *, heading: str, back: str) -> HttpResponse:
    lead = _("Where the employer meets or chooses, people come of their own will. Earlier activities may be mandatory.")
    crumbs = recruitment_crumbs(round, heading)
    context = {"form": form, "heading": heading, "lead": lead, "back": back, "crumbs": crumbs}
    return render(request, "tracks/form.html", context)


@allowed(Permission.RECRUITMENT_EDIT)
def show(request: SignedInRequest, activity_id: int) -> HttpResponse:
    return _page(request, _activity(request, activity_id))


@allowed(Permission.RECRUITMENT_EDIT)
def invite(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = _activity(request, activity_id)
    form = _invite_form(request, activity, data=request.POST or None)
    if form.is_valid():
        people = form.cleaned_data["people"]
        with told_on(form):
            actions.invite_people(actor=request.actor, activity=activity, participations=people, now=timezone.now())
        if not form.errors:
            messages.success(request, _("They are invited."))
            return redirect("recruitment:activity", activity.pk)
    return _page(request, activity, invite_form=form)


@allowed(Permission.RECRUITMENT_EDIT)
def attendance(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = _activity(request, activity_id)
    form = _attendance_form(activity, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_attendance(actor=request.actor, activity=activity, came=form.came, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("recruitment:activity", activity.pk)
    return _page(request, activity, attendance_form=form)


def _invite_form(request: SignedInRequest, activity: Any, data: Any = None) -> InviteForm:
    invited = {row.participation_id for row in activity.attendances.all()}
    people = [
        one
        for one in list_candidates(request.actor, activity.round)
        if one.participation.pk not in invited and one.state in ON_THE_WAY
    ]
    for one in people:
        one.participation.round = activity.round  # Fetched already; the deed asks for the track's kind.
    return InviteForm(data, candidates=people)


def _attendance_form(activity: Any, data: Any = None) -> AttendanceForm:
    rows = activity.attendances.all()
    people = [(row.participation_id, row.participation.participant.name, row.came) for row in rows]
    return AttendanceForm(data, people=people)


def _page(
    request: SignedInRequest, activity: Any, *, invite_form: Any = None, attendance_form: Any = None
) -> HttpResponse:
    context = {
        "activity": activity,
        "kind": RecruitmentKind(activity.kind),
        "basis": basis_tag(activity),
        "facts": _facts(activity),
        "history": history_entries(list_happenings([activity]), deeds=DEEDS, columns=COLUMNS, choices=CHOICES),
        "invited": list(activity.attendances.all()),
        "to_arrange": _to_arrange(activity),
        "invite_form": invite_form or _invite_form(request, activity),
        "attendance_form": attendance_form or _attendance_form(activity),
        "crumbs": recruitment_crumbs(activity.round, activity.name),
    }
    return render(request, "recruitment/activity.html", context)


def _to_arrange(activity: Any) -> list[tuple[str, str, str]]:
    """Name, interpreter and adaptation of those invited who have told of either; never why (handbook A6)."""
    people = [row.participation.participant for row in activity.attendances.all()]
    return [(one.name, one.interpreter, one.adaptation) for one in people if one.interpreter or one.adaptation]


def _facts(activity: Any) -> list[tuple[Any, Any]]:
    return [
        (_("Kind of activity"), RecruitmentKind(activity.kind)),
        (_("Day"), activity.day),
        (_("Time"), activity.at.strftime("%H.%M") if activity.at else None),
        (_("Place"), activity.place),
        (_("Language"), activity.language),
        (_("There is an interpreter"), activity.has_interpreter),
        (_("Attendance"), basis_tag(activity)),
        (_("The employer takes part"), activity.employer_takes_part),
        (_("Who from the employer"), activity.who_from_employer or "–"),
        (_("Room for"), activity.capacity or _("no limit")),
    ]


@require_POST
@allowed(Permission.RECRUITMENT_EDIT)
def remove(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = _activity(request, activity_id)
    round_id = activity.round_id
    actions.remove_activity(actor=request.actor, activity=activity, now=timezone.now())
    messages.success(request, _("The activity is taken away."))
    return redirect("recruitment:round", round_id)
