"""How far a person's schooling reached, in the groups of Statistics Sweden's SUN 2020."""

from typing import Self

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class EducationLevel(Choice):
    """SUN's one-digit groups. Not knowing is an ordinary answer: it is no group, and lower than none."""

    COMPULSORY_UNDER_9 = "under_9_years", N_("compulsory school, less than 9 years")
    COMPULSORY_9 = "nine_years", N_("compulsory school, 9 years")
    UPPER_SECONDARY = "upper_secondary", N_("upper secondary school")
    POST_SECONDARY_UNDER_2 = "post_under_2_years", N_("after upper secondary, less than 2 years")
    POST_SECONDARY_2 = "post_2_years", N_("after upper secondary, 2 years or more")
    RESEARCH = "research", N_("research education")
    UNKNOWN = "unknown", N_("not known or not documented")

    @property
    def sun(self) -> int | None:
        """The digit in SUN 2020, for exchange with official statistics."""
        return None if self is EducationLevel.UNKNOWN else list(EducationLevel).index(self) + 1

    def reaches(self, needed: Self) -> bool | None:
        """At least as far as `needed`; `None` when either is unknown, which is not the same as no."""
        mine, theirs = self.sun, needed.sun
        return None if mine is None or theirs is None else mine >= theirs
