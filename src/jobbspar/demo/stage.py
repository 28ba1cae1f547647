"""What the chapters of the story share: the calendar, chance with a seed, and everybody who has entered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.core.access import Actor
from jobbspar.core.calendar import SWEDISH_TIME, swedish_day

if TYPE_CHECKING:
    from jobbspar.apps.accounts.models import Organisation, User, Workplace
    from jobbspar.apps.activities.models import Activity
    from jobbspar.apps.agreements.models import Agreement
    from jobbspar.apps.needs.models import Need
    from jobbspar.apps.profiles.models import Profile
    from jobbspar.apps.tracks.models import LetterOfIntent, Supervisor, Track

SEED = 9901
DAYS_BEFORE_MONDAY = 3  # The last deeds were done on the Friday, so that nothing lies in the future on a Monday.


@dataclass
class Stage:
    """Days are counted in weeks from the Monday of this week, so that the story never grows old."""

    monday: date
    chance: Random = field(default_factory=lambda: Random(SEED))
    organisations: dict[str, "Organisation"] = field(default_factory=dict)
    workplaces: dict[str, "Workplace"] = field(default_factory=dict)
    users: dict[str, "User"] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    agreements: dict[str, "Agreement"] = field(default_factory=dict)
    needs: dict[str, "Need"] = field(default_factory=dict)
    profiles: dict[str, "Profile"] = field(default_factory=dict)
    activities: dict[str, "Activity"] = field(default_factory=dict)
    tracks: dict[str, "Track"] = field(default_factory=dict)
    letters: dict[str, "LetterOfIntent"] = field(default_factory=dict)
    supervisors: dict[str, list["Supervisor"]] = field(default_factory=dict)

    def day(self, weeks: int, days: int = 0) -> date:
        return self.monday + timedelta(weeks=weeks, days=days)

    def at(self, weeks: int, days: int = 0) -> datetime:
        """A moment in the forenoon, never later than last Friday."""
        return self.moment(self.day(weeks, days))

    def moment(self, day: date) -> datetime:
        """A moment in the forenoon of the day; last Friday for days that have not yet come."""
        return datetime.combine(min(day, self.friday), time(9, 30), tzinfo=SWEDISH_TIME)

    @property
    def friday(self) -> date:
        return self.monday - timedelta(days=DAYS_BEFORE_MONDAY)

    @contextmanager
    def played_by(self, name: str) -> Iterator[Actor]:
        """Let the deeds of the block be done by that person, with that person's rights and no others."""
        if name not in self.actors:
            self.actors[name] = actor_for(self.users[name])
        with acting_as(self.actors[name]):
            yield self.actors[name]


def stage_for(now: datetime) -> Stage:
    """The same stage for every moment of a week."""
    today = swedish_day(now)
    return Stage(monday=today - timedelta(days=today.weekday()))
