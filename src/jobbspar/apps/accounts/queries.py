"""What can be read about organisations and the people who work in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jobbspar.apps.accounts.models import Installation, Invitation, Organisation, User
from jobbspar.core.access import Actor, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.sign_in import digest_of


def is_demo_installation() -> bool:
    return Installation.objects.filter(is_demo=True).exists()


def has_accounts() -> bool:
    """Whether anybody can sign in yet."""
    return User.objects.exists()


@dataclass(frozen=True, slots=True)
class InvitationSeen:
    """What the holder of a link is shown."""

    organisation: str
    role: Role
    email: str
    name: str
    expires_at: datetime
    has_account: bool


def find_open_invitation(secret: str, *, now: datetime) -> InvitationSeen | None:
    """The invitation behind a link that can still be used, or None whatever the cause."""
    row = Invitation.objects.select_related("organisation").filter(digest=digest_of(secret)).first()
    if row is None or not row.is_open(now):
        return None
    return InvitationSeen(
        organisation=row.organisation.name if row.organisation else "",
        role=Role(row.role),
        email=row.email,
        name=row.name,
        expires_at=row.expires_at,
        has_account=User.objects.filter(email=row.email).exists(),
    )


def organisations_named(ids: Iterable[int]) -> list[Organisation]:
    """The organisations with these row ids, in order of name."""
    return list(Organisation.objects.filter(pk__in=list(ids)).order_by("sort_name"))


def list_organisations_of_kinds(actor: Actor, kinds: Iterable[OrganisationKind]) -> list[Organisation]:
    """Active organisations of some kinds, to choose from, in order of name."""
    rows = Organisation.objects.visible_to(actor).filter(kind__in=list(kinds), is_active=True)
    return list(rows.order_by("sort_name"))
