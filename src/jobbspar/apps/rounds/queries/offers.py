"""Seats that adopted plans offer, to those who may see the person."""

from jobbspar.apps.participants.models import Participant
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.rounds.models import RoundPlan, SeatOffer
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.round_plans import OfferAnswer


def get_offer(actor: Actor, offer_id: int, *, permission: Permission = Permission.PARTICIPANT_VIEW) -> SeatOffer:
    """One offer. Raises `SeatOffer.DoesNotExist` where the person is not visible, `NotAllowed` without the right."""
    rows = SeatOffer.objects.filter(participant__in=Participant.objects.visible_to(actor))
    offer: SeatOffer = rows.select_related("participant", "round__track__organisation", "plan").get(pk=offer_id)
    require_in_any(actor, permission, organisations=organisations_of(offer.participant))
    return offer


def list_offers_of_plan(actor: Actor, plan: RoundPlan) -> list[SeatOffer]:
    """The offers of an adopted plan, by round and name."""
    rows = SeatOffer.objects.filter(plan=plan, participant__in=Participant.objects.visible_to(actor))
    rows = rows.select_related("participant", "round__track", "noted_by")
    return list(rows.order_by("round__starts", "round", "participant__sort_family", "participant__sort_given"))


def list_offers_of_round(actor: Actor, round: Round) -> list[SeatOffer]:
    rows = SeatOffer.objects.filter(round=round, participant__in=Participant.objects.visible_to(actor))
    rows = rows.select_related("participant", "plan", "noted_by")
    return list(rows.order_by("participant__sort_family", "participant__sort_given"))


def list_offers_of_person(participant: Participant) -> list[SeatOffer]:
    rows = SeatOffer.objects.filter(participant=participant).select_related("round__track", "plan", "participant")
    return list(rows.order_by("-asked_on", "-pk"))


def count_unanswered(actor: Actor, round: Round) -> int:
    """People whom the actor sees who have been offered a seat in the round and have not answered."""
    rows = SeatOffer.objects.filter(round=round, answer=OfferAnswer.UNKNOWN)
    return rows.filter(participant__in=Participant.objects.visible_to(actor)).count()
