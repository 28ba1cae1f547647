"""What needs my action now, worst first. Each line has a reason and leads to where it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.accounts.queries import organisation_choices
from jobbspar.apps.agreements.queries import agreement_choices
from jobbspar.apps.followup.queries.duties import list_follow_ups_due, list_rounds_without_answers
from jobbspar.apps.needs.queries import list_open_needs
from jobbspar.apps.plans.queries import list_own_participations, list_placements_at, list_students
from jobbspar.apps.recruitment.queries.duties import list_releases_waiting, list_rounds_to_recruit
from jobbspar.apps.statistics.queries import list_funding_ending
from jobbspar.apps.tracks.queries.letters import list_letters_to_sign
from jobbspar.core.access import Actor, Role
from jobbspar.core.needs import NeedState
from jobbspar.core.recruitment import ParticipationState
from jobbspar.web.components.parts import Duty
from jobbspar.web.components.readable import round_of_track
from jobbspar.web.start import of_plans

Source = Callable[[Actor, date], list[Duty]]


def duties_of(actor: Actor, *, today: date) -> list[Duty]:
    """Everything that waits for somebody in the actor's roles; the same thing is said once."""
    found: dict[tuple[str, str], Duty] = {}
    for role, sources in SOURCES.items():
        if role in actor.roles:
            for source in sources:
                for duty in source(actor, today):
                    found.setdefault((str(duty.text), duty.url), duty)
    return sorted(found.values(), key=lambda duty: (duty.rank, duty.due or date.max, str(duty.text)))


def _recruiting(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(name)s starts soon: decide who gets a place")
            % {"name": round_of_track(round.track.name, round.number)},
            reverse("recruitment:round", args=[round.pk]),
            "warning",
            due=round.starts,
            rank=30,
        )
        for round in list_rounds_to_recruit(actor, today=today)
    ]


def _needs(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(employer)s needs %(occupation)s: confirm with the employer")
            % {"employer": need.employer.name, "occupation": need.occupation_label}
            if need.state == NeedState.SIGNALLED
            else _("%(employer)s needs %(occupation)s: make the profile")
            % {"employer": need.employer.name, "occupation": need.occupation_label},
            reverse("needs:show", args=[need.pk]),
            "neutral",
            due=need.from_day,
            rank=50,
        )
        for need in list_open_needs(actor)
        if need.state in {NeedState.SIGNALLED, NeedState.CONFIRMED}
    ]


def _closing(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(name)s is closing: exits, questions and a decision are left")
            % {"name": round_of_track(round.track.name, round.number)},
            reverse("followup:round", args=[round.pk]),
            "warning",
            rank=35,
        )
        for round in list_rounds_without_answers(actor)
    ]


def _follow_ups(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(who)s: ask how it is %(months)s months after") % {"who": who, "months": months},
            reverse("followup:exit", args=[participation]),
            "neutral",
            due=due,
            rank=45,
        )
        for participation, who, months, due in list_follow_ups_due(actor, today=today)
    ]


def _funding(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(funding)s ends: what goes on afterwards?") % {"funding": row.name},
            reverse("agreements:show", args=[row.version.agreement_id]),
            "warning",
            why=row.version.agreement.name,
            due=row.ends,
            rank=40,
        )
        for row in list_funding_ending(actor, today=today)
    ]


def _letters(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("A letter of intent waits for your signature: %(track)s") % {"track": letter.track.name},
            reverse("tracks:letter", args=[letter.pk]),
            "warning",
            rank=20,
        )
        for letter in list_letters_to_sign(actor)
    ]


def _releases(actor: Actor, today: date) -> list[Duty]:
    duties = []
    for round, count in list_releases_waiting(actor):
        text = ngettext(
            "%(name)s: %(count)s candidate to meet and decide on",
            "%(name)s: %(count)s candidates to meet and decide on",
            count,
        ) % {"name": round_of_track(round.track.name, round.number), "count": count}
        duties.append(Duty(text, reverse("recruitment:round", args=[round.pk]), "warning", due=round.starts, rank=25))
    return duties


def _students(actor: Actor, today: date) -> list[Duty]:
    here = [each for each in list_students(actor, today=today) if each.step.starts <= today]
    if not here:
        return []
    text = ngettext(
        "You have %(count)s student now: note attendance", "You have %(count)s students now: note attendance", len(here)
    ) % {"count": len(here)}
    return [Duty(text, reverse("plans:students"), "neutral", rank=40)]


def _placements(actor: Actor, today: date) -> list[Duty]:
    here = [each for each in list_placements_at(actor) if each.placement.starts <= today < each.placement.ends]
    if not here:
        return []
    text = ngettext(
        "%(count)s person learns the work with you now", "%(count)s people learn the work with you now", len(here)
    ) % {"count": len(here)}
    return [Duty(text, reverse("plans:placements"), "neutral", rank=40)]


def _first_organisation(actor: Actor, today: date) -> list[Duty]:
    """An installation without organisations: where one begins."""
    if organisation_choices(actor):
        return []
    why = _("Then invite a coordinator, who does the rest.")
    return [Duty(_("Add your municipality"), reverse("accounts:organisation_new"), "neutral", why=why, rank=60)]


def _first_agreement(actor: Actor, today: date) -> list[Duty]:
    if agreement_choices(actor):
        return []
    why = _("Tracks stand on it.")
    return [Duty(_("Write your local agreement"), reverse("agreements:new"), "neutral", why=why, rank=60)]


def _own(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("Your next step: %(step)s. Ask %(who)s if you wonder.")
            % {"step": part.plan.next_step, "who": part.plan.next_step_ask},
            reverse("plans:own"),
            "neutral",
            due=part.plan.next_step_on,
        )
        for part in list_own_participations(actor)
        if part.state == ParticipationState.STARTED and hasattr(part, "plan")
    ]


_PLANS: tuple[Source, ...] = (
    of_plans.late_steps,
    of_plans.at_work,
    of_plans.obstacles,
    of_plans.decisions,
    of_plans.waits,
    of_plans.promises,
)
SOURCES: dict[Role, tuple[Source, ...]] = {
    Role.ADMINISTRATOR: (_first_organisation,),
    Role.COORDINATOR: (
        _first_agreement,
        *_PLANS,
        _recruiting,
        _closing,
        _follow_ups,
        _funding,
        _needs,
    ),
    Role.OFFICER: (*_PLANS, _letters),
    Role.EMPLOYER: (_letters, _releases, _placements),
    Role.PROVIDER: (_students,),
    Role.STEERING: (_funding,),
    Role.PARTICIPANT: (_own,),
}
