"""What needs action in people's plans: late steps and talks, promises, obstacles, decisions and long waits."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.plans.queries import duties
from jobbspar.core.access import Actor
from jobbspar.web.components.parts import Duty
from jobbspar.web.components.readable import round_of_track


def late_steps(actor: Actor, today: date) -> list[Duty]:
    """Late next steps, one line a round."""
    found = []
    for round, count in duties.count_plans_late(actor, today=today):
        text = ngettext(
            "%(name)s: %(count)s person has a next step that is out of date",
            "%(name)s: %(count)s people have a next step that is out of date",
            count,
        ) % {"name": round_of_track(round.track.name, round.number), "count": count}
        found.append(Duty(text, reverse("plans:round", args=[round.pk]), "danger", rank=10))
    return found


def obstacles(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(who)s: something in the way should have been solved")
            % {"who": obstacle.participation.participant.name},
            reverse("plans:show", args=[obstacle.participation_id]),
            "warning",
            why=obstacle.text,
            due=obstacle.due_on,
            rank=20,
        )
        for obstacle in duties.list_obstacles_overdue(actor, today=today)
    ]


def at_work(actor: Actor, today: date) -> list[Duty]:
    """Incidents that are open, and placements that cannot be seen to have begun."""
    found = [
        Duty(
            _("%(place)s: an incident at work is open") % {"place": incident.placement.workplace.name},
            reverse("plans:show", args=[incident.participation_id]),
            "danger",
            due=incident.happened_on,
            rank=12,
        )
        for incident in duties.list_incidents_open(actor)
    ]
    return found + [
        Duty(
            _("%(who)s: the placement at %(place)s is not noted as begun")
            % {"who": placement.participation.participant.name, "place": placement.workplace.name},
            reverse("plans:begin_placement", args=[placement.pk]),
            "danger" if placement.starts <= today else "warning",
            due=placement.starts,
            rank=16,
        )
        for placement in duties.list_placements_not_begun(actor, today=today)
    ]


def decisions(actor: Actor, today: date) -> list[Duty]:
    return [
        Duty(
            _("%(who)s: a decision on %(step)s is waited for")
            % {"who": step.participation.participant.name, "step": step.activity.name},
            reverse("plans:show", args=[step.participation_id]),
            "danger" if step.starts <= today else "warning",
            due=step.starts,
            rank=15 if step.starts <= today else 25,
        )
        for step in duties.list_decisions_waiting(actor, today=today)
    ]


def waits(actor: Actor, today: date) -> list[Duty]:
    """Nothing planned at all, and more than five working days with nothing (handbook §1.3)."""
    nothing = [
        Duty(
            _("%(who)s: nothing is planned from today on") % {"who": part.participant.name},
            reverse("plans:show", args=[part.pk]),
            "danger",
            rank=12,
        )
        for part in duties.list_without_steps(actor, today=today)
    ]
    long = [
        Duty(
            _("%(who)s: %(days)s working days of waiting before %(step)s")
            % {"who": step.participation.participant.name, "days": days, "step": step.activity.name},
            reverse("plans:show", args=[step.participation_id]),
            "warning",
            due=step.starts,
            rank=22,
        )
        for step, days in duties.list_long_waits(actor, today=today)
    ]
    return nothing + long


def promises(actor: Actor, today: date) -> list[Duty]:
    """Talks that should have been held, and what was to be done by a day that has passed."""
    talks = [
        Duty(
            _("%(who)s: a check-in should have been held") % {"who": talk.participation.participant.name},
            reverse("plans:check_in", args=[talk.participation_id]),
            "warning",
            due=talk.next_on,
            rank=24,
        )
        for talk in duties.list_talks_overdue(actor, today=today)
    ]
    late = [
        Duty(
            _("%(who)s: something agreed should have been done") % {"who": row.participation.participant.name},
            reverse("plans:show", args=[row.participation_id]),
            "warning",
            why=f"{row.what} ({row.who})",
            due=row.due_on,
            rank=23,
        )
        for row in duties.list_actions_overdue(actor, today=today)
    ]
    deviations = [
        Duty(
            _("%(who)s: what did not go as planned should have been dealt with")
            % {"who": row.participation.participant.name},
            reverse("plans:show", args=[row.participation_id]),
            "warning",
            why=row.what,
            due=row.due_on,
            rank=21,
        )
        for row in duties.list_deviations_overdue(actor, today=today)
    ]
    return deviations + late + talks
