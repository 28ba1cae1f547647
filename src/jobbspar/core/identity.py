"""Swedish personal, coordination and organisation numbers, as people write them and as Excel spoils them.

The last digit but one of a personal number tells a sex. Nothing here reads it, and nothing may.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

# SFS 2022:1697: the day of birth plus sixty.
COORDINATION_DAYS_ADDED = 60
# Letters that education registers put first of the last four when no number is known yet.
INTERIM_LETTERS = "TRSUWXJKLMN"
# The three digits after the date run from 001 to 999, so nobody has been or will be given 000.
SERIAL_OF_NOBODY = "000"
OLDEST_BIRTH_YEAR = 1850

SHORT, WITH_CENTURY = 10, 12
# Fewer digits than this cannot come from lost zeros: a number born in 2000 begins with at most three of them.
FEWEST_WITHOUT_LOST_ZEROS = 7

WRITTEN = re.compile(r"(?P<date>\d{8}|\d{6})(?P<mark>[-+]?)(?P<last>[A-Z]?\d{3,4})")
UNUSUAL_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-"})
CUT_SHORT = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
DECIMAL_ZEROS = re.compile(r"(?<=\d)[.,]0+$")


class NumberKind(Choice):
    PERSONAL = "personal", N_("personal number")
    COORDINATION = "coordination", N_("coordination number")
    INTERIM = "interim", N_("interim number")


class NotAnIdentityNumber(Refusal):
    """What was read is no personal, coordination or interim number; subclasses say why."""

    message = N_("“%(read)s” is not a personal number.")
    mend = N_("Write it as YYYYMMDD-NNNN.")


class NumberIsMissing(NotAnIdentityNumber):
    message = N_("There is no number here.")


class WrongLength(NotAnIdentityNumber):
    message = N_("“%(read)s” has %(digits)s digits; a personal number has 10 or 12.")
    mend = N_("Check whether a digit is missing or one too many. Write it as YYYYMMDD-NNNN.")


class StrangeCharacters(NotAnIdentityNumber):
    message = N_("“%(read)s” has characters that do not belong in a personal number.")


class NumberCutShort(NotAnIdentityNumber):
    message = N_("“%(read)s” has been rounded by the spreadsheet, and its last digits are lost.")
    mend = N_("Format the column as text in the spreadsheet and fetch the numbers again.")


class NotADate(NotAnIdentityNumber):
    message = N_("“%(read)s” does not begin with a date that exists.")
    mend = N_("Check year, month and day. In a coordination number, 60 is added to the day.")


class NotBornYet(NotAnIdentityNumber):
    message = N_("“%(read)s” begins with a date that has not come yet.")
    mend = N_("Check the year.")


class WrongCheckDigit(NotAnIdentityNumber):
    message = N_("The last digit of “%(read)s” does not agree with the others.")
    mend = N_("A digit is wrong or two have changed places. Compare with an identity document.")


class NotAnOrganisationNumber(Refusal):
    message = N_("“%(read)s” is not an organisation number.")
    mend = N_("An organisation number has ten digits: NNNNNN-NNNN.")


class OrganisationNumberIsMissing(NotAnOrganisationNumber):
    message = N_("There is no organisation number here.")


class WrongOrganisationCheckDigit(NotAnOrganisationNumber):
    message = N_("The last digit of the organisation number “%(read)s” does not agree with the others.")
    mend = N_("A digit is wrong or two have changed places. Compare with the company register.")


class PersonInsteadOfOrganisation(NotAnOrganisationNumber):
    message = N_("“%(read)s” looks like a personal number, not an organisation number.")
    mend = N_("A sole trader's number is a personal number. Leave the field empty and write only the name.")


def check_digit(digits: str) -> int:
    """The digit that makes the sum come out even (Luhn, modulus 10), for the digits before it."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return -sum(part // 10 + part % 10 for part in doubled) % 10


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that tells who a person is: twelve characters, century first, no separator."""

    # Kept out of `repr`, so that the number does not end up in logs and error reports.
    value: str = field(repr=False)
    kind: NumberKind
    birth_date: date

    def __post_init__(self) -> None:
        _, kind, birth_date = _parts(self.value[:8], self.value[8:], read=self.value)
        if (kind, birth_date) != (self.kind, self.birth_date):
            raise ValueError("the number says another kind or birth date")

    def __str__(self) -> str:
        """As people write it in full: YYYYMMDD-NNNN."""
        return f"{self.value[:8]}-{self.value[8:]}"

    @classmethod
    def read(cls, raw: str | int | float | None, *, today: date) -> Self:
        """Understands every form people write and Excel makes; says no with what was read and what to do.

        A year of two digits means the latest such birth that is not after `today`; "+" means a hundred years more.
        """
        shown = _as_written(raw)
        if shown.isdecimal() and FEWEST_WITHOUT_LOST_ZEROS <= len(shown) < SHORT:
            return cls._with_zeros_put_back(shown, today=today)
        digits, mark, last = _taken_apart(shown)
        if len(digits) == 8:
            number = cls(*_parts(digits, last, read=shown))
            if number.birth_date > today:
                raise NotBornYet(read=shown)
            return number
        # The plus comes with the year in which a person turns a hundred, not with the day.
        no_later_than = date(today.year - 100, 12, 31) if mark == "+" else today
        return cls(*_latest_birth(digits, last, shown=shown, no_later_than=no_later_than))

    @classmethod
    def _with_zeros_put_back(cls, shown: str, *, today: date) -> Self:
        """A spreadsheet drops the zeros that years 2000–2009 begin with; nothing else may be guessed."""
        try:
            return cls.read(shown.zfill(SHORT), today=today)
        except NotAnIdentityNumber as refusal:
            raise WrongLength(read=shown, digits=len(shown)) from refusal

    @property
    def is_verifiable(self) -> bool:
        """Interim numbers carry no check digit, so a slip in one cannot be seen."""
        return self.kind is not NumberKind.INTERIM

    @property
    def masked(self) -> str:
        """Enough to tell two people on a list apart by age, not enough to look anyone up."""
        return f"{self.value[:8]}-****"

    @property
    def cannot_belong_to_anyone(self) -> bool:
        """True for the numbers the demo makes: their serial is 000, which is never given out."""
        return self.value[8:11] == SERIAL_OF_NOBODY


def demo_personal_number(seed: int, *, born: date, kind: NumberKind = NumberKind.PERSONAL) -> IdentityNumber:
    """A number that passes every check and that no real person can have, the same for the same seed.

    The serial is 000, while real ones run from 001 to 999. The tax agency's published test numbers are real-looking
    numbers on a list; carrying that list, or guessing at the ranges behind it, would be less certain than this.
    There is one such number a day and kind, so the seed moves the day of birth within the year of `born`: seed 0
    keeps the day, and seeds 0 to 364 give different numbers.
    """
    first = date(born.year, 1, 1)
    days_in_year = (date(born.year + 1, 1, 1) - first).days
    birth_date = first + timedelta(days=((born - first).days + seed) % days_in_year)
    if kind is NumberKind.INTERIM:
        raise ValueError("an interim number has no serial; make a personal or a coordination number")
    added = COORDINATION_DAYS_ADDED if kind is NumberKind.COORDINATION else 0
    before = f"{birth_date:%Y%m}{birth_date.day + added:02}{SERIAL_OF_NOBODY}"
    return IdentityNumber(f"{before}{check_digit(before[2:])}", kind, birth_date)


def _as_written(raw: str | int | float | None) -> str:
    """The text a person would see, with the traces of Excel's number formats taken away."""
    if isinstance(raw, float) and not raw.is_integer():
        raise StrangeCharacters(read=raw)
    text = str(int(raw) if isinstance(raw, float) else raw or "")
    text = re.sub(r"\s", "", text.translate(UNUSUAL_DASHES)).upper().strip("'\"\u200b\ufeff")
    # Other scripts have digits of their own, and a keyboard may be set to them.
    text = "".join(str(int(character)) if character.isdecimal() else character for character in text)
    if not text:
        raise NumberIsMissing
    if CUT_SHORT.fullmatch(text):
        raise NumberCutShort(read=text)
    return DECIMAL_ZEROS.sub("", text)


def _taken_apart(shown: str) -> tuple[str, str, str]:
    """Date, separator and the last four."""
    digits = sum(character.isalnum() for character in shown)
    if not re.fullmatch(r"\d+[-+]?[A-Z]?\d+", shown):
        raise StrangeCharacters(read=shown)
    found = WRITTEN.fullmatch(shown)
    if found is None or digits not in (SHORT, WITH_CENTURY):
        raise WrongLength(read=shown, digits=digits)
    return found["date"], found["mark"], found["last"]


def _parts(day_digits: str, last: str, *, read: str) -> tuple[str, NumberKind, date]:
    """The whole value, what kind of number it is and the birth date in it."""
    if len(day_digits) != 8 or len(last) != 4 or not day_digits.isdecimal() or not last[1:].isdecimal():
        raise WrongLength(read=read, digits=len(day_digits) + len(last))
    if last[0] not in INTERIM_LETTERS and not last[0].isdecimal():
        raise StrangeCharacters(read=read)
    day = int(day_digits[6:])
    is_coordination = day > COORDINATION_DAYS_ADDED
    birth_date = _date_or_none(day_digits[:6], day - COORDINATION_DAYS_ADDED if is_coordination else day)
    if birth_date is None:
        raise NotADate(read=read)
    if last[0] in INTERIM_LETTERS:
        return day_digits + last, NumberKind.INTERIM, birth_date
    if check_digit(day_digits[2:] + last[:3]) != int(last[3]):
        raise WrongCheckDigit(read=read)
    return day_digits + last, NumberKind.COORDINATION if is_coordination else NumberKind.PERSONAL, birth_date


def _latest_birth(short: str, last: str, *, shown: str, no_later_than: date) -> tuple[str, NumberKind, date]:
    """The parts with the century that a year of two digits leaves out."""
    century = no_later_than.year // 100
    for candidate in (century, century - 1, century - 2):
        day = int(short[4:]) % COORDINATION_DAYS_ADDED
        # A leap day exists in some centuries only, so a date that does not exist is no reason to stop looking.
        birth_date = _date_or_none(f"{candidate:02}{short[:4]}", day)
        if birth_date is not None and birth_date <= no_later_than:
            return _parts(f"{candidate:02}{short}", last, read=shown)
    raise NotADate(read=shown)


def _date_or_none(year_and_month: str, day: int) -> date | None:
    year, month = int(year_and_month[:4]), int(year_and_month[4:])
    if year < OLDEST_BIRTH_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class OrganisationNumber:
    """The number of a legal person: ten digits with a right check digit, the third at least 2."""

    value: str

    def __post_init__(self) -> None:
        if len(self.value) != SHORT or not self.value.isdecimal():
            raise NotAnOrganisationNumber(read=self.value)
        # Organisation numbers have 20 or more where a personal number has its month (SFS 1974:174).
        if int(self.value[2]) < 2:
            raise PersonInsteadOfOrganisation(read=self.value)
        if check_digit(self.value[:9]) != int(self.value[9]):
            raise WrongOrganisationCheckDigit(read=self.value)

    def __str__(self) -> str:
        return f"{self.value[:6]}-{self.value[6:]}"

    @classmethod
    def read(cls, raw: str | int | float | None) -> Self:
        """Accepts with and without dash, with the leading 16 that some registers add, and as a spreadsheet's number."""
        try:
            digits = _as_written(raw).replace("-", "", 1)
        except NumberIsMissing:
            raise OrganisationNumberIsMissing from None
        except NotAnIdentityNumber as refusal:
            raise NotAnOrganisationNumber(read=raw) from refusal
        if len(digits) == WITH_CENTURY and digits[:2] in ("19", "20"):
            raise PersonInsteadOfOrganisation(read=digits)
        return cls(digits.removeprefix("16") if len(digits) == WITH_CENTURY else digits)
