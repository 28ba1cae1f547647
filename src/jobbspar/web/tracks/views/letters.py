"""Letters of intent: write, show, print, sign, and take from state to state."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.followup.queries import hired_by_track_employer
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.queries import (
    get_letter,
    get_track,
    list_employers_to_choose,
    list_letters,
    list_profiles_to_choose,
    list_supervisors,
    list_workplaces_of,
)
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.tracks import LETTER_STATES, LetterState, ProfileMissing
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.history import history_entries
from jobbspar.web.refusals import told_on
from jobbspar.web.tracks.forms.letters import FACTS, LetterForm, NewLetterForm, SignForm, UnionForm
from jobbspar.web.tracks.forms.tracks import ReasonForm
from jobbspar.web.tracks.letter_facts import (
    letter_facts,
    may_edit_letter,
    may_name_supervisors,
    signatures_table,
    supervisors_table,
)
from jobbspar.web.tracks.views.tracks import track_crumbs
from jobbspar.web.tracks.wording import COLUMNS, DEEDS, LETTER_CHOICES, state_tag


@allowed(Permission.LETTER_EDIT)
def new(request: SignedInRequest, track_id: int) -> HttpResponse:
    """Write a letter. Comes also from "no letter is agreed": letters that already wait are shown first."""
    track = get_track(request.actor, track_id, permission=Permission.LETTER_EDIT)
    employers = list_employers_to_choose(track)
    form = NewLetterForm(
        request.POST or None,
        employers=employers,
        workplaces=list_workplaces_of(employers),
        profiles=list_profiles_to_choose(request.actor),
        initial=_first_guess(track),
    )
    if form.is_valid():
        told = form.cleaned_data
        with told_on(form):
            letter = actions.write_letter(
                actor=request.actor,
                track=track,
                employer=told["employer"],
                workplace=told["workplace"],
                profile=told["profile"],
                facts=form.facts,
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("The letter is written. Present it to the employer when it is ready."))
            return redirect("tracks:letter", letter.pk)
    context = {
        "form": form,
        "track": track,
        "waiting": _waiting(request, track),
        "missing": [] if track.profile else [ProfileMissing(mend_at=("tracks:edit", (track.pk,)))],
        "crumbs": track_crumbs(track, _("New letter of intent")),
    }
    return render(request, "tracks/letter_new.html", context)


def _first_guess(track: Any) -> dict[str, Any]:
    profile = track.profile
    if profile is None:
        return {}
    return {"employer": profile.employer_id, "workplace": profile.workplace_id, "hours": profile.hours}


def _waiting(request: SignedInRequest, track: Any) -> list[dict[str, Any]]:
    unsigned = (LetterState.DRAFT, LetterState.PRESENTED)
    letters = [letter for letter in list_letters(request.actor, track) if letter.state in unsigned]
    return [
        {
            "name": str(letter.employer),
            "url": reverse("tracks:letter", args=[letter.pk]),
            "state": LetterState(letter.state),
        }
        for letter in letters
    ]


@allowed(Permission.LETTER_VIEW)
def show(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = get_letter(request.actor, letter_id)
    may_edit = may_edit_letter(request.actor, letter)
    may_name = may_name_supervisors(request.actor, letter)
    context = {
        "letter": letter,
        "state": state_tag(LetterState(letter.state)),
        "may_edit": may_edit,
        "may_name": may_name,
        "is_draft": letter.state == LetterState.DRAFT,
        "may_sign": bool(_signs_for(request, letter)),
        "next_states": _next_states(letter) if may_edit else [],
        "facts": letter_facts(letter),
        "signatures": signatures_table(letter),
        "supervisors": supervisors_table(letter, list_supervisors(letter), may_name=may_name),
        "hires": _hires(request, letter),
        "history": _history(letter) if request.actor.may(Permission.TRAIL_VIEW) else None,
        "crumbs": track_crumbs(letter.track, _("Letter of intent")),
    }
    return render(request, "tracks/letter.html", context)


def _hires(request: SignedInRequest, letter: Any) -> list[tuple[str, Any]]:
    """What was intended beside what came of it, for those who see the people anyway."""
    if not request.actor.may(Permission.PARTICIPANT_VIEW):
        return []
    return [
        (_("Intended hires"), letter.intended_hires),
        (_("Hired by the track's employer"), hired_by_track_employer(letter.track_id)),
    ]


def _history(letter: Any) -> list[Any]:
    return history_entries(list_happenings([letter]), deeds=DEEDS, columns=COLUMNS, choices=LETTER_CHOICES)


def _next_states(letter: Any) -> list[dict[str, Any]]:
    words = {
        LetterState.DRAFT: _("Take back to a draft"),
        LetterState.PRESENTED: _("Present to the employer"),
        LetterState.ACTIVE: _("Put to use"),
        LetterState.ENDED: _("End the letter"),
        LetterState.WITHDRAWN: _("Withdraw the letter"),
    }
    return [
        {
            "label": words[wanted],
            "url": reverse("tracks:letter_state", args=[letter.pk, wanted.value]),
            "asks": wanted is LetterState.WITHDRAWN,
            "is_main": wanted in (LetterState.PRESENTED, LetterState.ACTIVE),
        }
        for wanted in LETTER_STATES.next_states(LetterState(letter.state))
        if wanted in words  # Agreed it becomes by the signatures.
    ]


def _signs_for(request: SignedInRequest, letter: Any) -> list[Any]:
    """The parties that the reader may sign for and that have not signed."""
    if letter.state not in (LetterState.PRESENTED, LetterState.AGREED, LetterState.ACTIVE):
        return []
    mine = request.actor.organisations_granting(Permission.LETTER_SIGN)
    signed = {signature.organisation_id for signature in letter.signatures.all()}
    parties = {letter.track.organisation_id: letter.track.organisation, letter.employer_id: letter.employer}
    parties |= {member.organisation_id: member.organisation for member in letter.track.agreement.members.all()}
    return [party for key, party in parties.items() if key in mine and key not in signed]


@allowed(Permission.LETTER_VIEW)
def printout(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """The letter as it goes on paper, with lines to sign on."""
    letter = get_letter(request.actor, letter_id)
    context = {
        "letter": letter,
        "facts": letter_facts(letter),
        "signatures": letter.signatures.all(),
        "parties": [letter.track.organisation, letter.employer],
        "crumbs": [*track_crumbs(letter.track, _("Letter of intent"))],
    }
    return render(request, "tracks/letter_print.html", context)


@allowed(Permission.LETTER_EDIT)
def edit(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = get_letter(request.actor, letter_id, permission=Permission.LETTER_EDIT)
    initial = {name: getattr(letter, name) for name in FACTS} | {"workplace": letter.workplace_id}
    initial["is_subsidy_intended"] = {True: "yes", False: "no", None: ""}[letter.is_subsidy_intended]
    own = list_employers_to_choose(letter.track).filter(pk=letter.employer_id)
    form = LetterForm(request.POST or None, workplaces=list_workplaces_of(own), initial=initial)
    if form.is_valid():
        with told_on(form):
            actions.change_letter(
                actor=request.actor,
                letter=letter,
                workplace=form.cleaned_data["workplace"],
                facts=form.facts,
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:letter", letter.pk)
    lead = _("Only a draft can be changed. What the employer has seen is taken back to a draft first.")
    return _form_page(request, letter, form, heading=_("Change the letter of intent"), lead=lead)


@allowed(Permission.LETTER_SIGN)
def sign(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = get_letter(request.actor, letter_id)
    parties = _signs_for(request, letter)
    now = timezone.now()
    initial = {"name": request.actor.name, "signed_on": swedish_day(now)}
    form = SignForm(request.POST or None, organisations=parties, initial=initial)
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "understood"}
        with told_on(form):
            actions.sign_letter(actor=request.actor, letter=letter, now=now, **told)
        if not form.errors:
            messages.success(request, _("The letter is signed."))
            return redirect("tracks:letter", letter.pk)
    lead = (
        _("With your name you say that this is what your organisation intends. It is not a contract of employment.")
        if parties
        else _("There is nothing for you to sign: the letter is not presented yet, or you have already signed.")
    )
    shown = form if parties else None
    return _form_page(request, letter, shown, heading=_("Sign the letter of intent"), lead=lead, submit=_("Sign"))


@allowed(Permission.LETTER_EDIT)
def union(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = get_letter(request.actor, letter_id, permission=Permission.LETTER_EDIT)
    initial = {"union": letter.union, "asked_on": letter.union_asked_on, "answer": letter.union_answer}
    form = UnionForm(request.POST or None, initial=initial)
    if form.is_valid():
        with told_on(form):
            actions.note_union(actor=request.actor, letter=letter, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:letter", letter.pk)
    lead = _("The union at the workplace is asked before anyone is placed there. No names of people are needed.")
    return _form_page(request, letter, form, heading=_("Ask the union"), lead=lead)


def _form_page(
    request: SignedInRequest, letter: Any, form: Any, *, heading: str, lead: str, submit: str = ""
) -> HttpResponse:
    back = reverse("tracks:letter", args=[letter.pk])
    crumbs = [*track_crumbs(letter.track, "")[:-1], (_("Letter of intent"), back), (heading, "")]
    context = {"form": form, "heading": heading, "lead": lead, "submit": submit, "back": back, "crumbs": crumbs}
    return render(request, "tracks/form.html", context)


@allowed(Permission.LETTER_EDIT)
def state(request: SignedInRequest, letter_id: int, wanted: str) -> HttpResponse:
    letter = get_letter(request.actor, letter_id, permission=Permission.LETTER_EDIT)
    if wanted not in list(LetterState) or wanted == LetterState.AGREED:
        raise Http404
    asked = LetterState(wanted)
    form = ReasonForm(request.POST or None) if asked is LetterState.WITHDRAWN else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = {"reason": form.cleaned_data["reason"]} if form else {}
        _take_to(asked)(actor=request.actor, letter=letter, now=timezone.now(), **reason)
        messages.success(request, _("The letter is now: %(state)s.") % {"state": _(asked.label).lower()})
        return redirect("tracks:letter", letter.pk)
    context = {
        "form": form,
        "asked": asked,
        "track": letter.track,
        "back": reverse("tracks:letter", args=[letter.pk]),
        "crumbs": track_crumbs(letter.track, _("Letter of intent")),
    }
    return render(request, "tracks/state.html", context)


def _take_to(asked: LetterState) -> Any:
    return {
        LetterState.DRAFT: actions.return_letter_to_draft,
        LetterState.PRESENTED: actions.present_letter,
        LetterState.ACTIVE: actions.activate_letter,
        LetterState.ENDED: actions.end_letter,
        LetterState.WITHDRAWN: actions.withdraw_letter,
    }[asked]
