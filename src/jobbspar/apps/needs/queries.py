"""Read needs: those the actor may see, with what became of each."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.apps.needs.models import Need
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.needs import NeedState, WorkplaceOfAnother
from jobbspar.core.organisations import OrganisationKind

CLOSED = (NeedState.SERVED, NeedState.DROPPED)


def concerned(organisation: int, employer: int | None) -> frozenset[int]:
    """Who works with a need or profile: the municipality, the employer, and the offices in agreement with it."""
    agreements = AgreementMember.objects.filter(organisation=organisation).values("agreement")
    offices = AgreementMember.objects.filter(
        agreement__in=agreements, organisation__kind=OrganisationKind.EMPLOYMENT_SERVICE
    ).values_list("organisation", flat=True)
    return frozenset({organisation, *offices, *([employer] if employer else [])})


def get_need(actor: Actor, need_id: int, *, permission: Permission = Permission.NEED_VIEW) -> Need:
    """Return a need the actor may see. Raises `Need.DoesNotExist` where not visible, `NotAllowed` without the right."""
    rows = Need.objects.visible_to(actor).select_related("organisation", "employer", "workplace")
    need: Need = rows.prefetch_related("profiles__tracks", "tracks", "employer__workplaces").get(pk=need_id)
    if permission is not Permission.NEED_VIEW:
        require_in_any(actor, permission, organisations=concerned(need.organisation_id, need.employer_id))
    return need


def may_edit_need(actor: Actor, need: Need) -> bool:
    concerns = concerned(need.organisation_id, need.employer_id)
    return not actor.organisations_granting(Permission.NEED_EDIT).isdisjoint(concerns)


def list_needs(
    actor: Actor, *, state: str = "", employer: int | None = None, cause: str = "", text: str = ""
) -> QuerySet[Need]:
    """Needs, the latest first. Without a state: those still open."""
    rows = Need.objects.visible_to(actor).select_related("employer", "organisation")
    if state:
        rows = rows.filter(state=state)
    if employer:
        rows = rows.filter(employer=employer)
    if cause:
        rows = rows.filter(cause=cause)
    if text:
        rows = rows.filter(Q(occupation_label__icontains=text) | Q(employer__name__icontains=text))
    return rows.order_by("-stated_on", "-id")


def list_open_needs(actor: Actor, *, employer: int | None = None) -> QuerySet[Need]:
    return list_needs(actor, employer=employer).exclude(state__in=CLOSED)


def employers_with_needs(actor: Actor) -> list[tuple[int, str]]:
    """Pairs for a filter: the employers whose needs the actor sees."""
    seen = Need.objects.visible_to(actor).filter(employer=OuterRef("pk"))
    rows = Organisation.objects.filter(Exists(seen)).order_by("sort_name")
    return list(rows.values_list("pk", "name"))


def municipalities_for(actor: Actor, permission: Permission) -> list[tuple[int, str]]:
    """Pairs for a choice: the municipalities in whose name the actor can state a need or make a profile."""
    mine = actor.organisations_granting(permission)
    agreements = AgreementMember.objects.filter(
        organisation__in=mine, organisation__kind=OrganisationKind.EMPLOYMENT_SERVICE
    ).values("agreement")
    partners = AgreementMember.objects.filter(agreement__in=agreements).values("organisation")
    rows = Organisation.objects.filter(Q(pk__in=mine) | Q(kept__in=mine) | Q(pk__in=partners))
    rows = rows.filter(kind__in=[OrganisationKind.MUNICIPALITY, OrganisationKind.COORDINATION_ASSOCIATION])
    return list(rows.distinct().order_by("sort_name").values_list("pk", "name"))


def employers_for(actor: Actor, permission: Permission) -> list[tuple[int, str]]:
    """Pairs for a choice: every employer for those who work with many, their own for an employer's contact."""
    rows = Organisation.objects.visible_to(actor).filter(is_active=True)
    works_with_many = actor.organisations_granting(permission) & actor.organisations_granting(Permission.AGREEMENT_VIEW)
    if works_with_many:
        rows = rows.filter(kind__in=[OrganisationKind.EMPLOYER, OrganisationKind.MUNICIPALITY, OrganisationKind.REGION])
    else:
        rows = rows.filter(pk__in=actor.organisations_granting(permission))
    return list(rows.order_by("sort_name").values_list("pk", "name"))


def workplaces_of(employers: list[tuple[int, str]]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The workplaces in use of these employers, under each employer's name."""
    names = dict(employers)
    rows = Workplace.objects.filter(organisation_id__in=names, is_active=True).order_by("name")
    of_each: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        of_each.setdefault(row.organisation_id, []).append((row.pk, row.name))
    return [(name, of_each[pk]) for pk, name in employers if pk in of_each]


def workplace_of(employer: Organisation, workplace_id: int | None) -> Workplace | None:
    """The employer's own workplace. Raises `WorkplaceOfAnother` for anybody else's."""
    if workplace_id is None:
        return None
    found: Workplace | None = employer.workplaces.filter(pk=workplace_id, is_active=True).first()
    if found is None:
        raise WorkplaceOfAnother(field="workplace", employer=employer.name)
    return found
