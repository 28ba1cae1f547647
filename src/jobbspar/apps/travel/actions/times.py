"""What somebody who knows the roads and the buses says a trip takes, and back to the estimate."""

from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.audit.actions import record
from jobbspar.apps.travel.models import TravelTime
from jobbspar.apps.travel.queries import homes_of, members_of
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.places import municipality
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.ways import MinutesMissing, Site, TravelSource, refuse_impossible


@transaction.atomic
def enter_minutes(
    *,
    actor: Actor,
    agreement: Agreement,
    home: str,
    site: Site,
    mode: Mode,
    minutes: int | None,
    now: datetime,
    is_closed: bool = False,
    note: str = "",
) -> TravelTime:
    """Say how long a trip takes one way, or that there is no way to get there and home. It beats all else."""
    _require_edit(actor, agreement)
    _refuse_unknown(agreement, home, site)
    if not is_closed:
        if minutes is None:
            raise MinutesMissing(field="minutes")
        refuse_impossible(minutes, field="minutes")
    row, _ = TravelTime.objects.update_or_create(
        **_key(agreement, home, site, mode),
        defaults={
            "minutes": None if is_closed else minutes,
            "note": " ".join(note.split()),
            "by_id": actor.user,
            "dated": swedish_day(now),
            "withdrawn_on": None,
        },
    )
    record(actor, "travel:enter-minutes", row, now=now)
    return row


@transaction.atomic
def clear_minutes(
    *, actor: Actor, agreement: Agreement, home: str, site: Site, mode: Mode, now: datetime
) -> TravelTime | None:
    """Take back what was entered, so that the timetable or the estimate counts again; `None` if nothing was."""
    _require_edit(actor, agreement)
    row = TravelTime.objects.filter(**_key(agreement, home, site, mode), withdrawn_on=None).first()
    if row is None:
        return None
    row.withdrawn_on = swedish_day(now)
    row.save(update_fields=["withdrawn_on"])
    record(actor, "travel:clear-minutes", row, now=now)
    return row


def _require_edit(actor: Actor, agreement: Agreement) -> None:
    require_in_any(actor, Permission.ROUND_PLAN_EDIT, organisations=members_of(agreement))


def _refuse_unknown(agreement: Agreement, home: str, site: Site) -> None:
    for code in {home, site.municipality} - set(homes_of(agreement)):
        municipality(code)


def _key(agreement: Agreement, home: str, site: Site, mode: Mode) -> dict[str, Any]:
    return {
        "agreement": agreement,
        "home": home,
        "site": site.municipality,
        "workplace_id": site.workplace,
        "mode": mode,
        "source": TravelSource.ENTERED,
    }
