"""Deeds on an adopted plan: rounds and offers are made whole or not at all; a place needs the person's own yes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from jobbspar.apps.accounts.models import User
from jobbspar.apps.audit.actions import record
from jobbspar.apps.recruitment.actions import register_interest
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.actions.building import problem_today
from jobbspar.apps.rounds.bridge import site_of
from jobbspar.apps.rounds.models import RoundOption, RoundPlan, SeatOffer
from jobbspar.apps.rounds.naming import named
from jobbspar.apps.rounds.outdated import what_has_changed
from jobbspar.apps.rounds.stored import changes_of, problem_of, result_of
from jobbspar.apps.tracks.actions import plan_round
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import OwnWordsMissing
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.round_plans import (
    AdopterMissing,
    AdoptionReasonMissing,
    OfferAnswer,
    OfferAnswered,
    PlanNotReady,
    PlanState,
    TracksKeptByOthers,
)
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Problem
from jobbspar.core.tracks import RoundFacts
from jobbspar.core.travel.ways import Site


@transaction.atomic
def adopt_plan(*, actor: Actor, plan: RoundPlan, name: str, reason: str, now: datetime) -> list[Round]:
    """Make the plan's rounds and offer its seats, in the name of whoever decides and for a reason.

    Nobody is placed by it. Refused where anything that the plan stands on has changed since.
    """
    require(actor, Permission.ROUND_PLAN_EDIT, organisation=plan.organisation_id)
    locked = RoundPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state != PlanState.SOLVED:
        raise PlanNotReady(number=plan.number, state=PlanState(locked.state).label)
    if not name.strip():
        raise AdopterMissing(field="name")
    if not reason.strip():
        raise AdoptionReasonMissing(field="reason")
    problem, found = problem_of(plan), result_of(plan)
    assert found is not None  # A solved plan has a result.
    options = _options_to_make(plan, found)
    _require_keeper(actor, options)
    _refuse_outdated(actor, plan, problem=problem, found=found, now=now)
    rounds = _make_rounds(actor, problem, options=options, now=now)
    _offer_seats(plan, found, rounds=rounds, now=now)
    plan.state, plan.adopted_at = PlanState.ADOPTED, now
    plan.adopted_by, plan.adoption_reason = name.strip(), reason.strip()
    plan.save(update_fields=["state", "adopted_at", "adopted_by", "adoption_reason"])
    record(actor, "round-plan:adopt", plan, now=now, note=f"{len(rounds)} rounds")
    return list(rounds.values())


def _options_to_make(plan: RoundPlan, found: PlanFile) -> list[RoundOption]:
    rows = RoundOption.objects.filter(agreement=plan.agreement_id, pk__in=[int(one) for one in found.open_rounds])
    return list(rows.select_for_update(of=("self",)).select_related("track__organisation", "track__agreement"))


def _require_keeper(actor: Actor, options: Iterable[RoundOption]) -> None:
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    others = [one.track for one in options if one.track.organisation_id not in mine]
    if others:
        raise TracksKeptByOthers(
            tracks=", ".join(sorted({track.name for track in others})),
            keepers=", ".join(sorted({track.organisation.name for track in others})),
        )


def _refuse_outdated(actor: Actor, plan: RoundPlan, *, problem: Problem, found: PlanFile, now: datetime) -> None:
    today = problem_today(actor, plan.agreement, plan.organisation, today=swedish_day(now)).problem
    changed_since = what_has_changed(problem, today, changes=changes_of(plan), seats=found.plan)
    if not changed_since:
        return
    told = []
    for refusal in changed_since:
        try:
            with named(plan):
                raise refusal
        except type(refusal) as with_names:
            told.append(with_names)
    raise SeveralRefusals(list(told))


def _make_rounds(actor: Actor, problem: Problem, *, options: Iterable[RoundOption], now: datetime) -> dict[str, Round]:
    """One round an option that opens, as the plan has it after changes by hand."""
    planned = {one.name: one for one in problem.rounds}
    coordinator = User.objects.get(pk=actor.user)
    made: dict[str, Round] = {}
    for option in options:
        place = planned[str(option.pk)]
        facts = RoundFacts(
            starts=place.starts,
            seats=place.maximum,
            least_people=place.minimum,
            municipality=Site.named(place.site).municipality,
            place=option.place if place.site == site_of(option).key else "",
        )
        made[place.name] = plan_round(actor=actor, track=option.track, facts=facts, coordinator=coordinator, now=now)
        option.became = made[place.name]
        option.save(update_fields=["became"])
    return made


def _offer_seats(plan: RoundPlan, found: PlanFile, *, rounds: dict[str, Round], now: datetime) -> None:
    today = swedish_day(now)
    seats = [(seat.person, name) for seat in found.seats for name in (seat.through, seat.round) if name is not None]
    SeatOffer.objects.bulk_create(
        SeatOffer(plan=plan, round=rounds[name], participant_id=int(person), asked_on=today) for person, name in seats
    )


@transaction.atomic
def answer_offer(
    *,
    actor: Actor,
    offer: SeatOffer,
    says_yes: bool,
    own_words: str = "",
    ground: str = "",
    now: datetime,
) -> Participation | None:
    """Note the person's own answer. A yes, in the person's own words, makes a participation; a no frees the seat.

    Only the person's home coordinator can. A yes needs a round that recruits, like every other interest.
    """
    require(actor, Permission.PARTICIPANT_EDIT, organisation=offer.participant.organisation_id)
    if offer.answer != OfferAnswer.UNKNOWN:
        raise OfferAnswered(who=offer.participant.name)
    if says_yes and not own_words.strip():
        raise OwnWordsMissing(field="own_words")
    made = None
    if says_yes:
        made = register_interest(
            actor=actor,
            round=offer.round,
            participant=offer.participant,
            own_words=own_words,
            ground=ground,
            now=now,
        )
    offer.answer = OfferAnswer.YES if says_yes else OfferAnswer.NO
    offer.own_words, offer.answered_on, offer.noted_by_id = own_words.strip(), swedish_day(now), actor.user
    offer.save(update_fields=["answer", "own_words", "answered_on", "noted_by"])
    deed = "seat-offer:yes" if says_yes else "seat-offer:no"
    record(actor, deed, offer, now=now, participant=offer.participant_id)
    return made
