"""Talks as plain values: what was said, how each goal goes, and attendance in days since the talk before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jobbspar.core.participation import CheckInForm, GoalProgress, NoteReaders
from jobbspar.web.recruitment.wording import requirement_text

if TYPE_CHECKING:
    from jobbspar.apps.plans.models import AttendanceWeek, CheckIn


def shown_talks(talks: Sequence[CheckIn], weeks: Sequence[AttendanceWeek]) -> list[dict[str, Any]]:
    """The newest first, as they come."""
    return [
        {
            "row": talk,
            "form": CheckInForm(talk.form),
            "readers": NoteReaders(talk.seen_by),
            "goals": [(requirement_text(goal.requirement), GoalProgress(goal.progress)) for goal in talk.goals.all()],
            "attendance": _attendance(
                [week for week in weeks if week.monday <= talk.held_on and (since is None or week.monday > since)]
            ),
        }
        for talk, since in zip_longest(talks, [older.held_on for older in talks[1:]])
    ]


def _attendance(weeks: Sequence[AttendanceWeek]) -> str:
    """Days only; nothing where no week is noted, which is not the same as no days."""
    if not weeks:
        return ""
    facts = {"present": sum(week.present for week in weeks), "planned": sum(week.planned for week in weeks)}
    return _("%(present)s of %(planned)s days") % facts
