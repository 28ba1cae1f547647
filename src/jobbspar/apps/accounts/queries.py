"""What can be read about organisations and the people who work in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from jobbspar.apps.accounts.models import Installation, Invitation, Membership, Organisation, User, Workplace
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import Actor, NotAllowed, Permission, Role
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


def get_organisation(actor: Actor, organisation: int) -> Organisation:
    """One organisation with its keeper and workplaces, or DoesNotExist."""
    found: Organisation = (
        Organisation.objects.visible_to(actor)
        .select_related("keeper")
        .prefetch_related("workplaces")
        .get(pk=organisation)
    )
    return found


def list_organisations(
    actor: Actor, *, words: str = "", kind: str = "", only_own: bool = False
) -> QuerySet[Organisation]:
    """Organisations by name with `workplace_count`; `words` is looked for in name and number."""
    rows = Organisation.objects.visible_to(actor)
    if only_own:
        rows = rows & Organisation.objects.editable_by(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(number__startswith=words.replace("-", "")))
    return rows.annotate(workplace_count=Count("workplaces", filter=Q(workplaces__is_active=True))).order_by(
        "-is_active", "sort_name", "pk"
    )


def organisation_choices(actor: Actor, *kinds: OrganisationKind) -> list[tuple[int, str]]:
    """Pairs for a form's choice: organisations in use, of those kinds or of any."""
    rows = Organisation.objects.visible_to(actor).filter(is_active=True)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return list(rows.order_by("sort_name", "pk").values_list("pk", "name"))


def own_organisation_choices(actor: Actor, permission: Permission) -> list[tuple[int, str]]:
    """Pairs for a form's choice: the organisations where the actor has the permission."""
    mine = Organisation.objects.filter(pk__in=actor.organisations_granting(permission), is_active=True)
    return list(mine.order_by("sort_name", "pk").values_list("pk", "name"))


def may_edit_organisation(actor: Actor, organisation: Organisation) -> bool:
    return _may_there(actor, Permission.ORGANISATION_EDIT, organisation)


def may_edit_members(actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor may let people in: it is the actor's own organisation, or one that the actor's own keeps."""
    return _may_there(actor, Permission.MEMBER_EDIT, organisation)


def _may_there(actor: Actor, permission: Permission, organisation: Organisation) -> bool:
    places = (organisation.pk, organisation.keeper_id)
    return any(place is not None and actor.may(permission, organisation=place) for place in places)


def get_workplace(actor: Actor, workplace: int) -> Workplace:
    found: Workplace = Workplace.objects.select_related("organisation").get(
        pk=workplace, organisation__in=Organisation.objects.visible_to(actor)
    )
    return found


def list_members(actor: Actor, organisation: Organisation | None) -> list[Membership]:
    """Running memberships by name; participants are left out, since they are met in the tracks."""
    _require_member_edit(actor, organisation)
    rows = Membership.objects.running().filter(organisation=organisation).exclude(role=Role.PARTICIPANT)
    return list(rows.select_related("user").order_by("user__name", "pk"))


def list_open_invitations(actor: Actor, organisation: Organisation | None, *, now: datetime) -> list[Invitation]:
    """Links that can still be used, the newest first."""
    _require_member_edit(actor, organisation)
    rows = Invitation.objects.filter(organisation=organisation, used_at=None, withdrawn_at=None, expires_at__gt=now)
    return list(rows.exclude(role=Role.PARTICIPANT).select_related("invited_by").order_by("-invited_at", "pk"))


def get_membership(actor: Actor, membership: int) -> Membership:
    """A running membership that the actor may end, or DoesNotExist."""
    found: Membership = Membership.objects.running().select_related("organisation", "user").get(pk=membership)
    if not _sees_members(actor, found.organisation):
        raise Membership.DoesNotExist
    return found


def get_invitation(actor: Actor, invitation: int) -> Invitation:
    """An invitation that the actor may withdraw, or DoesNotExist."""
    found: Invitation = Invitation.objects.select_related("organisation").get(pk=invitation)
    if not _sees_members(actor, found.organisation):
        raise Invitation.DoesNotExist
    return found


def _sees_members(actor: Actor, organisation: Organisation | None) -> bool:
    if organisation is None:
        return actor.may_everywhere(Permission.MEMBER_EDIT)
    return may_edit_members(actor, organisation)


def _require_member_edit(actor: Actor, organisation: Organisation | None) -> None:
    if not _sees_members(actor, organisation):
        raise NotAllowed(permission=Permission.MEMBER_EDIT.label)


def get_own_account(actor: Actor) -> User:
    return User.objects.get(pk=actor.user)


def list_events(actor: Actor, *, who: str = "", deed: str = "") -> QuerySet[Event]:
    """Who did what, the latest first: administrators see all staff, coordinators those of their own and kept places.

    Row security takes away what concerns people the actor does not see.
    """
    rows = Event.objects.order_by("-at", "-pk")
    if not actor.may_everywhere(Permission.TRAIL_VIEW):
        mine = actor.organisations_granting(Permission.TRAIL_VIEW)
        colleagues = Membership.objects.filter(Q(organisation__in=mine) | Q(organisation__keeper__in=mine))
        rows = rows.filter(Q(user=actor.user) | Q(user__in=colleagues.values("user")))
    if who:
        rows = rows.filter(user_name__icontains=who)
    if deed:
        rows = rows.filter(deed__startswith=f"{deed}:")
    return rows


def organisations_named(ids: Iterable[int]) -> list[Organisation]:
    """The organisations with these row ids, in order of name."""
    return list(Organisation.objects.filter(pk__in=list(ids)).order_by("sort_name"))


def list_organisations_of_kinds(actor: Actor, kinds: Iterable[OrganisationKind]) -> list[Organisation]:
    """Active organisations of some kinds, to choose from, in order of name."""
    rows = Organisation.objects.visible_to(actor).filter(kind__in=list(kinds), is_active=True)
    return list(rows.order_by("sort_name"))
