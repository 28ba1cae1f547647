"""What the pages of plans show, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.plans import queries
from jobbspar.apps.plans.queries import PlacementSeen, Student
from jobbspar.core.access import Actor, Permission
from jobbspar.core.participation import DecisionState, NoteReaders, ObstacleOwner, StepChange, StepResult
from jobbspar.core.placements import PlacementType
from jobbspar.core.profiles import RequiredWhen
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from jobbspar.web.accounts.deeds import deed_label
from jobbspar.web.components.parts import Column, Duty, Empty, Link, Table, Tag, Tone
from jobbspar.web.plans.crumbs import name_of
from jobbspar.web.plans.drawn import plan_timeline
from jobbspar.web.plans.talks import shown_talks
from jobbspar.web.recruitment.wording import requirement_text

if TYPE_CHECKING:
    from jobbspar.apps.plans.models import PlannedStep
    from jobbspar.apps.recruitment.models import Participation
    from jobbspar.apps.tracks.models import Round

LEARNT_IN_TRACK = RequiredWhen.LEARNT_IN_TRACK
WEEKS_SHOWN = 8
DECISION_TONES: dict[str, Tone] = {"waiting": "warning", "granted": "success", "refused": "danger"}
RESULT_TONES: dict[str, Tone] = {"ongoing": "info", "reached": "success", "needs_more": "warning"}


def plan_page(actor: Actor, part: Participation, *, today: date) -> dict[str, Any]:
    """Everything on the page of one person's plan, fetched at once."""
    plan, steps = queries.find_plan(part), queries.list_steps(part)
    waits = queries.waits_in(steps)
    is_started = part.state == ParticipationState.STARTED
    may_edit = bool(actor.organisations_granting(Permission.PLAN_EDIT) & organisations_of(part.participant))
    return {
        "part": part,
        "person": part.participant,
        "state": ParticipationState(part.state),
        "plan": plan,
        "goals": _goals(plan) if plan else [],
        "timeline": plan_timeline(steps, waits, today=today) if steps else None,
        "steps": [_step(step) for step in steps],
        "long_waits": [wait for wait in waits if wait.is_long],
        "what": (what := queries.what_happens(part)),
        "talks": shown_talks(what.check_ins, what.weeks),
        "learnt": [requirement_text(goal) for goal in queries.list_goals(part) if goal.when == LEARNT_IN_TRACK],
        "is_started": is_started,
        "is_late": bool(plan and is_started and plan.next_step_on < today),
        "may_edit": may_edit and is_started,
        "may_start": may_edit and part.state == ParticipationState.SELECTED and part.round.state == RoundState.RUNNING,
        "round_name": name_of(part.round),
    }


def _goals(plan: Any) -> list[tuple[str, Any]]:
    return [
        (_("Wants in the track"), plan.goal or None),
        (_("Wants afterwards"), plan.wish_after or None),
        (_("Lives on now"), plan.income or None),
    ]


def _step(step: PlannedStep) -> dict[str, Any]:
    return {
        "row": step,
        "change": StepChange(step.change),
        "is_removed": step.change == StepChange.REMOVED,
        "is_changed": step.change != StepChange.AS_TRACK,
        "decision": Tag(DecisionState(step.decision), DECISION_TONES.get(step.decision, "neutral")),
        "needs_decision": step.decision != DecisionState.NOT_NEEDED,
        "result": Tag(StepResult(step.result), RESULT_TONES.get(step.result, "neutral")),
    }


def round_page(actor: Actor, round: Round, people: Sequence[Participation], *, today: date) -> dict[str, Any]:
    """Everybody in the round with the next step; what is late or waits too long comes first."""
    may_edit = actor.may(Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    return {
        "round": round,
        "name": name_of(round),
        "state": RoundState(round.state),
        "table": _round_table(people, today),
        "duties": _duties(people, today),
        "may_begin": may_edit and round.state in {RoundState.RECRUITING, RoundState.PAUSED},
        "may_finish": may_edit and round.state == RoundState.RUNNING,
        "may_close": may_edit and round.state == RoundState.CLOSING,
    }


def _round_table(people: Sequence[Participation], today: date) -> Table:
    rows = []
    for part in people:
        plan = getattr(part, "plan", None)
        open_obstacles = sum(obstacle.solved_on is None for obstacle in part.obstacles.all())
        rows.append(
            [
                Link(part.participant.name, reverse("plans:show", args=[part.pk])),
                Tag(ParticipationState(part.state)),
                plan.next_step if plan else None,
                plan.next_step_on if plan else None,
                plan.next_step_ask if plan else None,
                open_obstacles,
            ]
        )
    columns = [_("Name"), _("State"), _("Next step"), _("Day"), _("Ask")]
    return Table(
        caption=_("People in the round"),
        columns=[*map(Column, columns), Column(_("Open obstacles"), numeric=True)],
        rows=rows,
        empty=Empty(_("Nobody has started yet"), _("People are shown here when the round has begun.")),
    )


def _duties(people: Sequence[Participation], today: date) -> list[Duty]:
    """What needs somebody's action now in these people's plans."""
    duties: list[Duty] = []
    for part in people:
        if part.state != ParticipationState.STARTED:
            continue
        url, who = reverse("plans:show", args=[part.pk]), part.participant.name
        plan = getattr(part, "plan", None)
        if plan is None or plan.next_step_on < today:
            text = _("%(who)s: the next step is out of date") % {"who": who}
            duties.append(Duty(text, url, "danger", due=plan.next_step_on if plan else None, rank=10))
        for wait in queries.waits_in(list(part.steps.all())):
            if wait.is_long and wait.ends > today:
                text = _("%(who)s: waits %(days)s working days between %(after)s and %(before)s") % {
                    "who": who, "days": wait.working_days, "after": wait.after, "before": wait.before,
                }  # fmt: skip
                duties.append(Duty(text, url, "warning", due=wait.starts, rank=20))
        for obstacle in part.obstacles.all():
            if obstacle.solved_on is None and obstacle.due_on < today:
                text = _("%(who)s: an obstacle should have been solved") % {"who": who}
                why = f"{obstacle.text} ({_(ObstacleOwner(obstacle.owner).label)})"
                duties.append(Duty(text, url, "warning", why=why, due=obstacle.due_on, rank=30))
    return duties


def own_plan(part: Participation, *, today: date) -> dict[str, Any]:
    """A person's own plan in plain words: next step first, then the way there."""
    steps = [step for step in part.steps.all() if step.change != StepChange.REMOVED]
    steps.sort(key=lambda step: (step.starts, step.pk))
    plan = getattr(part, "plan", None)
    return {
        "track": part.round.track.name,
        "state": ParticipationState(part.state),
        "plan": plan,
        "is_started": part.state == ParticipationState.STARTED,
        "goals": _goals(plan) if plan else [],
        "timeline": plan_timeline(steps, queries.waits_in(steps), today=today) if steps else None,
        "steps": steps,
        "coordinator": part.round.coordinator.name if part.round.coordinator else "",
        "certificates": list(part.certificates.all()),
        "agreed": [action for action in part.agreed_actions.all() if action.done_on is None],
        "talks": [
            talk
            for talk in shown_talks(list(part.check_ins.all()), list(part.weeks.all()))
            if talk["readers"] is NoteReaders.PERSON
        ],
        "weeks": list(part.weeks.all())[:WEEKS_SHOWN],
    }


def looks_table(events: Iterable[Any]) -> Table:
    """Who has looked and who has noted something, for the person it is about."""
    return Table(
        caption=_("Who has looked or noted something"),
        columns=[Column(_("When")), Column(_("Who")), Column(_("What"))],
        rows=[[row.at, row.user_name or _("The system"), deed_label(row.deed)] for row in events],
        empty=Empty(_("Nobody yet"), _("Whoever looks at you or notes something about you is shown here.")),
        caption_hidden=True,
    )


def students_table(students: Sequence[Student]) -> Table:
    rows = [
        [
            student.card.name,
            student.step.activity.name,
            student.step.starts,
            student.step.ends - timedelta(days=1),
            student.card.interpreter or _("Not asked for"),
            Link(_("Note attendance"), reverse("plans:student_week", args=[student.step.participation_id])),
        ]
        for student in students
    ]
    columns = [_("Name"), _("Activity"), _("From"), _("Until"), _("Interpreter, language"), _("Attendance")]
    return Table(
        caption=_("Your students"),
        columns=list(map(Column, columns)),
        rows=rows,
        empty=Empty(_("No students now"), _("People come here when a step in their plan is one of your courses.")),
    )


def own_workplaces_table(placements: Sequence[PlacementSeen]) -> Table:
    rows = [
        [
            seen.name or _("Not shown to you"),
            seen.placement.workplace.name,
            PlacementType(seen.placement.kind),
            seen.placement.starts,
            seen.placement.ends - timedelta(days=1),
            seen.placement.supervisor.name,
            seen.placement.tasks or None,
            seen.placement.learning_goals or None,
        ]
        for seen in placements
    ]
    columns = [
        _("Name"), _("Workplace"), _("Kind"), _("From"), _("Until"), _("Supervisor"), _("Tasks"),
        _("What is to be learnt"),
    ]  # fmt: skip
    return Table(
        caption=_("Placements with you"),
        columns=list(map(Column, columns)),
        rows=rows,
        empty=Empty(_("No placements yet"), _("When somebody is placed with you it is shown here.")),
    )
