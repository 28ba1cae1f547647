"""The slow oracle of the half-year: everybody read one by one and put where the definitions say."""

from collections import Counter

from jobbspar.apps.followup.models import Exit, FollowUp
from jobbspar.apps.participants.models import Background
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.calendar import add_months
from jobbspar.core.recruitment import FUNNEL


def tables_one_by_one(agreement, period):
    """Counters of people, in the order of the tables of the page."""
    parts = [_Part(row) for row in Participation.objects.filter(round__track__agreement=agreement)]
    present = {}
    for part in sorted(parts, key=lambda part: (part.round.starts, part.round.pk)):
        if part.takes_part_in(period):
            present[part.person] = part
    left = [part for part in parts if part.exit and part.exit.exited_on in period]
    recruited = [part for part in parts if part.furthest and part.round.starts in period]
    due = [part for part in parts if part.exit and add_months(part.exit.exited_on, 12) in period]
    return [
        Counter((str(part.round.track_id), part.sex) for part in present.values()),
        Counter((part.education,) for part in present.values()),
        Counter((part.line, part.sex) for part in left),
        Counter((part.line, part.support) for part in left),
        Counter((part.line, part.employer) for part in left),
        Counter((part.furthest, part.sex) for part in recruited),
        Counter((part.after_a_year,) for part in due),
    ]


class _Part:
    """One person's part in one round."""

    def __init__(self, row):
        self.person, self.round = row.participant_id, row.round
        days = dict(row.stages.values_list("state", "on"))
        self.started_on = days.get("started")
        self.furthest = max((stage for stage in FUNNEL if stage in days), key=FUNNEL.index, default=None)
        background = Background.objects.filter(participant=row.participant_id).first()
        self.sex = background.sex if background else "unknown"
        self.education = background.education_level if background else "unknown"
        self.exit = Exit.objects.filter(participation=row).first()
        self.answer = FollowUp.objects.filter(participation=row, months=12).first()

    def takes_part_in(self, period):
        has_begun = self.started_on is not None and self.started_on < period.ends
        return has_begun and (self.exit is None or self.exit.exited_on >= period.starts)

    @property
    def line(self):
        return "work_hourly" if self.exit.contract_form == "hourly" else self.exit.outcome

    @property
    def support(self):
        if self.exit.outcome != "work":
            return "no_work"
        return {"": "unknown", "unknown": "unknown", "none": "without"}.get(self.exit.subsidy, "supported")

    @property
    def employer(self):
        if self.exit.outcome != "work":
            return "no_work"
        return {True: "track", False: "other", None: "unknown"}[self.exit.is_track_employer]

    @property
    def after_a_year(self):
        words = {"work": "work", "own_business": "work", "studies": "studies", "unknown": "unknown"}
        return words.get(self.answer.outcome, "other") if self.answer else "unknown"
