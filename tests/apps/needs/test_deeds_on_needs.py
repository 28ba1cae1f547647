"""State, change, confirm, serve, drop and take up a need: it works, leaves a trace, refuses, and not next door."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.needs.actions import (
    change_need,
    confirm_need,
    drop_need,
    note_profile_made,
    note_served,
    state_need,
    take_up_need,
)
from jobbspar.apps.needs.models import Need
from jobbspar.apps.needs.queries import get_need, list_needs
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.needs import (
    DroppedWithoutReason,
    NeedCause,
    NeedEndsTooSoon,
    NeedFacts,
    NeedHasNoProfile,
    NeedHasNoTrack,
    NeedNotOpen,
    NeedOfNobody,
    NeedState,
    NeedWithoutOccupation,
    OtherMunicipality,
    WorkplaceOfAnother,
)
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.states import StepNotAllowed
from jobbspar.core.taxonomy.concepts import Occupation
from tests.factories import NOON, a_profile, a_track, a_workplace, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
CARE = Occupation("4zLr_jP5_peZ", "Vårdbiträde", "5330", "Vårdbiträden", "demo")


def facts(**more):
    return NeedFacts(**{"occupation": CARE, "people": 5, "cause": NeedCause.RETIREMENT, **more})


@pytest.fixture
def place():
    municipality = an_organisation()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    return municipality, employer, an_actor(Role.COORDINATOR, municipality)


def a_need(place, **more):
    municipality, employer, actor = place
    with acting_as(actor):
        return state_need(actor=actor, organisation=municipality, employer=employer, facts=facts(**more), now=NOON)


def the_last_deed():
    return Event.objects.latest("id").deed


def test_a_need_keeps_the_occupation_as_it_was_called(place):
    need = a_need(place)

    kept = (need.occupation_concept, need.occupation_label, need.occupation_code, need.occupation_version)
    assert kept == ("4zLr_jP5_peZ", "Vårdbiträde", "5330", "demo")
    assert need.state == NeedState.SIGNALLED
    assert the_last_deed() == "need:state"


def test_an_employers_contact_states_a_need_for_their_own(place):
    municipality, employer, _ = place
    contact = an_actor(Role.EMPLOYER, employer)

    with acting_as(contact):
        need = state_need(actor=contact, organisation=municipality, employer=employer, facts=facts(), now=NOON)

    assert list(list_needs(contact)) == [need]


def test_an_employers_contact_cannot_choose_another_municipality(place):
    _, employer, _ = place
    contact, elsewhere = an_actor(Role.EMPLOYER, employer), an_organisation()

    with acting_as(contact), pytest.raises(OtherMunicipality):
        state_need(actor=contact, organisation=elsewhere, employer=employer, facts=facts(), now=NOON)


def test_a_need_is_at_one_of_the_employers_own_workplaces(place):
    municipality, employer, actor = place
    own, others = a_workplace(employer), a_workplace(an_organisation(OrganisationKind.EMPLOYER))
    with acting_as(actor):
        need = state_need(
            actor=actor, organisation=municipality, employer=employer, facts=facts(), workplace=own, now=NOON
        )
        with pytest.raises(WorkplaceOfAnother):
            change_need(actor=actor, need=need, facts=facts(), workplace=others, now=NOON)
        with pytest.raises(WorkplaceOfAnother):
            state_need(
                actor=actor, organisation=municipality, employer=employer, facts=facts(), workplace=others, now=NOON
            )

    need.refresh_from_db()
    assert need.workplace == own


def test_the_coordinator_next_door_may_not_state_a_need_here(place):
    municipality, employer, _ = place
    neighbour = an_actor(Role.COORDINATOR)

    with acting_as(neighbour), pytest.raises(NotAllowed):
        state_need(actor=neighbour, organisation=municipality, employer=employer, facts=facts(), now=NOON)


def test_an_officer_in_agreement_with_the_municipality_may(place):
    municipality, employer, _ = place
    office = an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    an_agreement(municipality, office)
    officer = an_actor(Role.OFFICER, office)

    with acting_as(officer):
        need = state_need(actor=officer, organisation=municipality, employer=employer, facts=facts(), now=NOON)

    assert get_need(officer, need.pk) == need


def test_an_officer_sees_the_needs_of_every_municipality_in_a_shared_agreement(place):
    municipality, _, _ = place
    office, first = an_organisation(OrganisationKind.EMPLOYMENT_SERVICE), an_organisation()
    an_agreement(first, municipality, office)
    need = a_need(place)

    assert list(list_needs(an_actor(Role.OFFICER, office))) == [need]


def test_the_need_next_door_is_not_there(place):
    need = a_need(place)

    with pytest.raises(Need.DoesNotExist):
        get_need(an_actor(Role.COORDINATOR), need.pk)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"people": 0}, NeedOfNobody),
        ({"occupation": Occupation("", " ")}, NeedWithoutOccupation),
        ({"from_day": date(2026, 5, 1), "until_day": date(2026, 5, 1)}, NeedEndsTooSoon),
    ],
)
def test_facts_that_cannot_be_are_refused(wrong, refusal):
    with pytest.raises(refusal):
        facts(**wrong)


def test_a_change_is_kept_with_its_trace(place):
    need = a_need(place)

    with acting_as(place[2]):
        change_need(actor=place[2], need=need, facts=facts(people=None), now=NOON)

    need.refresh_from_db()
    assert need.people is None
    assert the_last_deed() == "need:change"


def test_a_need_goes_from_signalled_to_served(place):
    municipality, employer, actor = place
    need = a_need(place)
    with acting_as(actor):
        confirm_need(actor=actor, need=need, now=NOON)
    profile = a_profile(municipality, employer, need=need)
    a_track(an_agreement(municipality), profile=profile)

    with acting_as(actor):
        note_profile_made(actor=actor, need=need, now=NOON)
        note_served(actor=actor, need=need, now=NOON)

    need.refresh_from_db()
    assert need.state == NeedState.SERVED


def test_a_need_without_an_approved_profile_says_where_to_make_one(place):
    municipality, employer, actor = place
    need = a_need(place)
    confirm_need(actor=actor, need=need, now=NOON)

    with pytest.raises(NeedHasNoProfile) as none:
        note_profile_made(actor=actor, need=need, now=NOON)
    draft = a_profile(municipality, employer, approved=False)
    draft.need = need
    draft.save()
    with pytest.raises(NeedHasNoProfile) as unfinished:
        note_profile_made(actor=actor, need=need, now=NOON)

    assert none.value.mend_at == ("profiles:new_for_need", (need.pk,))
    assert unfinished.value.mend_at == ("profiles:show", (draft.pk,))


def test_a_need_without_a_track_is_not_served(place):
    need = a_need(place)
    Need.objects.filter(pk=need.pk).update(state=NeedState.PROFILED)
    need.refresh_from_db()

    with pytest.raises(NeedHasNoTrack):
        note_served(actor=place[2], need=need, now=NOON)


def test_a_step_that_is_not_allowed_is_refused(place):
    need = a_need(place)

    with pytest.raises(StepNotAllowed):
        note_served(actor=place[2], need=need, now=NOON)


def test_a_need_is_dropped_with_a_reason_and_can_be_taken_up_again(place):
    actor = place[2]
    need = a_need(place)

    with acting_as(actor):
        with pytest.raises(DroppedWithoutReason):
            drop_need(actor=actor, need=need, reason=" ", now=NOON)
        drop_need(actor=actor, need=need, reason="Avdelningen läggs ner", now=NOON)
        dropped = (need.state, need.dropped_reason)
        take_up_need(actor=actor, need=need, now=NOON)

    assert dropped == (NeedState.DROPPED, "Avdelningen läggs ner")
    assert (need.state, need.dropped_reason) == (NeedState.SIGNALLED, "")


@pytest.mark.parametrize("deed", [confirm_need, note_profile_made, note_served, take_up_need])
def test_the_steering_group_looks_but_does_not_touch(place, deed):
    need = a_need(place)

    with pytest.raises(NotAllowed):
        deed(actor=an_actor(Role.STEERING, place[0]), need=need, now=NOON)


def test_needs_are_found_by_state_employer_cause_and_words(place):
    need = a_need(place)
    other = a_need(place, occupation=Occupation("", "Svetsare"), cause=NeedCause.GROWTH)
    actor = place[2]

    assert list(list_needs(actor, text="vård")) == [need]
    assert list(list_needs(actor, cause="growth")) == [other]
    assert set(list_needs(actor, state="signalled", employer=place[1].pk)) == {need, other}


def test_the_database_refuses_a_need_that_ends_before_it_starts(place):
    need = a_need(place)

    with pytest.raises(IntegrityError, match="need_ends_after_start"), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(from_day="2026-05-01", until_day="2026-04-01")


def test_a_dropped_need_is_not_changed_and_says_where_it_is_taken_up(place):
    need, actor = a_need(place), place[2]

    with acting_as(actor):
        drop_need(actor=actor, need=need, reason="Företaget flyttar", now=NOON)
        with pytest.raises(NeedNotOpen) as refused:
            change_need(actor=actor, need=need, facts=facts(), now=NOON)

    assert refused.value.mend_at == ("needs:show", (need.pk,))
