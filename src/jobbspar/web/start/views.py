"""Where one comes after signing in: what needs my action, then my tracks as a line map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jobbspar.apps.tracks.queries.tracks import list_tracks_of_map
from jobbspar.core.access import Permission, Role
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, signed_in
from jobbspar.web.start.duties import duties_of
from jobbspar.web.start.lines import tracks_as_lines

# The worst fit on a screen, so that the tracks are seen too; the rest is one click away.
FIRST_SHOWN = 6


@signed_in
def home(request: SignedInRequest) -> HttpResponse:
    actor, today = request.actor, swedish_day(timezone.now())
    duties = duties_of(actor, today=today)
    tracks = list_tracks_of_map(actor) if actor.may(Permission.TRACK_VIEW) else []
    context = {
        "duties": duties[:FIRST_SHOWN],
        "more_duties": duties[FIRST_SHOWN:],
        "areas": tracks_as_lines(tracks, today=today),
        "sees_tracks": actor.may(Permission.TRACK_VIEW),
        "may_begin": actor.may(Permission.TRACK_EDIT),
        "roles": sorted(actor.roles, key=list(Role).index),
    }
    return render(request, "start/home.html", context)
