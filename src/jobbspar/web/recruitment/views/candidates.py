"""One person on the way into a round: interest, stages, the person's yes, and where each requirement stands."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.audit.actions import record
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.participants.queries import may_open
from jobbspar.apps.recruitment import actions
from jobbspar.apps.recruitment.bridge import answers_for
from jobbspar.apps.recruitment.queries import get_candidate, list_decisions, list_people_to_register
from jobbspar.apps.tracks.queries import get_round
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import ParticipationState, participation_states
from jobbspar.core.tracks import TrackKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.accounts.deeds import deed_label
from jobbspar.web.components.parts import HistoryEntry
from jobbspar.web.recruitment.forms import InterestForm, PeopleFilterForm
from jobbspar.web.recruitment.tables import answers_table, decisions_table
from jobbspar.web.recruitment.views.rounds import may_recruit, require_recruiter
from jobbspar.web.recruitment.wording import recruitment_crumbs, stage_tag
from jobbspar.web.refusals import told_on

MOST_FOUND = 20


@allowed(Permission.PARTICIPANT_EDIT)
def interest(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Find a person in one's own register and write down the interest."""
    round = get_round(request.actor, round_id)
    require_recruiter(request, round)
    search = PeopleFilterForm(request.GET)
    text = search.cleaned_data["text"] if search.is_valid() else ""
    people = list_people_to_register(request.actor, round, text=text)[:MOST_FOUND]
    keeper = round.track.organisation
    is_joint = not request.actor.may(Permission.RECRUITMENT_EDIT, organisation=keeper.pk)
    form = InterestForm(request.POST or None, people=people, keeper=keeper.name if is_joint else "")
    if form.is_valid():
        with told_on(form):
            participation = actions.register_interest(
                actor=request.actor, round=round, now=timezone.now(), **form.cleaned_data
            )
        if not form.errors:
            messages.success(request, _("The interest is registered."))
            return redirect("recruitment:candidate", participation.pk)
    context = {
        "form": form,
        "search": search,
        "round": round,
        "most_found": MOST_FOUND,
        "crumbs": recruitment_crumbs(round, _("Register interest")),
    }
    return render(request, "recruitment/interest.html", context)


@allowed(Permission.CANDIDATE_VIEW)
def show(request: SignedInRequest, participation_id: int) -> HttpResponse:
    candidate = get_candidate(request.actor, participation_id)
    part, now = candidate.participation, timezone.now()
    record(request.actor, "recruitment:look", part, now=now, participant=part.participant_id)
    may_edit = may_recruit(request, part.round)
    context = {
        "candidate": candidate,
        "round": part.round,
        "stage": stage_tag(candidate.state),
        "answers": answers_table(answers_for(part, today=swedish_day(now))),
        "may_decide": _may_decide(request, candidate),
        "crumbs": recruitment_crumbs(part.round, candidate.name),
    }
    if candidate.is_seen_by_employer:
        return render(request, "recruitment/candidate_employer.html", context)
    context |= {
        "may_edit": may_edit,
        "steps": _steps(candidate) if may_edit else [],
        "facts": _facts(candidate),
        "stages": [(ParticipationState(stage.state), stage.on) for stage in part.stages.all()],
        "decisions": decisions_table(decided := list_decisions(part)),
        "history": _history(part),
        "register": reverse("participants:show", args=[part.participant_id])
        if may_open(request.actor, part.participant_id)
        else "",
        "untold": [one for one in decided if one.told_on is None],
    }
    return render(request, "recruitment/candidate.html", context)


def _history(part: Any) -> list[HistoryEntry]:
    """Who did what on the person's way into the round; that somebody looked is told on the person's own page."""
    return [
        HistoryEntry(one.at, one.who, deed_label(one.deed))
        for one in list_happenings([part])
        if one.deed != "recruitment:look"
    ]


def _may_decide(request: SignedInRequest, candidate: Any) -> bool:
    """Whether a decision is the next thing, and this reader's to write."""
    part = candidate.participation
    possible = participation_states(TrackKind(part.round.track.kind)).next_states(candidate.state)
    chooses = {ParticipationState.SELECTED, ParticipationState.RESERVE, ParticipationState.NOT_SELECTED}
    if chooses.isdisjoint(possible):
        return False
    keeper = part.round.track.organisation_id
    return candidate.is_seen_by_employer or request.actor.may(Permission.CANDIDATE_DECIDE, organisation=keeper)


def _facts(candidate: Any) -> list[tuple[Any, Any]]:
    part = candidate.participation
    pairs = [
        (_("Interested since"), part.interested_on),
        (_("How the person got to know of the round"), part.channel),
        (_("Interpreter"), candidate.interpreter or _("not asked for")),
        (_("Yes to being shown to the employer"), part.released_on or _("not yet")),
        (_("Yes to being asked about the next round"), part.reserve_yes_on or _("not yet")),
    ]
    if part.from_reserve_of:
        number = part.from_reserve_of.round.number
        pairs.append((_("Comes from the reserve list of"), _("Round %(number)s") % {"number": number}))
    return pairs


def _steps(candidate: Any) -> list[tuple[str, str]]:
    """The deeds that may follow, by the word that is posted."""
    part = candidate.participation
    possible = participation_states(TrackKind(part.round.track.kind)).next_states(candidate.state)
    steps = []
    if ParticipationState.CANDIDATE in possible:
        steps.append(("kandidat", _("Becomes a candidate")))
    if part.released_on is None:
        steps.append(("visa", _("The person says yes to being shown to the employer")))
    else:
        steps.append(("dolj", _("The person takes back the yes to being shown")))
    if part.reserve_yes_on is None:
        steps.append(("nasta", _("The person says yes to being asked about the next round")))
    else:
        steps.append(("inte-nasta", _("The person does not want to be asked about the next round")))
    if ParticipationState.DECLINED in possible:
        steps.append(("avstar", _("The person steps back")))
    return steps


@require_POST
@allowed(Permission.RECRUITMENT_EDIT)
def step(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = get_candidate(request.actor, participation_id).participation
    deeds: dict[str, tuple[Any, dict[str, Any]]] = {
        "kandidat": (actions.take_as_candidate, {}),
        "visa": (actions.release_to_employer, {}),
        "dolj": (actions.take_back_release, {}),
        "nasta": (actions.note_reserve_consent, {"says_yes": True}),
        "inte-nasta": (actions.note_reserve_consent, {"says_yes": False}),
        "avstar": (actions.decline, {}),
    }
    if request.POST.get("steg", "") not in deeds:
        raise Http404
    deed, more = deeds[request.POST["steg"]]
    deed(actor=request.actor, participation=part, now=timezone.now(), **more)
    messages.success(request, _("Saved."))
    return redirect(reverse("recruitment:candidate", args=[part.pk]))
