"""One row of a list of people → facts about one person, or problems that say where, what and what to do."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from jobbspar.core.identity import IdentityNumber, NotAnIdentityNumber
from jobbspar.core.messages import N_
from jobbspar.core.participants import BackgroundFacts, PersonFacts
from jobbspar.core.participation import Sex
from jobbspar.core.people_columns import EDUCATIONS, HEADINGS, NEEDED, SEXES, Column, squeezed
from jobbspar.core.places import municipality_called
from jobbspar.core.refusals import Refusal
from jobbspar.core.taxonomy.education import EducationLevel

# Excel counts days from here; a day that lost its format arrives as such a number.
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(20_000, 60_000)  # 1954–2064: other numbers are not days of ours
MOST_SCHOOL_YEARS = 30
Answer = TypeVar("Answer")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class ColumnsMissing(Refusal):
    message = N_("The list has no column for %(columns)s. Columns found: %(found)s.")
    mend = N_("Name the columns as in the template, in the first row.")


class CellProblem(Refusal):
    """Something in one cell; `column` is told by the one who raises it."""


class NameNotGiven(CellProblem):
    message = N_("The name is missing.")
    mend = N_("Write the name.")


class NotADay(CellProblem):
    message = N_("“%(read)s” is not a day.")
    mend = N_("Write the day as YYYY-MM-DD.")


class NotAMunicipality(CellProblem):
    message = N_("There is no municipality called “%(read)s”.")
    mend = N_("Write the name or the four digits of the municipality.")


class NotASex(CellProblem):
    message = N_("“%(read)s” is not one of woman, man and unknown.")
    mend = N_("Write woman, man or unknown, or leave the cell empty.")


class NotAnEducation(CellProblem):
    message = N_("“%(read)s” is not one of the levels of education.")
    mend = N_("Write less than 9 years, compulsory school, upper secondary or post-secondary, or leave the cell empty.")


class NotSchoolYears(CellProblem):
    message = N_("“%(read)s” is not a number of years in school.")
    mend = N_("Write a whole number, or leave the cell empty.")


class NotAnEmail(CellProblem):
    message = N_("“%(read)s” is not an e-mail address.")
    mend = N_("Correct the address, or leave the cell empty.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell of one row."""

    column: Column
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row understood. `person` and `background` are None when a problem stops the row."""

    person: PersonFacts | None
    background: BackgroundFacts | None
    problems: tuple[Problem, ...]


def columns_of(header: Iterable[str]) -> tuple[dict[int, Column], list[str]]:
    """Which column stands where, and the headings that were not understood. Raises `ColumnsMissing`."""
    found: dict[int, Column] = {}
    others: list[str] = []
    names = list(header)
    for place, name in enumerate(names):
        column = HEADINGS.get(squeezed(name))
        if column is None or column in found.values():
            others += [name] if name else []
        else:
            found[place] = column
    missing = [column for column in NEEDED if column not in found.values()]
    if missing:
        raise ColumnsMissing(columns=missing[0].label, found=", ".join(filter(None, names)) or "–")
    return found, others


def understand(read: Mapping[Column, str], *, today: date) -> PersonRow:
    """Turn the texts of a row into facts, collecting every problem on the way."""
    problems: list[Problem] = []
    cells = _Cells(read, problems)
    for column in NEEDED:
        if not cells.text(column):
            problems.append(Problem(column, NameNotGiven()))
    number = cells.value(Column.PERSONAL_NUMBER, lambda text: IdentityNumber.read(text, today=today))
    municipality = cells.value(Column.MUNICIPALITY, _municipality_code)
    email = cells.value(Column.EMAIL, _email)
    sfi = cells.value(Column.SFI_FIRST_ADMISSION, day_from)
    years = cells.value(Column.SCHOOLING_YEARS, _school_years)
    sex = cells.value(Column.SEX, _sex) or Sex.UNKNOWN
    education = cells.value(Column.EDUCATION_LEVEL, _education) or EducationLevel.UNKNOWN
    if problems:
        return PersonRow(None, None, tuple(problems))
    person = PersonFacts(
        given_name=cells.text(Column.GIVEN_NAME),
        family_name=cells.text(Column.FAMILY_NAME),
        phone=_phone(cells.text(Column.PHONE)),
        email=email or "",
        municipality=municipality or "",
        interpreter=cells.text(Column.INTERPRETER)[:60],
        wish=cells.text(Column.WISH),
        sfi_first_admission=sfi,
    )
    background = BackgroundFacts(
        personal_number=number.value if number else None,
        birth_date=number.birth_date if number else None,
        sex=sex,
        education_level=education,
        schooling_years=years,
    )
    return PersonRow(person, background, ())


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row; a cell that cannot be understood goes to the problems and counts as empty."""

    read: Mapping[Column, str]
    problems: list[Problem]

    def text(self, column: Column) -> str:
        return " ".join(self.read.get(column, "").split())

    def value(self, column: Column, understand_cell: Callable[[str], Answer]) -> Answer | None:
        text = self.text(column)
        if not text:
            return None
        try:
            return understand_cell(text)
        except (CellProblem, NotAnIdentityNumber) as refusal:
            self.problems.append(Problem(column, refusal))
            return None


def day_from(text: str) -> date:
    """Understand YYYY-MM-DD, YYYYMMDD, D/M YYYY and the bare number that Excel leaves when a day loses its format."""
    if text.isdecimal() and int(text) in EXCEL_DAYS:
        return EXCEL_DAY_ZERO + timedelta(days=int(text))
    forms = (
        r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[ /.](?P<year>\d{4})",
    )
    for form in forms:
        if found := re.fullmatch(form, text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                break
    raise NotADay(read=text)


def _municipality_code(text: str) -> str:
    """By name or code; the leading zero that Excel loses is put back."""
    name = re.sub(r"\s+kommuns?$|\s+stad$", "", text, flags=re.IGNORECASE).strip()
    found = municipality_called(name.zfill(4) if name.isdecimal() else name)
    if found is None:
        raise NotAMunicipality(read=text)
    return found.code


def _email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise NotAnEmail(read=text)
    return text.lower()


def _phone(text: str) -> str:
    """Nine digits that begin with 7 are a mobile number whose zero Excel has taken."""
    return f"0{text}" if re.fullmatch(r"7\d{8}", text) else text[:40]


def _school_years(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_SCHOOL_YEARS:
        raise NotSchoolYears(read=text)
    return int(text)


def _sex(text: str) -> Sex:
    try:
        return SEXES[squeezed(text)]
    except KeyError:
        raise NotASex(read=text) from None


def _education(text: str) -> EducationLevel:
    known = EDUCATIONS.get(squeezed(text))
    if known is None and text in list(EducationLevel):
        known = EducationLevel(text)
    if known is None:
        raise NotAnEducation(read=text)
    return known


class TwiceInList(CellProblem):
    message = N_("The same personal number is in row %(row)s of the list.")
    mend = N_("Correct the number, or leave one of the rows out.")


class NamesakeKnown(CellProblem):
    message = N_("%(read)s is in the register already.")
    mend = N_("Compare with the person there, and tick the row only if it is somebody else.")


class NamesakeInList(CellProblem):
    message = N_("%(read)s stands in row %(row)s of the list too.")
    mend = N_("Tick the row only if it is somebody else.")


class RegisteredMeanwhile(Refusal):
    message = N_("Nothing is saved: somebody in the list was registered while you looked at it.")
    mend = N_("The rows have been compared anew. Look through them and save again.")


class ListNotReadyToSave(Refusal):
    message = N_("The list is not waiting to be looked at now.")
    mend = N_("Load the page again to see how far it has come.")


class NothingChosen(Refusal):
    message = N_("No row is chosen.")
    mend = N_("Choose at least one row without problems.")


class ListTooLong(Refusal):
    message = N_("The list has more than %(most)s rows.")
    mend = N_("Divide it into several files.")
