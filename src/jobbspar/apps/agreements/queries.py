"""What can be read about agreements. Templates never ask: everything is fetched here."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from jobbspar.apps.agreements.models import (
    Agreement,
    AgreementMunicipality,
    AgreementParty,
    AgreementVersion,
    Appendix,
    Funding,
    TeamMember,
)
from jobbspar.core.access import Actor, Permission

ALL_ROWS = (
    Prefetch("parties", AgreementParty.objects.select_related("organisation").order_by("pk")),
    Prefetch("municipalities", AgreementMunicipality.objects.order_by("code")),
    "target_groups",
    "goals",
    Prefetch("team", TeamMember.objects.select_related("organisation").order_by("team", "pk")),
    Prefetch("appendices", Appendix.objects.order_by("pk")),
    Prefetch("funding", Funding.objects.order_by("ends", "pk")),
)


def get_agreement(actor: Actor, agreement: int) -> Agreement:
    """One agreement with owner and members, or DoesNotExist when the actor may not know of it."""
    found: Agreement = (
        Agreement.objects.visible_to(actor)
        .select_related("owner")
        .prefetch_related("members__organisation")
        .get(pk=agreement)
    )
    return found


def list_agreements(actor: Actor, *, words: str = "", state: str = "") -> QuerySet[Agreement]:
    """The actor's agreements, by name, with their versions (newest first) and members."""
    rows = Agreement.objects.visible_to(actor)
    if words:
        rows = rows.filter(name__icontains=words)
    if state:
        rows = rows.filter(state=state)
    versions = Prefetch("versions", AgreementVersion.objects.order_by("-number"))
    return rows.select_related("owner").prefetch_related(versions, "members__organisation").order_by("name", "pk")


def newest_version(agreement: Agreement) -> AgreementVersion:
    """The version that is open, or the last that was signed, with all rows."""
    return _versions(agreement).order_by("-number")[:1].get()


def get_version(agreement: Agreement, number: int) -> AgreementVersion:
    return _versions(agreement).get(number=number)


def _versions(agreement: Agreement) -> QuerySet[AgreementVersion]:
    return AgreementVersion.objects.filter(agreement=agreement).select_related("author").prefetch_related(*ALL_ROWS)


def list_versions(agreement: Agreement) -> list[AgreementVersion]:
    """Every version without its rows, the newest first."""
    return list(AgreementVersion.objects.filter(agreement=agreement).select_related("author").order_by("-number"))


def may_edit_agreement(actor: Actor, agreement: Agreement) -> bool:
    return actor.may(Permission.AGREEMENT_EDIT, organisation=agreement.owner_id)


def get_party(version: AgreementVersion, party: int) -> AgreementParty:
    found: AgreementParty = version.parties.select_related("organisation").get(pk=party)
    return found


def agreement_choices(actor: Actor, permission: Permission = Permission.AGREEMENT_VIEW) -> list[tuple[int, str]]:
    """Pairs for a form's choice: agreements that the actor sees and whose owner or member grants the permission."""
    rows = Agreement.objects.visible_to(actor)
    if permission is not Permission.AGREEMENT_VIEW:
        rows = rows.filter(members__organisation__in=actor.organisations_granting(permission))
    return list(rows.order_by("name", "pk").values_list("pk", "name").distinct())


def rows_of(version: AgreementVersion, section: str) -> list[Any]:
    """The fetched rows of one section, such as `goals`."""
    return list(getattr(version, section).all())
