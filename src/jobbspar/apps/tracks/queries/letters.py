"""Letters of intent the actor may see, and the supervisors named at the workplaces."""

from django.db.models import Prefetch, Q, QuerySet

from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.apps.tracks.models import LetterOfIntent, LetterSignature, Supervisor, Track
from jobbspar.core.access import Actor, Permission, Role, require
from jobbspar.core.tracks import LetterState


def _visible_to(actor: Actor) -> QuerySet[LetterOfIntent]:
    """Parties of the agreement see the letters of its tracks, an employer its own."""
    partners = actor.organisations_as(Role.COORDINATOR, Role.OFFICER, Role.STEERING)
    employers = actor.organisations_as(Role.EMPLOYER)
    seen = LetterOfIntent.objects.filter(
        Q(track__organisation__in=partners)
        | Q(track__agreement__members__organisation__in=partners)
        | Q(employer__in=employers)
    )
    return LetterOfIntent.objects.filter(pk__in=seen.values("pk"))


def get_letter(actor: Actor, letter_id: int, *, permission: Permission = Permission.LETTER_VIEW) -> LetterOfIntent:
    """Return a letter with its track, employer, profile and signatures.

    Raises `LetterOfIntent.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    letter: LetterOfIntent = (
        _visible_to(actor)
        .select_related(
            "track", "track__organisation", "track__agreement", "track__profile", "employer", "workplace", "profile"
        )
        .prefetch_related(
            Prefetch("signatures", LetterSignature.objects.select_related("organisation", "by").order_by("signed_on")),
            Prefetch("track__agreement__members", AgreementMember.objects.select_related("organisation")),
            "track__steps__activity",
        )
        .get(pk=letter_id)
    )
    if permission is Permission.LETTER_EDIT:
        require(actor, permission, organisation=letter.track.organisation_id)
    return letter


def list_letters(actor: Actor, track: Track) -> list[LetterOfIntent]:
    return list(_visible_to(actor).filter(track=track).select_related("employer", "workplace").order_by("id"))


def find_own_letter(actor: Actor, track: Track) -> LetterOfIntent | None:
    """The newest letter of the track that an employer contact is party to."""
    own = actor.organisations_as(Role.EMPLOYER)
    return LetterOfIntent.objects.filter(track=track, employer__in=own).order_by("-id").first()


def list_supervisors(letter: LetterOfIntent) -> list[Supervisor]:
    """Those who supervise at the employer's workplaces, at the letter's own workplace if it names one."""
    rows = Supervisor.objects.filter(workplace__organisation=letter.employer_id).select_related("workplace")
    if letter.workplace_id:
        rows = rows.filter(workplace=letter.workplace_id)
    return list(rows.order_by("-is_active", "workplace__name", "name"))


def list_letters_to_sign(actor: Actor) -> list[LetterOfIntent]:
    """Letters that are presented and lack the signature of an organisation the actor may sign for."""
    mine = actor.organisations_granting(Permission.LETTER_SIGN)
    presented = LetterOfIntent.objects.filter(state=LetterState.PRESENTED)
    concerned = presented.filter(Q(employer__in=mine) | Q(track__agreement__members__organisation__in=mine))
    rows = LetterOfIntent.objects.filter(pk__in=concerned.values("pk")).exclude(signatures__organisation__in=mine)
    return list(rows.select_related("track", "employer").order_by("starts", "id"))
