from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.identity import WrongCheckDigit, demo_personal_number
from jobbspar.core.participation import Sex
from jobbspar.core.people_columns import Column
from jobbspar.core.people_import import (
    ColumnsMissing,
    NameNotGiven,
    NotADay,
    NotAMunicipality,
    NotAnEducation,
    NotAnEmail,
    NotASex,
    NotSchoolYears,
    columns_of,
    day_from,
    understand,
)
from jobbspar.core.taxonomy.education import EducationLevel

TODAY = date(2026, 3, 30)
NAMED = {Column.GIVEN_NAME: "Åsa", Column.FAMILY_NAME: "Öberg"}


def test_headings_are_understood_however_they_are_written():
    found, others = columns_of(["Förnamn *", "EFTERNAMN", "E-post", "", "Skostorlek", "Person-nummer"])

    assert found == {
        0: Column.GIVEN_NAME,
        1: Column.FAMILY_NAME,
        2: Column.EMAIL,
        5: Column.PERSONAL_NUMBER,
    }
    assert others == ["Skostorlek"]


def test_a_list_without_names_is_refused_with_what_was_found():
    with pytest.raises(ColumnsMissing) as refused:
        columns_of(["Namn", "Telefon"])

    assert refused.value.facts["found"] == "Namn, Telefon"


def test_a_row_with_nothing_but_a_name_is_a_person_with_unknowns():
    row = understand(NAMED, today=TODAY)

    assert row.problems == ()
    assert row.background.sex is Sex.UNKNOWN
    assert row.background.education_level is EducationLevel.UNKNOWN
    assert row.background.personal_number is None


def test_what_excel_spoils_is_put_right():
    row = understand(
        {**NAMED, Column.MUNICIPALITY: "114", Column.PHONE: "701234567", Column.SFI_FIRST_ADMISSION: "46023"},
        today=TODAY,
    )

    assert row.person.municipality == "0114"
    assert row.person.phone == "0701234567"
    assert row.person.sfi_first_admission == date(2026, 1, 1)


def test_sex_is_never_read_from_the_number():
    number = demo_personal_number(3, born=date(1990, 5, 5))

    row = understand({**NAMED, Column.PERSONAL_NUMBER: str(number)}, today=TODAY)

    assert row.background.personal_number == number.value
    assert row.background.birth_date == number.birth_date
    assert row.background.sex is Sex.UNKNOWN


@pytest.mark.parametrize(
    ("column", "text", "refusal"),
    [
        (Column.GIVEN_NAME, " ", NameNotGiven),
        (Column.PERSONAL_NUMBER, "19900505-0002", WrongCheckDigit),
        (Column.MUNICIPALITY, "Atlantis", NotAMunicipality),
        (Column.EMAIL, "åsa(at)kommun.se", NotAnEmail),
        (Column.SFI_FIRST_ADMISSION, "i våras", NotADay),
        (Column.SFI_FIRST_ADMISSION, "2026-02-30", NotADay),
        (Column.SCHOOLING_YEARS, "några", NotSchoolYears),
        (Column.SEX, "x", NotASex),
        (Column.EDUCATION_LEVEL, "livets skola", NotAnEducation),
    ],
)
def test_a_cell_that_is_not_understood_is_told_with_column_and_refusal(column, text, refusal):
    row = understand({**NAMED, column: text}, today=TODAY)

    assert [(problem.column, type(problem.refusal)) for problem in row.problems] == [(column, refusal)]
    assert row.person is None


@given(st.dates(date(1955, 1, 1), date(2060, 1, 1)))
def test_every_way_to_write_a_day_gives_the_day(day):
    written = [
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.day}/{day.month} {day.year}",
        str((day - date(1899, 12, 30)).days),
    ]

    assert {day_from(text) for text in written} == {day}


@given(st.dictionaries(st.sampled_from(list(Column)), st.text(max_size=20)))
def test_no_text_whatever_brings_it_down(cells):
    row = understand(cells, today=TODAY)

    assert (row.person is None) == bool(row.problems)
