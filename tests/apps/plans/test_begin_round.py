from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import begin_round
from jobbspar.apps.plans.models import Plan, PlannedStep
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.tracks import NobodySelected, RoundState, UnionNotConsulted
from tests.factories import (
    NOON,
    TODAY,
    a_participant,
    a_participation,
    a_round,
    a_track,
    a_user,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db


def a_round_with_somebody_selected(union_asked_on=TODAY):
    municipality = an_organisation()
    track = a_track(an_agreement(municipality), employer=an_organisation(OrganisationKind.EMPLOYER))
    track.letters.update(union_asked_on=union_asked_on)
    made = a_round(track, state=RoundState.RECRUITING)
    part = a_participation(made, a_participant(municipality), state=ParticipationState.SELECTED)
    return made, part, actor_for(a_user(Role.COORDINATOR, municipality))


def test_everybody_selected_starts_with_a_plan_and_a_next_step():
    round, part, coordinator = a_round_with_somebody_selected()

    with acting_as(coordinator):
        begin_round(actor=coordinator, round=round, now=NOON)

    plan = Plan.objects.get(participation=part)
    part.refresh_from_db()
    assert (round.state, part.state) == (RoundState.RUNNING, ParticipationState.STARTED)
    assert (plan.next_step, plan.next_step_on) == ("Sfi kurs C", date(2026, 4, 6))
    assert plan.next_step_ask == round.coordinator.name
    assert PlannedStep.objects.filter(participation=part).count() == 1
    assert set(Event.objects.values_list("deed", flat=True)) == {"round:begin", "participation:start"}


def test_says_everything_that_is_missing_at_once():
    round, part, coordinator = a_round_with_somebody_selected(union_asked_on=None)
    part.delete()

    with acting_as(coordinator), pytest.raises(SeveralRefusals) as refused:
        begin_round(actor=coordinator, round=round, now=NOON)

    assert {type(refusal) for refusal in refused.value.refusals} == {NobodySelected, UnionNotConsulted}


def test_refuses_the_right_role_next_door():
    round, _, _ = a_round_with_somebody_selected()
    _, _, neighbour = a_round_with_somebody_selected()

    with acting_as(neighbour), pytest.raises(NotAllowed):
        begin_round(actor=neighbour, round=round, now=NOON)
