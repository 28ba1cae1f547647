"""What can be chosen in the forms: always among what the actor may see."""

from django.db.models import Q, QuerySet

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.needs.models import Need
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.tracks.models import LetterOfIntent, Track
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.needs import NeedState
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.tracks import TrackState


def list_agreements_to_choose(actor: Actor) -> QuerySet[Agreement]:
    """Agreements in which the actor's own organisation takes part and may start tracks."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    seen = Agreement.objects.visible_to(actor).filter(Q(owner__in=mine) | Q(members__organisation__in=mine))
    rows = Agreement.objects.filter(pk__in=seen.values("pk")).select_related("owner")
    return rows.prefetch_related("members__organisation").order_by("name")


def list_profiles_to_choose(actor: Actor) -> QuerySet[Profile]:
    """Employers' profiles, not retired; a track runs on what one employer asks."""
    seen = Profile.objects.visible_to(actor).exclude(state="retired").exclude(employer=None)
    return Profile.objects.filter(pk__in=seen.values("pk")).select_related("employer").order_by("title", "id")


def list_needs_to_choose(actor: Actor) -> QuerySet[Need]:
    seen = Need.objects.visible_to(actor).exclude(state=NeedState.DROPPED)
    return Need.objects.filter(pk__in=seen.values("pk")).select_related("employer").order_by("occupation_label", "id")


def list_leads_to_choose(actor: Actor, *, other_than: int | None) -> QuerySet[Track]:
    """Tracks that another one can lead to."""
    seen = Track.objects.visible_to(actor).exclude(state__in=[TrackState.CANCELLED, TrackState.ENDED])
    return Track.objects.filter(pk__in=seen.values("pk")).exclude(pk=other_than or 0).order_by("name", "id")


def list_activities_to_choose(actor: Actor) -> QuerySet[Activity]:
    """The whole catalogue in use: ready-made kinds and one's own."""
    seen = Activity.objects.visible_to(actor).filter(is_active=True)
    rows = Activity.objects.filter(pk__in=seen.values("pk")).select_related("organisation", "provider")
    return rows.order_by("name", "id")


def list_employers_to_choose(track: Track) -> QuerySet[Organisation]:
    """Employers kept by the parties of the agreement, and the parties that hire people themselves."""
    parties = {track.organisation_id, *(member.organisation_id for member in track.agreement.members.all())}
    employers = Q(kind=OrganisationKind.EMPLOYER) & (Q(keeper__in=parties) | Q(keeper=None))
    public = Q(pk__in=parties, kind__in=[OrganisationKind.MUNICIPALITY, OrganisationKind.REGION])
    return Organisation.objects.filter(employers | public, is_active=True).order_by("sort_name", "id")


def list_workplaces_of(employers: QuerySet[Organisation]) -> QuerySet[Workplace]:
    rows = Workplace.objects.filter(organisation__in=employers.values("pk"), is_active=True)
    return rows.select_related("organisation").order_by("organisation__sort_name", "name")


def list_workplaces_of_letter(letter: LetterOfIntent) -> list[Workplace]:
    rows = Workplace.objects.filter(organisation=letter.employer_id, is_active=True)
    return list(rows.select_related("organisation").order_by("name"))


def list_coordinators(organisations: frozenset[int]) -> QuerySet[User]:
    """People who are coordinators there now."""
    there = {"memberships__organisation__in": organisations, "memberships__role": Role.COORDINATOR}
    return User.objects.filter(**there, memberships__ended_at=None, is_active=True).distinct().order_by("name", "id")


def municipality_codes_of(track: Track) -> list[str]:
    """The codes of the municipalities that are parties, the keeper of the track first."""
    others = [member.organisation.municipality for member in track.agreement.members.all()]
    return list(dict.fromkeys(code for code in (track.organisation.municipality, *others) if code))
