"""Read the catalogue: ready-made activities, one's own, and those of partners."""

from datetime import date

from django.db.models import F, Min, Q, QuerySet

from jobbspar.apps.activities.models import Activity, ActivityStart, ActivityTerm, Closure
from jobbspar.core.access import Actor, Permission, require_in_any


def keepers_of(activity: Activity) -> frozenset[int]:
    """The organisations whose people keep the activity up to date; nobody for a ready-made one."""
    return frozenset(pk for pk in (activity.organisation_id, activity.provider_id) if pk is not None)


def get_activity(actor: Actor, activity_id: int, *, permission: Permission = Permission.ACTIVITY_VIEW) -> Activity:
    """Return an activity the actor may see, with its terms and starts.

    Raises `Activity.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    rows = Activity.objects.visible_to(actor).select_related("organisation", "provider")
    activity: Activity = rows.prefetch_related("terms", "starts").get(pk=activity_id)
    if permission is not Permission.ACTIVITY_VIEW:
        require_in_any(actor, permission, organisations=keepers_of(activity))
    return activity


def may_edit_activity(actor: Actor, activity: Activity) -> bool:
    return not actor.organisations_granting(Permission.ACTIVITY_EDIT).isdisjoint(keepers_of(activity))


def list_activities(
    actor: Actor,
    *,
    today: date,
    kind: str = "",
    whose: str = "",
    decider: str = "",
    text: str = "",
    with_inactive: bool = False,
) -> QuerySet[Activity]:
    """The catalogue with `next_start`, ready-made kinds last. `whose` is `ready` for those, `own` for all others."""
    rows = Activity.objects.visible_to(actor).select_related("organisation", "provider")
    if not with_inactive:
        rows = rows.filter(is_active=True)
    if kind:
        rows = rows.filter(kind=kind)
    if decider:
        rows = rows.filter(decider=decider)
    if whose in ("ready", "own"):
        rows = rows.filter(organisation__isnull=whose == "ready")
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(about__icontains=text) | Q(provider__name__icontains=text))
    next_start = Min("starts__day", filter=Q(starts__day__gte=today))
    return rows.annotate(next_start=next_start).order_by(
        F("organisation__sort_name").asc(nulls_last=True), "name", "id"
    )


def list_ready_made() -> QuerySet[Activity]:
    """The activities that everybody starts from."""
    return Activity.objects.filter(organisation=None, is_active=True).order_by("name", "id")


def get_term(actor: Actor, term_id: int) -> ActivityTerm:
    """A term of an activity that the actor keeps."""
    term = ActivityTerm.objects.select_related("activity").get(
        pk=term_id, activity__in=Activity.objects.visible_to(actor)
    )
    require_in_any(actor, Permission.ACTIVITY_EDIT, organisations=keepers_of(term.activity))
    return term


def get_start(actor: Actor, start_id: int) -> ActivityStart:
    """A start day of an activity that the actor keeps."""
    start = ActivityStart.objects.select_related("activity").get(
        pk=start_id, activity__in=Activity.objects.visible_to(actor)
    )
    require_in_any(actor, Permission.ACTIVITY_EDIT, organisations=keepers_of(start.activity))
    return start


def list_closures(actor: Actor) -> list[Closure]:
    """Days when nothing is given, of the organisations whose tracks the actor keeps."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    return list(
        Closure.objects.filter(organisation__in=mine)
        .select_related("organisation")
        .order_by("organisation__sort_name", "organisation_id", "starts")
    )


def get_closure(actor: Actor, closure_id: int) -> Closure:
    """One of them. Raises `Closure.DoesNotExist` for those of others."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    return Closure.objects.get(pk=closure_id, organisation__in=mine)
