"""Where recruitment is tried: a round, those who take part in it, and who is next door."""

from jobbspar.apps.recruitment import actions
from jobbspar.core.access import Role
from jobbspar.core.recruitment import SelectionOutcome
from jobbspar.core.tracks import RoundState
from tests.factories import (
    NOON,
    TODAY,
    a_participant,
    a_participation,
    a_round,
    a_track,
    an_actor,
    an_agreement,
    an_organisation,
)


class Place:
    """A municipality whose round recruits, and a neighbour in the same agreement."""

    def __init__(self, state=RoundState.RECRUITING, **facts):
        self.municipality, self.neighbour = an_organisation(), an_organisation()
        self.employer = an_organisation("employer")
        self.track = a_track(an_agreement(self.municipality, self.neighbour), employer=self.employer)
        self.round = a_round(self.track, state=state, **facts)
        self.coordinator = an_actor(Role.COORDINATOR, self.municipality)
        self.contact = an_actor(Role.EMPLOYER, self.employer)

    def person_at(self, state, **facts):
        facts = {"released_on": TODAY, **facts}
        return a_participation(self.round, a_participant(self.municipality), state=state, **facts)

    def decide(self, participation, actor=None, **facts):
        plain = {
            "outcome": SelectionOutcome.SELECTED,
            "requirement": self.track.profile.requirements.get(),
            "reason": "Kan larma i telefon",
            "decider": "Åsa Chef",
            "decider_role": "Enhetschef",
            "decided_on": TODAY,
        }
        arguments = {**plain, **facts}
        who = actor or self.coordinator
        return actions.decide_selection(actor=who, participation=participation, now=NOON, **arguments)
