"""Deeds on recruitment activities: plan, invite and note who came."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.recruitment.actions.stages import reach_stage, require_recruiter, require_recruiting
from jobbspar.apps.recruitment.models import Attendance, Participation, RecruitmentActivity
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import (
    ActivityFacts,
    InvitationTooEarly,
    NobodyChosen,
    NotReleased,
    ParticipationState,
    PeopleInvited,
    PlacesTaken,
    RecruitmentKind,
    is_meeting_with_employer,
    require_voluntary_at_employer,
)
from jobbspar.core.refusals import Refusal, SeveralRefusals


@transaction.atomic
def plan_activity(*, actor: Actor, round: Round, facts: ActivityFacts, now: datetime) -> RecruitmentActivity:
    """Plan something people come to. Where the employer meets or chooses it can only be voluntary."""
    require_recruiter(actor, round)
    require_recruiting(round)
    _refuse_force(facts)
    activity = RecruitmentActivity.objects.create(round=round, **asdict(facts))
    record(actor, "recruitment:plan-activity", activity, now=now)
    return activity


@transaction.atomic
def change_activity(*, actor: Actor, activity: RecruitmentActivity, facts: ActivityFacts, now: datetime) -> None:
    require_recruiter(actor, activity.round)
    _refuse_force(facts)
    for name, value in asdict(facts).items():
        setattr(activity, name, value)
    activity.save(update_fields=list(asdict(facts)))
    record(actor, "recruitment:change-activity", activity, now=now)


def _refuse_force(facts: ActivityFacts) -> None:
    require_voluntary_at_employer(facts.kind, basis=facts.basis, employer_takes_part=facts.employer_takes_part)


@transaction.atomic
def remove_activity(*, actor: Actor, activity: RecruitmentActivity, now: datetime) -> None:
    """Take away an activity to which nobody has been invited."""
    require_recruiter(actor, activity.round)
    if activity.attendances.exists():
        raise PeopleInvited
    record(actor, "recruitment:remove-activity", activity, now=now)
    activity.delete()


@transaction.atomic
def invite_people(
    *, actor: Actor, activity: RecruitmentActivity, participations: Iterable[Participation], now: datetime
) -> int:
    """Invite people, those already invited left as they are. Returns how many were new.

    To meet the employer one has to be a candidate and to have said yes to being shown.
    """
    require_recruiter(actor, activity.round)
    invited = set(Attendance.objects.filter(activity=activity).values_list("participation", flat=True))
    wanted = [one for one in participations if one.pk not in invited and one.round_id == activity.round_id]
    if not wanted:
        raise NobodyChosen
    if activity.capacity is not None and len(invited) + len(wanted) > activity.capacity:
        page = ("recruitment:activity_edit", (activity.pk,))
        raise PlacesTaken(capacity=activity.capacity, invited=len(invited), mend_at=page)
    kind = RecruitmentKind(activity.kind)
    if is_meeting_with_employer(kind, employer_takes_part=activity.employer_takes_part):
        _invite_to_employer(wanted, now=now)
    today = swedish_day(now)
    for participation in wanted:
        Attendance.objects.create(activity=activity, participation=participation, invited_on=today)
        record(actor, "recruitment:invite", participation, now=now, participant=participation.participant_id)
    return len(wanted)


def _invite_to_employer(wanted: list[Participation], *, now: datetime) -> None:
    refusals: list[Refusal] = []
    for one in wanted:
        if one.state == ParticipationState.INTERESTED:
            page = ("recruitment:candidate", (one.pk,))
            refusals.append(InvitationTooEarly(who=one.participant.name, mend_at=page))
        elif one.released_on is None:
            refusals.append(NotReleased(who=one.participant.name, mend_at=("recruitment:candidate", (one.pk,))))
    if refusals:
        raise SeveralRefusals(refusals)
    for one in wanted:
        if one.state == ParticipationState.CANDIDATE:
            reach_stage(one, ParticipationState.INVITED, on=swedish_day(now))


@transaction.atomic
def note_attendance(
    *, actor: Actor, activity: RecruitmentActivity, came: Mapping[int, bool | None], now: datetime
) -> None:
    """Note who came, by participation id; `None` is not known. Whoever came to the employer has met it."""
    require_recruiter(actor, activity.round)
    kind = RecruitmentKind(activity.kind)
    meets = is_meeting_with_employer(kind, employer_takes_part=activity.employer_takes_part)
    rows = Attendance.objects.filter(activity=activity, participation__in=list(came))
    for row in rows.select_related("participation__round__track"):
        told = came[row.participation_id]
        if row.came == told:
            continue
        row.came = told
        row.save(update_fields=["came"])
        if told and meets and row.participation.state == ParticipationState.INVITED:
            reach_stage(row.participation, ParticipationState.MET_EMPLOYER, on=activity.day)
        participant = row.participation.participant_id
        record(actor, "recruitment:note-attendance", row.participation, now=now, participant=participant)
