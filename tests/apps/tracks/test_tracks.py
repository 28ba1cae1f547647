"""Deeds on tracks and their chains."""

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.models import Track
from jobbspar.apps.tracks.queries import get_track
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.states import StepNotAllowed
from jobbspar.core.tracks import (
    LeadsInCircle,
    LeadsNowhere,
    LetterMissing,
    ProfileMissing,
    ReasonMissing,
    RoundState,
    RoundStillOn,
    StepsMissing,
    TrackFacts,
    TrackKind,
    TrackState,
    WeeksMissing,
)
from tests.factories import NOON, a_gate, a_round, a_track, a_user, an_activity, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
CARE = TrackFacts(name="Vård", kind=TrackKind.EMPLOYER)


def a_home():
    municipality = an_organisation()
    return municipality, an_agreement(municipality), an_actor(Role.COORDINATOR, municipality)


def change(track, actor, **facts):
    plain = {"profile": None, "needs": [], "leads_to": None, "coordinator": None}
    actions.change_track(actor=actor, track=track, facts=CARE, now=NOON, **{**plain, **facts})


def test_a_track_begins_as_an_idea_with_a_trace():
    municipality, agreement, actor = a_home()

    with acting_as(actor):
        track = actions.begin_track(actor=actor, agreement=agreement, organisation=municipality, facts=CARE, now=NOON)

    assert track.state == TrackState.IDEA
    assert Event.objects.filter(deed="track:begin", subject_id=track.pk, user=actor.user).exists()


def test_the_right_role_next_door_cannot_begin_a_track():
    municipality, agreement, _ = a_home()

    with pytest.raises(NotAllowed):
        actions.begin_track(
            actor=an_actor(Role.COORDINATOR), agreement=agreement, organisation=municipality, facts=CARE, now=NOON
        )


def test_every_missing_condition_is_told_at_once_and_says_where_it_is_met():
    _, agreement, actor = a_home()
    track = a_track(agreement, state=TrackState.PLANNING)
    track.steps.all().delete()

    with pytest.raises(SeveralRefusals) as told, acting_as(actor):
        actions.agree_track(actor=actor, track=track, now=NOON)

    assert [type(one) for one in told.value.refusals] == [ProfileMissing, StepsMissing, LetterMissing]
    assert all(one.mend_at for one in told.value.refusals)


def test_a_track_with_profile_steps_and_letter_can_be_agreed():
    _, agreement, actor = a_home()
    track = a_track(agreement, employer=an_organisation("employer"), state=TrackState.PLANNING)

    with acting_as(actor):
        actions.agree_track(actor=actor, track=track, now=NOON)

    track.refresh_from_db()
    assert track.state == TrackState.AGREED


def test_a_preparatory_track_must_lead_somewhere():
    _, agreement, actor = a_home()
    track = a_track(agreement, kind="preparatory", state=TrackState.PLANNING)

    with pytest.raises(SeveralRefusals) as told:
        actions.agree_track(actor=actor, track=track, now=NOON)

    assert [type(one) for one in told.value.refusals] == [LeadsNowhere]


def test_an_idea_cannot_be_agreed_at_once():
    _, agreement, actor = a_home()
    track = a_track(agreement, state=TrackState.IDEA)

    with pytest.raises(StepNotAllowed):
        actions.agree_track(actor=actor, track=track, now=NOON)


def test_tracks_cannot_lead_in_a_circle():
    _, agreement, actor = a_home()
    first = a_track(agreement)
    second = a_track(agreement, leads_to=first)

    with pytest.raises(LeadsInCircle), acting_as(actor):
        change(first, actor, leads_to=second)


def test_a_pause_needs_a_reason():
    _, agreement, actor = a_home()

    with pytest.raises(ReasonMissing):
        actions.pause_track(actor=actor, track=a_track(agreement), reason=" ", now=NOON)


def test_the_database_asks_for_the_reason_too():
    _, agreement, _ = a_home()

    with pytest.raises(IntegrityError), transaction.atomic():
        Track.objects.filter(pk=a_track(agreement).pk).update(state="cancelled", state_reason="")


def test_a_track_with_a_round_that_is_on_cannot_be_cancelled():
    _, agreement, actor = a_home()
    track = a_track(agreement, employer=an_organisation("employer"))
    a_round(track, state=RoundState.RUNNING)

    with pytest.raises(SeveralRefusals) as told:
        actions.cancel_track(actor=actor, track=track, reason="Behovet är borta", now=NOON)

    assert isinstance(told.value.refusals[0], RoundStillOn)


def test_a_step_takes_the_weeks_of_its_activity():
    municipality, agreement, actor = a_home()
    track = a_track(agreement)

    with acting_as(actor):
        step = actions.add_step(
            actor=actor, track=track, activity=an_activity(municipality, weeks=7), is_parallel=True, now=NOON
        )

    assert (step.weeks, step.stage) == (7, 1)


def test_a_step_without_any_length_is_refused():
    municipality, agreement, actor = a_home()

    with pytest.raises(WeeksMissing):
        actions.add_step(
            actor=actor, track=a_track(agreement), activity=an_activity(municipality, weeks=None), now=NOON
        )


def test_moving_and_removing_steps_keeps_the_stages_without_gaps_and_the_gate_in_place():
    municipality, agreement, actor = a_home()
    track = a_track(agreement)
    first = track.steps.get()
    for _ in range(2):
        actions.add_step(actor=actor, track=track, activity=an_activity(municipality), now=NOON)
    gate = a_gate(track, after_stage=2)

    with acting_as(actor):
        actions.make_step_parallel(actor=actor, step=track.steps.last(), now=NOON)
        actions.remove_step(actor=actor, step=first, now=NOON)

    gate.refresh_from_db()
    assert sorted(track.steps.values_list("stage", flat=True)) == [1, 1]
    assert gate.after_stage == 1


def test_somebody_elses_coordinator_does_not_see_the_track():
    _, agreement, _ = a_home()
    track = a_track(agreement)

    with pytest.raises(Track.DoesNotExist):
        get_track(an_actor(Role.COORDINATOR), track.pk)


def test_a_party_of_the_agreement_sees_the_track_but_cannot_change_it():
    municipality, other = an_organisation(), an_organisation()
    track = a_track(an_agreement(municipality, other))
    partner = an_actor(Role.COORDINATOR, other)

    assert get_track(partner, track.pk).pk == track.pk
    with pytest.raises(NotAllowed):
        change(track, partner, coordinator=a_user())
