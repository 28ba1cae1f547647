"""List, begin, show and change tracks, and take them from state to state."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.bridge import chain_steps, refusals_before_agreement
from jobbspar.apps.tracks.queries import get_track, list_letters, list_tracks
from jobbspar.core.access import Permission
from jobbspar.core.chain import total_weeks
from jobbspar.core.tracks import TRACK_STATES, TrackKind, TrackSector, TrackState
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.history import history_entries
from jobbspar.web.refusals import told_on
from jobbspar.web.tracks.drawing import chain_map
from jobbspar.web.tracks.forms.tracks import NewTrackForm, ReasonForm, TrackFilterForm, TrackForm
from jobbspar.web.tracks.tables import chain_table, letters_table, may_edit_track, rounds_table, tracks_table
from jobbspar.web.tracks.wording import COLUMNS, DEEDS, TRACK_CHOICES, link_to, need_text, state_tag

PAGE_SIZE = 25
STOPPING = (TrackState.PAUSED, TrackState.CANCELLED)


@allowed(Permission.TRACK_VIEW)
def index(request: SignedInRequest) -> HttpResponse:
    form = TrackFilterForm(request.GET)
    chosen = {name: value or "" for name, value in form.cleaned_data.items()} if form.is_valid() else {}
    page = Paginator(list_tracks(request.actor, **chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    may_begin = request.actor.may(Permission.TRACK_EDIT)
    table = tracks_table(page, may_begin=may_begin, is_filtered=any(chosen.values()))
    context = {"form": form, "page": page, "table": table, "may_begin": may_begin, "crumbs": [(_("Tracks"), "")]}
    return render(request, "tracks/list.html", context)


@allowed(Permission.TRACK_EDIT)
def new(request: SignedInRequest) -> HttpResponse:
    form = NewTrackForm(request.POST or None, actor=request.actor, initial=_wanted(request))
    if form.is_valid():
        agreement = form.cleaned_data["agreement"]
        organisation = _own_organisation(request, agreement)
        with told_on(form):
            track = actions.begin_track(
                actor=request.actor, agreement=agreement, organisation=organisation, now=timezone.now(), **form.deed
            )
        if not form.errors:
            messages.success(request, _("The track is begun. Now put its chain together."))
            return redirect("tracks:show", track.pk)
    crumbs = [(_("Tracks"), reverse("tracks:list")), (_("New track"), "")]
    return render(request, "tracks/new.html", {"form": form, "crumbs": crumbs})


def _wanted(request: SignedInRequest) -> dict[str, Any]:
    """What the page the reader came from has already chosen."""
    names = ("agreement", "profile", "name", "sector")
    initial: dict[str, Any] = {name: request.GET[name] for name in names if name in request.GET}
    return {**initial, **({"needs": request.GET.getlist("need")} if "need" in request.GET else {})}


def _own_organisation(request: SignedInRequest, agreement: Any) -> Any:
    """The reader's own organisation among the parties; the owner of the agreement first."""
    mine = request.actor.organisations_granting(Permission.TRACK_EDIT)
    parties = [agreement.owner, *(member.organisation for member in agreement.members.all())]
    return next((party for party in parties if party.pk in mine), agreement.owner)


@allowed(Permission.TRACK_VIEW)
def show(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = get_track(request.actor, track_id)
    may_edit = may_edit_track(request.actor, track)
    may_read_letters = request.actor.may(Permission.LETTER_VIEW)
    letters = list_letters(request.actor, track) if may_read_letters else []
    context = {
        "track": track,
        "may_edit": may_edit,
        "may_read_letters": may_read_letters,
        "may_compose": request.actor.may(Permission.ACTIVITY_VIEW),
        "state": state_tag(TrackState(track.state)),
        "next_states": _next_states(track) if may_edit else [],
        "missing": _missing(track) if may_edit else [],
        "map": chain_map(track),
        "chain": chain_table(track, may_edit=may_edit),
        "weeks": total_weeks(chain_steps(track)),
        "letters": letters_table(letters, track, may_edit=may_edit),
        "rounds": rounds_table(track.rounds.all(), track, may_edit=may_edit),
        "facts": _facts(track, request),
        "history": _history(track) if request.actor.may(Permission.TRAIL_VIEW) else None,
        "crumbs": [(_("Tracks"), reverse("tracks:list")), (track.name, "")],
    }
    return render(request, "tracks/show.html", context)


def _missing(track: Any) -> list[Any]:
    return refusals_before_agreement(track) if track.state in (TrackState.IDEA, TrackState.PLANNING) else []


def _next_states(track: Any) -> list[dict[str, Any]]:
    """The deeds that may follow; those that stop the track first ask why."""
    is_agreed = track.state == TrackState.AGREED
    words = {
        TrackState.PLANNING: _("Start planning") if track.state == TrackState.IDEA else _("Back to planning"),
        TrackState.AGREED: _("Mark as agreed"),
        TrackState.PAUSED: _("Pause the track"),
        TrackState.CANCELLED: _("Cancel the track"),
        TrackState.ENDED: _("End the track"),
    }
    return [
        {
            "label": words[wanted],
            "url": reverse("tracks:state", args=[track.pk, wanted.value]),
            "asks": wanted in STOPPING,
            "is_main": wanted is TrackState.AGREED or (wanted is TrackState.PLANNING and not is_agreed),
        }
        for wanted in TRACK_STATES.next_states(TrackState(track.state))
    ]


def _facts(track: Any, request: SignedInRequest) -> list[tuple[Any, Any]]:
    may = request.actor.may
    pairs: list[tuple[Any, Any]] = [
        (_("Kind of track"), TrackKind(track.kind)),
        (_("Line of work"), TrackSector(track.sector)),
        (_("Kept by"), str(track.organisation)),
        (_("Coordinator"), track.coordinator.name if track.coordinator else _("Not named yet")),
        (_("Agreement"), _agreement(track, may_read=may(Permission.AGREEMENT_VIEW))),
        (_("Competence profile"), link_to(track.profile, "profiles:show") if track.profile else _("Not chosen yet")),
    ]
    if track.leads_to:
        pairs.append((_("Leads to"), link_to(track.leads_to, "tracks:show")))
    before = [link_to(other, "tracks:show") for other in track.prepared_by.all()]
    if before:
        pairs.append((_("Prepared by"), before))
    needs = [need_text(need) for need in track.needs.all()] if may(Permission.NEED_VIEW) else []
    if needs:
        pairs.append((_("Needs it answers"), needs))
    if track.funding_ends:
        pairs.append((_("The money ends"), track.funding_ends))
    if track.state_reason:
        pairs.append((_("Reason"), track.state_reason))
    return pairs


def _agreement(track: Any, *, may_read: bool) -> Any:
    return link_to(track.agreement, "agreements:show") if may_read else str(track.agreement)


def _history(track: Any) -> list[Any]:
    return history_entries(list_happenings([track]), deeds=DEEDS, columns=COLUMNS, choices=TRACK_CHOICES)


@allowed(Permission.TRACK_EDIT)
def edit(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = get_track(request.actor, track_id, permission=Permission.TRACK_EDIT)
    names = ("name", "kind", "sector", "purpose", "funding_ends")
    initial = {
        **{name: getattr(track, name) for name in names},
        **{name: getattr(track, f"{name}_id") for name in ("profile", "leads_to", "coordinator")},
        "needs": [need.pk for need in track.needs.all()],
    }
    form = TrackForm(request.POST or None, actor=request.actor, track=track.pk, initial=initial)
    if form.is_valid():
        with told_on(form):
            actions.change_track(actor=request.actor, track=track, now=timezone.now(), **form.deed)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:show", track.pk)
    return render(
        request, "tracks/edit.html", {"form": form, "track": track, "crumbs": track_crumbs(track, _("Change"))}
    )


def track_crumbs(track: Any, here: str) -> list[tuple[str, str]]:
    return [(_("Tracks"), reverse("tracks:list")), (track.name, reverse("tracks:show", args=[track.pk])), (here, "")]


@allowed(Permission.TRACK_EDIT)
def state(request: SignedInRequest, track_id: int, wanted: str) -> HttpResponse:
    track = get_track(request.actor, track_id, permission=Permission.TRACK_EDIT)
    if wanted not in list(TrackState):
        raise Http404
    asked = TrackState(wanted)
    form = ReasonForm(request.POST or None) if asked in STOPPING else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = {"reason": form.cleaned_data["reason"]} if form else {}
        _take_to(asked)(actor=request.actor, track=track, now=timezone.now(), **reason)
        messages.success(request, _("The track is now: %(state)s.") % {"state": _(asked.label).lower()})
        return redirect("tracks:show", track.pk)
    context = {
        "form": form,
        "track": track,
        "asked": asked,
        "back": reverse("tracks:show", args=[track.pk]),
        "crumbs": track_crumbs(track, _(asked.label)),
    }
    return render(request, "tracks/state.html", context)


def _take_to(asked: TrackState) -> Any:
    deeds = {
        TrackState.PLANNING: actions.start_planning_track,
        TrackState.AGREED: actions.agree_track,
        TrackState.PAUSED: actions.pause_track,
        TrackState.CANCELLED: actions.cancel_track,
        TrackState.ENDED: actions.end_track,
    }
    if asked not in deeds:
        raise Http404
    return deeds[asked]
