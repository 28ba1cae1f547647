"""Deeds on letters of intent and supervisors."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.models import LetterOfIntent
from jobbspar.apps.tracks.queries import get_letter
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.calendar import DayHasNotCome
from jobbspar.core.tracks import (
    LetterClosed,
    LetterFacts,
    LetterNotPresented,
    LetterState,
    MoreHiresThanPlaces,
    NotAParty,
    ReasonMissing,
    SignedAlready,
    SupervisorAlreadyNamed,
    WorkplaceElsewhere,
)
from tests.factories import NOON, TODAY, a_letter, a_track, a_workplace, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
FACTS = LetterFacts(places=8, intended_hires=5, starts=TODAY)


class Table:
    """A municipality, an employer and a letter between them."""

    def __init__(self, state=LetterState.PRESENTED):
        self.municipality, self.employer = an_organisation(), an_organisation("employer")
        self.track = a_track(an_agreement(self.municipality), employer=self.employer)
        self.track.letters.all().delete()
        self.letter = a_letter(self.track, employer=self.employer, state=state)
        self.coordinator = an_actor(Role.COORDINATOR, self.municipality)
        self.contact = an_actor(Role.EMPLOYER, self.employer)

    def sign(self, actor, organisation):
        return actions.sign_letter(
            actor=actor, letter=self.letter, organisation=organisation, name="Anna", signed_on=TODAY, now=NOON
        )


def test_a_letter_is_agreed_when_municipality_and_employer_have_signed():
    table = Table()

    with acting_as(table.coordinator):
        table.sign(table.coordinator, table.municipality)
    state_between = table.letter.state
    with acting_as(table.contact):
        table.sign(table.contact, table.employer)

    table.letter.refresh_from_db()
    assert (state_between, table.letter.state) == (LetterState.PRESENTED, LetterState.AGREED)
    assert Event.objects.filter(deed="letter:agree", subject_id=table.letter.pk).exists()


def test_a_municipality_that_hires_itself_signs_once():
    table = Table()
    letter = a_letter(table.track, employer=table.municipality, state=LetterState.PRESENTED)
    table.letter = letter

    table.sign(table.coordinator, table.municipality)

    letter.refresh_from_db()
    assert letter.state == LetterState.AGREED


def test_a_draft_cannot_be_signed():
    table = Table(LetterState.DRAFT)

    with pytest.raises(LetterNotPresented):
        table.sign(table.contact, table.employer)


def test_nobody_signs_twice():
    table = Table()
    table.sign(table.contact, table.employer)

    with pytest.raises(SignedAlready):
        table.sign(table.contact, table.employer)


def test_nobody_signs_for_others_and_no_stranger_signs():
    table, stranger = Table(), an_organisation("employer")

    with pytest.raises(NotAllowed):
        table.sign(table.contact, table.municipality)
    with pytest.raises(NotAParty):
        table.sign(an_actor(Role.EMPLOYER, stranger), stranger)


def test_a_letter_taken_back_loses_its_signatures():
    table = Table()
    table.sign(table.contact, table.employer)

    actions.return_letter_to_draft(actor=table.coordinator, letter=table.letter, now=NOON)

    assert not table.letter.signatures.exists()


def test_what_the_employer_has_seen_is_not_changed_behind_its_back():
    table = Table()

    with pytest.raises(LetterClosed):
        actions.change_letter(actor=table.coordinator, letter=table.letter, workplace=None, facts=FACTS, now=NOON)


def test_more_hires_than_places_are_refused():
    table = Table()

    with pytest.raises(MoreHiresThanPlaces):
        actions.write_letter(
            actor=table.coordinator,
            track=table.track,
            employer=table.employer,
            facts=LetterFacts(places=2, intended_hires=3, starts=TODAY),
            now=NOON,
        )


def test_a_letter_is_withdrawn_with_a_reason():
    table = Table()

    with pytest.raises(ReasonMissing):
        actions.withdraw_letter(actor=table.coordinator, letter=table.letter, reason="", now=NOON)


def test_an_employer_sees_its_own_letter_and_not_that_of_another():
    table = Table()

    assert get_letter(table.contact, table.letter.pk) == table.letter
    with pytest.raises(LetterOfIntent.DoesNotExist):
        get_letter(an_actor(Role.EMPLOYER), table.letter.pk)


def test_the_employer_names_supervisors_at_its_own_workplaces_only():
    table = Table()
    own, elsewhere = a_workplace(table.employer), a_workplace(an_organisation("employer"))
    facts = {"actor": table.contact, "letter": table.letter, "name": "Åsa", "now": NOON}

    with acting_as(table.contact):
        actions.add_supervisor(workplace=own, **facts)

    with pytest.raises(SupervisorAlreadyNamed):
        actions.add_supervisor(workplace=own, **facts)
    with pytest.raises(WorkplaceElsewhere):
        actions.add_supervisor(workplace=elsewhere, **facts)


def test_a_stranger_names_no_supervisors():
    table = Table()

    with pytest.raises(NotAllowed):
        actions.add_supervisor(
            actor=an_actor(Role.COORDINATOR),
            letter=table.letter,
            workplace=a_workplace(table.employer),
            name="Åsa",
            now=NOON,
        )


def test_nothing_is_signed_or_asked_on_a_day_that_has_not_come():
    table = Table()
    tomorrow = TODAY + timedelta(days=1)

    with acting_as(table.coordinator):
        with pytest.raises(DayHasNotCome) as signed:
            actions.sign_letter(
                actor=table.coordinator, letter=table.letter, organisation=table.municipality, name="Anna",
                signed_on=tomorrow, now=NOON,
            )  # fmt: skip
        with pytest.raises(DayHasNotCome) as asked:
            actions.note_union(
                actor=table.coordinator, letter=table.letter, union="Facket", asked_on=tomorrow, answer="", now=NOON
            )

    assert (signed.value.field, asked.value.field) == ("signed_on", "asked_on")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"intended_hires": 9}, "presented|hires"),
        ({"conditions": "Något annat"}, "presented"),
        ({"state": "agreed"}, "both signed"),
    ],
)
def test_the_database_keeps_what_the_employer_was_shown_and_asks_for_both_signatures(change, match):
    table = Table()

    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        LetterOfIntent.objects.filter(pk=table.letter.pk).update(**change)


def test_the_database_refuses_more_hires_than_places():
    table = Table(state=LetterState.DRAFT)

    with pytest.raises(IntegrityError, match="letter_hires_at_most_places"), transaction.atomic():
        LetterOfIntent.objects.filter(pk=table.letter.pk).update(intended_hires=9)


def test_a_refused_signature_says_where_it_is_put_right():
    table = Table(state=LetterState.DRAFT)

    with acting_as(table.coordinator), pytest.raises(LetterNotPresented) as refused:
        table.sign(table.coordinator, table.municipality)

    assert refused.value.mend_at == ("tracks:letter", (table.letter.pk,))
