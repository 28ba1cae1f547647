"""Read exits, follow-ups and what the parties said."""

from jobbspar.apps.followup.models import Certificate, ClosingAnswer, Evaluation, Exit, FollowUp
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Round, Track
from jobbspar.core.access import Actor
from jobbspar.core.followup.closing import CLOSING_QUESTIONS
from jobbspar.core.followup.outcomes import MainOutcome
from jobbspar.core.participation import StepChange, StepResult
from jobbspar.core.recruitment import ParticipationState


def find_exit(participation: Participation) -> Exit | None:
    return Exit.objects.filter(participation=participation).select_related("no_hire_requirement", "by").first()


def list_certificates(participation: Participation) -> list[Certificate]:
    return list(Certificate.objects.filter(participation=participation))


def list_steps_reached(participation: Participation) -> list[PlannedStep]:
    """The steps of the person's chain that led to what they were for."""
    rows = PlannedStep.objects.filter(participation=participation, result=StepResult.REACHED)
    return list(rows.exclude(change=StepChange.REMOVED).select_related("activity"))


def list_follow_ups(participation: Participation) -> list[FollowUp]:
    return list(FollowUp.objects.filter(participation=participation))


def list_without_exit(round: Round) -> list[Participation]:
    """Those who still take part; the round cannot be closed before each has an exit."""
    rows = Participation.objects.filter(round=round, state=ParticipationState.STARTED)
    return list(rows.select_related("participant").order_by("participant__sort_family", "participant__sort_given"))


def list_of_round(actor: Actor, round: Round) -> list[Participation]:
    """Everybody who took part and whom the actor may see, with exit, certificates and follow-ups."""
    took_part = [ParticipationState.STARTED, ParticipationState.COMPLETED, ParticipationState.INTERRUPTED]
    rows = Participation.objects.visible_to(actor).filter(round=round, state__in=took_part)
    return list(
        rows.select_related("participant", "exit")
        .prefetch_related("certificates", "follow_ups")
        .order_by("participant__sort_family", "participant__sort_given", "id")
    )


def list_closing_answers(round: Round) -> list[ClosingAnswer]:
    return list(ClosingAnswer.objects.filter(round=round).select_related("by").order_by("question", "party"))


def questions_answered(round: Round) -> int:
    """How many of the six have an answer from at least one party."""
    return ClosingAnswer.objects.filter(round=round).values("question").distinct().count()


def questions_open(round: Round) -> list[int]:
    said = set(ClosingAnswer.objects.filter(round=round).values_list("question", flat=True))
    return [question for question in CLOSING_QUESTIONS if question not in said]


def find_evaluation(round: Round) -> Evaluation | None:
    return Evaluation.objects.filter(round=round).select_related("by").first()


def hired_by_track_employer(track_id: int) -> int:
    """Actual hires to hold against the intended ones of the letter; for those who see the people."""
    rows = Exit.objects.filter(participation__round__track=track_id, outcome=MainOutcome.WORK)
    return rows.filter(is_track_employer=True).count()


def requirements_of_track(track: Track) -> list[Requirement]:
    """The requirements a reason can be tied to."""
    return list(Requirement.objects.filter(profile=track.profile_id)) if track.profile_id is not None else []


def find_requirement(requirement_id: int | None) -> Requirement | None:
    return Requirement.objects.filter(pk=requirement_id).first() if requirement_id else None
