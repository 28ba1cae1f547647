"""Recruitment activities with those invited."""

from django.db.models import Prefetch

from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.apps.recruitment.models import Attendance, RecruitmentActivity
from jobbspar.apps.tracks.models import Round, Track
from jobbspar.core.access import Actor

_INVITED = Prefetch("attendances", Attendance.objects.order_by("id"))


def list_activities(round: Round) -> list[RecruitmentActivity]:
    """What people are invited to; the attendances are of those the reader may see."""
    return list(RecruitmentActivity.objects.filter(round=round).prefetch_related(_INVITED))


def get_activity(actor: Actor, activity_id: int) -> RecruitmentActivity:
    """Return an activity of a round the actor may see. Raises `RecruitmentActivity.DoesNotExist` otherwise."""
    activity: RecruitmentActivity = (
        RecruitmentActivity.objects.filter(round__track__in=Track.objects.visible_to(actor).values("pk"))
        .select_related("round__track__organisation", "round__track__agreement")
        .prefetch_related(
            Prefetch("attendances", Attendance.objects.select_related("participation__participant").order_by("id")),
            Prefetch("round__track__agreement__members", AgreementMember.objects.select_related("organisation")),
        )
        .get(pk=activity_id)
    )
    return activity
