"""What a selection may be tied to, who may decide, and what has been decided."""

from jobbspar.apps.profiles.models import Profile, Requirement
from jobbspar.apps.recruitment.models import Participation, SelectionDecision
from jobbspar.apps.tracks.models import LetterOfIntent, Round, Track
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import LETTERS_THAT_BIND

TAKEN = (ParticipationState.SELECTED, ParticipationState.STARTED, ParticipationState.COMPLETED)


def profile_of_selection(round: Round) -> Profile | None:
    """The track's own profile, else that of the first track it leads to which has one."""
    track: Track | None = round.track
    seen: set[int] = set()
    while track is not None and track.pk not in seen:
        if track.profile is not None:
            return track.profile
        seen.add(track.pk)
        track = track.leads_to
    return None


def list_requirements(round: Round) -> list[Requirement]:
    """Everything a decision may be tied to; nothing else is."""
    profile = profile_of_selection(round)
    return list(Requirement.objects.filter(profile=profile)) if profile else []


def employers_of(round: Round) -> frozenset[int]:
    """Employers who have agreed a letter of intent for the track."""
    letters = LetterOfIntent.objects.filter(track=round.track_id, state__in=LETTERS_THAT_BIND)
    return frozenset(letters.values_list("employer", flat=True))


def count_selected(round: Round) -> int:
    return Participation.objects.filter(round=round, state__in=TAKEN).count()


def list_decisions(participation: Participation) -> list[SelectionDecision]:
    rows = SelectionDecision.objects.filter(participation=participation).select_related("requirement")
    return list(rows.order_by("-decided_on", "-id"))


def list_merits(round: Round) -> list[SelectionDecision]:
    """The reasons for which people were selected, without saying who they are."""
    rows = SelectionDecision.objects.filter(participation__round=round, outcome="selected")
    return list(rows.select_related("requirement").order_by("requirement__position", "id"))
