"""The area that is planned: an agreement with its organisations, rounds that may open and limits."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Prefetch, QuerySet

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement, AgreementMember
from jobbspar.apps.rounds.models import CompositionDecision, MunicipalFloor, RoundOption, SharedLimit
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.tracks import TrackState


def members_of(agreement: Agreement) -> frozenset[int]:
    """The organisations that plan the area together."""
    return frozenset(AgreementMember.objects.filter(agreement=agreement).values_list("organisation", flat=True))


def list_areas(actor: Actor) -> QuerySet[Agreement]:
    """The agreements whose rounds the actor may see plans of, in order of name."""
    mine = actor.organisations_granting(Permission.ROUND_PLAN_VIEW)
    ids = AgreementMember.objects.filter(organisation__in=mine).values("agreement")
    return Agreement.objects.filter(pk__in=ids).select_related("owner").order_by("name", "pk")


def get_area(actor: Actor, agreement_id: int, *, permission: Permission = Permission.ROUND_PLAN_VIEW) -> Agreement:
    """One area. Raises `Agreement.DoesNotExist` where not visible, `NotAllowed` where visible without the right."""
    found: Agreement = Agreement.objects.visible_to(actor).select_related("owner").get(pk=agreement_id)
    require_in_any(actor, permission, organisations=members_of(found))
    return found


def list_planners(
    actor: Actor, agreement: Agreement, *, permission: Permission = Permission.ROUND_PLAN_VIEW
) -> list[Organisation]:
    """The member organisations that the actor may plan for; a plan is made for one of them."""
    mine = actor.organisations_granting(permission) & members_of(agreement)
    return list(Organisation.objects.filter(pk__in=mine).order_by("sort_name", "pk"))


def list_tracks_of_area(agreement: Agreement) -> list[Track]:
    """The agreed tracks: those a person may say yes to and a round may open in."""
    rows = Track.objects.filter(agreement=agreement, state=TrackState.AGREED)
    return list(rows.select_related("organisation", "leads_to").order_by("name", "pk"))


def municipalities_of_area(agreement: Agreement) -> list[str]:
    """Codes of the municipalities of the members."""
    rows = Organisation.objects.filter(pk__in=members_of(agreement)).exclude(municipality="")
    return sorted(set(rows.values_list("municipality", flat=True)))


def list_options(agreement: Agreement) -> list[RoundOption]:
    """Rounds that may open and those that have become rounds, the earliest start first."""
    rows = RoundOption.objects.filter(agreement=agreement)
    return list(rows.select_related("track", "workplace", "letter__employer", "became"))


def get_option(agreement: Agreement, option_id: int) -> RoundOption:
    return RoundOption.objects.select_related("track", "agreement", "became").get(agreement=agreement, pk=option_id)


def list_limits(agreement: Agreement) -> list[SharedLimit]:
    options = Prefetch("options", RoundOption.objects.select_related("track"))
    return list(SharedLimit.objects.filter(agreement=agreement).prefetch_related(options))


def get_limit(agreement: Agreement, limit_id: int) -> SharedLimit:
    return SharedLimit.objects.select_related("agreement").get(agreement=agreement, pk=limit_id)


def list_floors(agreement: Agreement) -> list[MunicipalFloor]:
    return list(MunicipalFloor.objects.filter(agreement=agreement))


def list_composition_decisions(agreement: Agreement) -> list[CompositionDecision]:
    return list(CompositionDecision.objects.filter(agreement=agreement).select_related("noted_by"))


def find_composition_decision(agreement: Agreement, *, today: date) -> CompositionDecision | None:
    """The newest decision that is in force."""
    rows = CompositionDecision.objects.filter(agreement=agreement, decided_on__lte=today, ends_on__gt=today)
    return rows.first()


@dataclass(frozen=True, slots=True)
class Unseen:
    """People in the area who have said yes but whom the planner does not see; `None` is from one to four."""

    number: int | None


def count_unseen(agreement: Agreement, organisation: Organisation) -> Unseen:
    """How many, counted by the database and never who; small numbers stay there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rounds_yes_unseen(%s, %s)", [agreement.pk, organisation.pk])
        return Unseen(cursor.fetchone()[0])
