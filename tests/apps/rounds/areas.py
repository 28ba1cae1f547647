"""A small area to plan: one municipality that keeps two tracks, people who have said yes, rounds that may open."""

from dataclasses import dataclass, field
from datetime import date

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.rounds.actions import (
    OptionFacts,
    add_option,
    ask_for_plan,
    begin_plan,
    change_plan,
    explain_plan,
    keep_answer,
    say_yes,
    solve_begun,
)
from jobbspar.apps.rounds.models import RoundOption, RoundPlan
from jobbspar.apps.rounds.queries import get_plan
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.rounds.by_hand import Change, Hand
from tests.factories import NOON, a_participant, a_track, an_actor, an_agreement, an_organisation

STARTS = date(2026, 5, 4)


@dataclass
class Area:
    municipality: Organisation
    agreement: Agreement
    coordinator: Actor
    care: Track
    service: Track
    people: list[Participant] = field(default_factory=list)
    options: dict[str, RoundOption] = field(default_factory=dict)

    def plan(self, **facts) -> RoundPlan:
        """Ask for a plan and work it out as the queue does."""
        with acting_as(self.coordinator):
            asked = ask_for_plan(
                actor=self.coordinator, agreement=self.agreement, organisation=self.municipality, now=NOON, **facts
            )
        return self.work_out(asked)

    def work_out(self, plan: RoundPlan) -> RoundPlan:
        begun = begin_plan(actor=self.coordinator, plan_id=plan.pk, now=NOON)
        if begun is not None:
            keep_answer(actor=self.coordinator, plan_id=plan.pk, begun=begun, solution=solve_begun(begun), now=NOON)
        explain_plan(actor=self.coordinator, plan_id=plan.pk)
        with acting_as(self.coordinator):
            return get_plan(self.coordinator, plan.pk)

    def by_hand(self, plan: RoundPlan, kind: Hand, option: str, **facts) -> RoundPlan:
        """Change one thing about one of the rounds."""
        change = Change(kind, str(self.options[option].pk), **facts)
        with acting_as(self.coordinator):
            made = change_plan(actor=self.coordinator, plan=plan, change=change, now=NOON)
            return get_plan(self.coordinator, made.pk)


def an_area(*, people: int = 6, service: int = 2) -> Area:
    """The last `service` of the people have said yes to service, the others to care; four and three are needed."""
    municipality = an_organisation()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    agreement = an_agreement(municipality)
    area = Area(
        municipality,
        agreement,
        an_actor(Role.COORDINATOR, municipality),
        care=a_track(agreement, employer=employer, name="Vård"),
        service=a_track(agreement, employer=employer, name="Service"),
    )
    with acting_as(area.coordinator):
        for number in range(people):
            person = a_participant(municipality, municipality="2403")
            area.people.append(person)
            track = area.service if number >= people - service else area.care
            say_yes(actor=area.coordinator, participant=person, track=track, now=NOON)
        area.options["care"] = an_option(area, area.care, least_people=4, seats=8)
        area.options["service"] = an_option(area, area.service, least_people=3, seats=5)
    return area


def an_option(area: Area, track: Track, **facts) -> RoundOption:
    plain = {"municipality": "2403", "starts": STARTS, "seats": 8, "least_people": 1}
    return add_option(
        actor=area.coordinator,
        agreement=area.agreement,
        track=track,
        facts=OptionFacts(**{**plain, **facts}),
        now=NOON,
    )
