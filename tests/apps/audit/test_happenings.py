"""Follow a thing over time: each deed with what that deed changed, and nothing of what others did."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.needs.actions import change_need, confirm_need, drop_need, state_need
from jobbspar.core.access import Role
from jobbspar.core.needs import NeedFacts
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.taxonomy.concepts import Occupation
from tests.factories import NOON, an_actor, an_organisation

pytestmark = pytest.mark.django_db
CARE = Occupation("4zLr_jP5_peZ", "Vårdbiträde", "5330")


@pytest.fixture
def place():
    municipality = an_organisation()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    return municipality, employer, an_actor(Role.COORDINATOR, municipality)


def changes_by_deed(need):
    return {happening.deed: {name for name, *_ in happening.changes} for happening in list_happenings([need])}


def test_deeds_in_one_transaction_keep_their_own_changes(place):
    municipality, employer, actor = place

    with acting_as(actor):
        need = state_need(
            actor=actor, organisation=municipality, employer=employer, facts=NeedFacts(occupation=CARE), now=NOON
        )
        change_need(actor=actor, need=need, facts=NeedFacts(occupation=CARE, people=4), now=NOON)
        confirm_need(actor=actor, need=need, now=NOON)

    assert changes_by_deed(need) == {"need:state": set(), "need:change": {"people"}, "need:confirm": {"state"}}


def test_what_was_before_and_after_is_told(place):
    municipality, employer, actor = place
    need = state_need(
        actor=actor, organisation=municipality, employer=employer, facts=NeedFacts(occupation=CARE, people=2), now=NOON
    )

    change_need(actor=actor, need=need, facts=NeedFacts(occupation=CARE, people=5), now=NOON)

    assert list_happenings([need])[0].changes == (("people", 2, 5),)


def test_a_long_history_keeps_the_newest(place):
    municipality, employer, actor = place
    need = state_need(
        actor=actor, organisation=municipality, employer=employer, facts=NeedFacts(occupation=CARE), now=NOON
    )
    for people in range(1, 60):
        change_need(actor=actor, need=need, facts=NeedFacts(occupation=CARE, people=people), now=NOON)
    drop_need(actor=actor, need=need, reason="Företaget flyttar", now=NOON)

    found = list_happenings([need])

    assert len(found) == 50
    assert found[0].deed == "need:drop"
    assert found[1].changes == (("people", 58, 59),)
