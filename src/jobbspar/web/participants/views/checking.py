"""One person against one profile: an answer for each requirement, why, and on what evidence. No sum, no order."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.participants import queries
from jobbspar.apps.participants.bridge import answers_against
from jobbspar.apps.profiles.queries import get_profile, list_profiles
from jobbspar.apps.tracks.queries.tracks import find_track_to
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.requirements import RULE_VERSION
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.recruitment.tables import answers_table

PROFILES_A_PAGE = 50


@allowed(Permission.PARTICIPANT_VIEW)
def choose(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id)
    page = Paginator(list_profiles(request.actor), PROFILES_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        [
            Link(profile.title, reverse("participants:check", args=[person.pk, profile.pk])),
            profile.employer.name if profile.employer else _("Occupational profile"),
        ]
        for profile in page
    ]
    table = Table(
        caption=_("Profiles"),
        columns=[Column(_("Profile")), Column(_("Employer"))],
        rows=rows,
        empty=Empty(_("No profiles yet"), _("A profile says what the work asks for, and why.")),
    )
    context = {"person": person, "table": table, "page": page, "crumbs": _crumbs(person, _("What could fit"))}
    return render(request, "participants/check_choose.html", context)


@allowed(Permission.PARTICIPANT_VIEW)
def check(request: SignedInRequest, participant_id: int, profile_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id)
    profile = get_profile(request.actor, profile_id)
    track = find_track_to(request.actor, profile.pk)
    answers = answers_against(person, profile, track=track, today=swedish_day(timezone.now()))
    table = answers_table(answers)
    context = {
        "person": person,
        "profile": profile,
        "track": track,
        "table": table,
        "may_edit": request.actor.may(Permission.PARTICIPANT_EDIT, organisation=person.organisation_id),
        "version": RULE_VERSION,
        "crumbs": _crumbs(person, profile.title),
    }
    return render(request, "participants/check.html", context)


def _crumbs(person: object, here: str) -> list[tuple[str, str]]:
    return [
        (_("Participants"), reverse("participants:list")),
        (str(person), reverse("participants:show", args=[person.pk])),  # type: ignore[attr-defined]  # a row
        (here, ""),
    ]
