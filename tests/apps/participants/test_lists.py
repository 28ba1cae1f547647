"""A list of people from file to register, through the same steps as the worker takes."""

import pytest

from jobbspar.adapters.people_table import read_table
from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.participants.actions import (
    ask_to_save_list,
    cancel_list,
    choose_rows,
    compare_list_anew,
    correct_row,
    fail_list,
    read_list,
    save_list,
    upload_list,
)
from jobbspar.apps.participants.models import ImportBatch, ImportRow, Participant
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.people_columns import Column
from jobbspar.core.people_import import ListNotReadyToSave, NothingChosen
from jobbspar.jobs import lists as jobs
from tests.factories import NOON, a_participant, a_user, an_organisation

pytestmark = pytest.mark.django_db

LIST = """Förnamn;Efternamn;Personnummer;Kommun;Kön
Åsa;Öberg;;Åsele;kvinna
Änne;Åberg;19900508-0008;Sorsele;
Kajsa;Fel;19900508-0009;Sorsele;
Dubbel;Gångare;900508-0008;Sorsele;
"""


def a_coordinator():
    municipality = an_organisation()
    return municipality, actor_for(a_user(Role.COORDINATOR, municipality))


def a_read_list(municipality, coordinator, text=LIST):
    with acting_as(coordinator):
        batch = upload_list(
            actor=coordinator, organisation=municipality, file_name="lista.csv", content=text.encode(), now=NOON
        )
    table = read_table(bytes(batch.file_bytes), file=batch.file_name)
    read_list(actor=coordinator, batch=batch, encoding=table.encoding, header=table.header, rows=table.rows, now=NOON)
    return batch


def test_each_row_tells_what_will_happen_and_nothing_is_registered_yet():
    batch = a_read_list(*a_coordinator())

    rows = {row.number: row for row in batch.rows.all()}
    assert (batch.state, batch.rows_total, batch.file_bytes) == ("read", 4, None)
    assert {number: row.outcome for number, row in rows.items()} == {2: "new", 3: "new", 4: "problem", 5: "problem"}
    assert rows[4].problems[0]["column"] == "personal_number"
    assert rows[4].problems[0]["facts"] == {"read": "19900508-0009"}
    assert rows[5].problems[0]["facts"] == {"row": 3}
    assert not Participant.objects.exists()


def test_a_mended_row_is_understood_again():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    row = batch.rows.get(number=4)

    with acting_as(coordinator):
        correct_row(
            actor=coordinator,
            row=row,
            texts={Column.GIVEN_NAME: "Kajsa", Column.FAMILY_NAME: "Rätt", Column.SEX: "kvinna"},
            now=NOON,
        )

    row.refresh_from_db()
    assert (row.outcome, row.problems, row.is_chosen) == ("new", [], True)


def test_saves_those_who_are_chosen_with_background_and_trace():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    with acting_as(coordinator):
        ask_to_save_list(actor=coordinator, batch=batch, now=NOON)

    saved = save_list(actor=coordinator, batch=batch, now=NOON)

    batch.refresh_from_db()
    assert (saved, batch.state) == (2, "saved")
    assert set(Participant.objects.values_list("given_name", "municipality", "background__sex")) == {
        ("Åsa", "2463", "woman"),
        ("Änne", "2422", "unknown"),
    }
    assert save_list(actor=coordinator, batch=batch, now=NOON) == 0


def test_people_already_known_are_not_made_twice():
    municipality, coordinator = a_coordinator()
    person = a_participant(municipality, given_name="Åsa", family_name="Öberg")

    batch = a_read_list(municipality, coordinator)

    row = batch.rows.get(number=2)
    assert (row.outcome, row.known_id, row.is_chosen) == ("known", person.pk, False)


def test_what_the_list_knows_of_a_known_person_is_added_and_nothing_taken_away():
    municipality, coordinator = a_coordinator()
    person = a_participant(municipality, given_name="Åsa", family_name="Öberg", phone="070")
    batch = a_read_list(municipality, coordinator)
    row = batch.rows.get(number=2)
    with acting_as(coordinator):
        choose_rows(actor=coordinator, batch=batch, shown=[row.pk], chosen=[row.pk], now=NOON)
        ask_to_save_list(actor=coordinator, batch=batch, now=NOON)

    save_list(actor=coordinator, batch=batch, now=NOON)

    person.refresh_from_db()
    assert (person.phone, person.municipality, person.background.sex) == ("070", "2463", "woman")


NAMES = "Förnamn;Efternamn;Personnummer;Skostorlek\nÅsa;Öberg;;38\nBo;Ek;;\nBo;Ek;;\nBo;Ek;19900508-0008;\n"


def test_somebody_of_the_same_name_is_told_of_and_not_registered_by_itself():
    municipality, coordinator = a_coordinator()
    person = a_participant(municipality, given_name="Åsa", family_name="Öberg")
    person.background.personal_number = "199005080008"
    person.background.save()

    batch = a_read_list(municipality, coordinator, text=NAMES.replace("19900508-0008", ""))

    rows = {row.number: row for row in batch.rows.all()}
    assert [rows[number].outcome for number in (2, 3, 4, 5)] == ["new"] * 4
    assert [rows[number].is_chosen for number in (2, 3, 4, 5)] == [False, True, False, False]
    assert rows[2].problems[0]["facts"] == {"read": "Åsa Öberg"}
    assert rows[4].problems[0]["facts"] == {"read": "Bo Ek", "row": 3}


def test_a_number_tells_namesakes_apart():
    batch = a_read_list(*a_coordinator(), text=NAMES)

    assert batch.rows.get(number=5).is_chosen


def test_columns_that_are_not_understood_are_told():
    batch = a_read_list(*a_coordinator(), text=NAMES)

    assert batch.columns_left_out == ["Skostorlek"]


def test_who_is_registered_meanwhile_sends_the_list_back_to_be_looked_at():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    with acting_as(coordinator):
        ask_to_save_list(actor=coordinator, batch=batch, now=NOON)
    other = a_participant(municipality, given_name="Någon", family_name="Annan")
    other.background.personal_number = "199005080008"
    other.background.save()

    jobs.save(batch=batch.pk, user=coordinator.user)

    batch.refresh_from_db()
    row = batch.rows.get(number=3)
    assert (batch.state, batch.rows_total) == ("read", 4)
    assert batch.problem["message"].startswith("Nothing is saved")
    assert (row.outcome, row.known_id, row.is_chosen) == ("known", other.pk, False)
    assert batch.rows.get(number=2).is_chosen


def test_a_list_that_is_not_being_saved_is_left_as_it_is():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)

    compare_list_anew(actor=coordinator, batch=batch, now=NOON)

    batch.refresh_from_db()
    assert batch.problem is None


def test_all_or_nothing():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    with acting_as(coordinator):
        ask_to_save_list(actor=coordinator, batch=batch, now=NOON)
    # Somebody registers the same number between the look and the saving: the database refuses the second.
    other = a_participant(municipality, given_name="Någon", family_name="Annan")
    other.background.personal_number = "199005080008"
    other.background.save()

    with pytest.raises(Exception, match="one_person_one_number"):
        save_list(actor=coordinator, batch=batch, now=NOON)

    batch.refresh_from_db()
    assert batch.state == "saving"
    assert Participant.objects.count() == 1


def test_needs_at_least_one_chosen_row():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    shown = list(batch.rows.values_list("pk", flat=True))

    with acting_as(coordinator):
        choose_rows(actor=coordinator, batch=batch, shown=shown, chosen=[], now=NOON)
        with pytest.raises(NothingChosen):
            ask_to_save_list(actor=coordinator, batch=batch, now=NOON)


def test_a_row_with_problems_cannot_be_chosen():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    shown = list(batch.rows.values_list("pk", flat=True))

    with acting_as(coordinator):
        choose_rows(actor=coordinator, batch=batch, shown=shown, chosen=shown, now=NOON)

    assert set(batch.rows.filter(is_chosen=True).values_list("number", flat=True)) == {2, 3}


def test_a_list_without_names_fails_with_what_was_found():
    batch = a_read_list(*a_coordinator(), text="Telefon;Kommun\n070;Åsele\n")

    assert batch.state == "failed"
    assert batch.problem["facts"]["found"] == "Telefon, Kommun"


def test_a_cancelled_list_is_gone_and_cannot_be_saved():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)

    with acting_as(coordinator):
        cancel_list(actor=coordinator, batch=batch, now=NOON)
        with pytest.raises(ListNotReadyToSave):
            ask_to_save_list(actor=coordinator, batch=batch, now=NOON)

    assert not ImportRow.objects.exists()


def test_a_broken_off_reading_begins_anew():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)
    batch.state = "reading"
    batch.save()

    table = read_table(LIST.encode(), file="lista.csv")
    read_list(actor=coordinator, batch=batch, encoding="UTF-8", header=table.header, rows=table.rows, now=NOON)

    assert batch.rows.count() == 4


def test_the_neighbours_coordinator_may_not_import_here():
    municipality, _ = a_coordinator()
    _, neighbour = a_coordinator()

    with acting_as(neighbour), pytest.raises(NotAllowed):
        upload_list(actor=neighbour, organisation=municipality, file_name="x.csv", content=b"x", now=NOON)

    assert not ImportBatch.objects.exists()


def test_a_list_that_cannot_be_read_says_why():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator)

    fail_list(actor=coordinator, batch=batch, refusal=NothingChosen(), now=NOON)

    assert (batch.state, batch.problem["message"]) == ("failed", NothingChosen.message)
