"""Everything that can happen to what the half-year counts, in any order, as rows written one way or another."""

from datetime import date, timedelta

from django.db import connection

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.followup.models import Exit, FollowUp
from jobbspar.apps.participants.models import Background
from jobbspar.apps.plans.models import Plan
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.statistics.queries import groups_of
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Role
from jobbspar.core.calendar import Period
from jobbspar.core.followup.outcomes import MainOutcome
from jobbspar.core.half_year import Group
from jobbspar.core.participation import Sex
from jobbspar.core.recruitment import FUNNEL
from tests.factories import a_participant, a_round, a_track, a_user, an_actor, an_agreement, an_organisation

SPRING, AUTUMN = Period(date(2025, 1, 1), date(2025, 7, 1)), Period(date(2025, 7, 1), date(2026, 1, 1))
PERIODS = (SPRING, AUTUMN)


def counted_afresh(agreement, period):
    """By the function that keeps nothing, with the owner's rights."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (counted).* FROM statistics_count(%s, %s, %s) WHERE (counted).part IS NOT NULL",
            [agreement.pk, period.starts, period.ends],
        )
        rows = cursor.fetchall()
    return {Group(*row[:3], *(text or "" for text in row[3:6]), *row[6:]) for row in rows}


class TwoAgreements:
    """With tracks, rounds and people in common, followed by somebody who sees nobody. Days and choices by dice."""

    def __init__(self, dice):
        self.dice = dice
        self.home, self.neighbour = an_organisation(), an_organisation()
        self.agreements = [an_agreement(self.home, self.neighbour), an_agreement(self.neighbour, self.home)]
        self.reader, self.by = an_actor(Role.STEERING, self.home), a_user()
        self.people = [a_participant(self.dice.choice([self.home, self.neighbour])) for _ in range(4)]
        for agreement in self.agreements:
            a_round(a_track(agreement), starts=SPRING.starts, ends=None)

    def read(self, agreement, period):
        with acting_as(self.reader):
            return set(groups_of(agreement, period))

    def day(self):
        return date(2024, 1, 1) + timedelta(days=self.dice.randrange(730))

    def one_of(self, rows):
        """Any of them, or nothing when there are none."""
        found = list(rows.order_by("pk"))
        return self.dice.choice(found) if found else None

    def something_happens(self):
        self.dice.choice(self.deeds)(self)

    def joins(self):
        agreement, person = self.dice.choice(self.agreements), self.dice.choice(self.people)
        free = self.one_of(self.rounds_of(agreement).exclude(participations__participant=person))
        if free:
            made = Participation.objects.create(
                round=free, participant=person, state="candidate", own_words="Jag vill", interested_on=self.day()
            )
            StageReached.objects.create(participation=made, state="interested", on=self.day())

    def begins(self):
        if part := self.one_of(Participation.objects.filter(state="candidate")):
            Plan.objects.create(participation=part, next_step="Sfi", next_step_on=self.day(), next_step_ask="Anna")
            StageReached.objects.get_or_create(participation=part, state="started", defaults={"on": self.day()})
            Participation.objects.filter(pk=part.pk).update(state="started")

    def comes_further(self):
        if part := self.one_of(Participation.objects.all()):
            StageReached.objects.get_or_create(
                participation=part, state=self.dice.choice(FUNNEL), defaults={"on": self.day()}
            )

    def days_are_mended(self):
        StageReached.objects.filter(participation__round__track__agreement=self.dice.choice(self.agreements)).update(
            on=self.day()
        )

    def never_came_so_far(self):
        if stage := self.one_of(StageReached.objects.exclude(state="started")):
            stage.delete()

    def leaves(self):
        if part := self.one_of(Participation.objects.filter(state="started", exit=None)):
            Exit.objects.create(
                participation=part, exited_on=self.day(), by=self.by, **self.dice.choice([
                    {"outcome": "work", "contract_form": "permanent", "subsidy": "none", "is_track_employer": True},
                    {"outcome": "work", "contract_form": "hourly"},
                    {"outcome": "studies"},
                ]),
            )  # fmt: skip

    def leaves_otherwise(self):
        if left := self.one_of(Exit.objects.all()):
            left.exited_on, left.outcome = self.day(), self.dice.choice([MainOutcome.UNKNOWN, MainOutcome.STUDIES])
            left.save()

    def had_not_left(self):
        if left := self.one_of(Exit.objects.all()):
            left.delete()

    def answers(self):
        if left := self.one_of(Exit.objects.all()):
            FollowUp.objects.update_or_create(
                participation=left.participation, months=12,
                defaults={"asked_on": self.day(), "outcome": self.dice.choice(list(MainOutcome)), "by": self.by},
            )  # fmt: skip

    def takes_the_answer_back(self):
        FollowUp.objects.filter(participation__participant=self.dice.choice(self.people)).delete()

    def background_is_mended(self):
        found = Background.objects.filter(participant=self.dice.choice(self.people))
        found.update(sex=self.dice.choice(list(Sex)), education_level=self.dice.choice(["unknown", "nine_years"]))

    def moves_to_the_neighbour(self):
        person = self.dice.choice(self.people)
        person.organisation = self.dice.choice([self.home, self.neighbour])
        person.save()
        Background.objects.filter(participant=person).update(organisation=person.organisation)

    def background_is_made_anew(self):
        person = self.dice.choice(self.people)
        Background.objects.filter(participant=person).delete()
        if self.dice.random() < 0.8:
            Background.objects.create(participant=person, organisation=person.organisation, sex="woman")

    def is_forgotten(self):
        if part := self.one_of(Participation.objects.all()):
            part.delete()

    def one_more_round(self):
        track = self.one_of(self.dice.choice(self.agreements).tracks)
        a_round(track, starts=self.day(), ends=None)

    def round_starts_another_day(self):
        found = self.one_of(self.rounds_of(self.dice.choice(self.agreements)))
        found.starts = self.day()
        found.save()

    def one_more_track(self):
        a_round(a_track(self.dice.choice(self.agreements)), starts=self.day(), ends=None)

    def rounds_of(self, agreement):
        return Round.objects.filter(track__agreement=agreement)

    deeds = (
        joins, joins, joins, begins, begins, comes_further, days_are_mended, never_came_so_far, leaves, leaves,
        leaves_otherwise, had_not_left, answers, takes_the_answer_back, background_is_mended, moves_to_the_neighbour,
        background_is_made_anew, is_forgotten, one_more_round, round_starts_another_day, one_more_track,
    )  # fmt: skip
