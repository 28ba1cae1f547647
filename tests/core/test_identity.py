"""Personal, coordination and organisation numbers as people write them and as Excel spoils them."""

from datetime import date, timedelta

import pytest
import stdnum.exceptions
import stdnum.se.orgnr
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer as peer

from jobbspar.core import identity
from jobbspar.core.identity import (
    IdentityNumber,
    NotADate,
    NotAnIdentityNumber,
    NotAnOrganisationNumber,
    NotBornYet,
    NumberCutShort,
    NumberIsMissing,
    NumberKind,
    OrganisationNumber,
    OrganisationNumberIsMissing,
    PersonInsteadOfOrganisation,
    StrangeCharacters,
    WrongCheckDigit,
    WrongLength,
    WrongOrganisationCheckDigit,
    check_digit,
    demo_personal_number,
)

TODAY = date(2026, 11, 22)
# Numbers that the tax agency has published for testing; no living person has them.
PUBLISHED_FOR_TESTS = ["191212121212", "199006022397", "199107172380", "200001052380", "199312172381", "194408139089"]

birth_dates = st.dates(date(1927, 1, 1), TODAY)
serials = st.integers(1, 999)
kinds = st.sampled_from([NumberKind.PERSONAL, NumberKind.COORDINATION])


def written(born: date, serial: int, kind: NumberKind = NumberKind.PERSONAL) -> str:
    day = born.day + (60 if kind is NumberKind.COORDINATION else 0)
    before = f"{born:%y%m}{day:02}{serial:03}"
    return f"{born:%Y}"[:2] + before + str(check_digit(before))


def read(raw: object) -> IdentityNumber:
    return IdentityNumber.read(raw, today=TODAY)  # type: ignore[arg-type]


class TestReading:
    @pytest.mark.parametrize("number", PUBLISHED_FOR_TESTS)
    def test_accepts_the_published_test_numbers(self, number: str):
        assert read(number).value == number

    @given(birth_dates, serials, kinds)
    def test_gives_the_same_number_in_every_way_it_is_written(self, born: date, serial: int, kind: NumberKind):
        full = written(born, serial, kind)
        a_hundred_or_more = TODAY.year - born.year >= 100
        mark = "+" if a_hundred_or_more else "-"
        forms = [full, f"{full[:8]}-{full[8:]}", f" {full[:8]} {full[8:]} ", f"{full[:8]}–{full[8:]}", int(full)]
        forms += [float(full), f"{full}.0", f"{full},00", f"'{full}", f"{full[2:8]}{mark}{full[8:]}"]
        if not a_hundred_or_more:
            forms += [full[2:], int(full[2:]) if int(full[2:]) > 999_999 else full[2:]]

        assert {(number.value, number.kind, number.birth_date) for number in map(read, forms)} == {(full, kind, born)}

    @given(st.dates(date(2000, 1, 1), date(2009, 12, 31)), serials)
    def test_puts_back_the_zeros_a_spreadsheet_drops(self, born: date, serial: int):
        full = written(born, serial)

        assert read(int(full[2:])).value == full
        assert read(str(int(full[2:]))).value == full
        assert read(float(full[2:])).value == full

    @given(st.dates(date(1880, 1, 1), date(1926, 12, 31)), serials)
    def test_takes_a_plus_for_the_year_one_turns_a_hundred_and_after(self, born: date, serial: int):
        full = written(born, serial)

        assert read(f"{full[2:8]}+{full[8:]}").birth_date == born

    def test_takes_two_digits_as_the_latest_birth_that_has_been(self):
        tomorrow_last_century = written(TODAY.replace(year=1926) + timedelta(days=1), 238)
        today = written(TODAY, 238)

        assert read(tomorrow_last_century[2:]).birth_date.year == 1926
        assert read(today[2:]).birth_date == TODAY

    def test_finds_the_century_that_has_the_leap_day(self):
        assert read(written(date(2000, 2, 29), 11)[2:]).birth_date == date(2000, 2, 29)
        with pytest.raises(NotADate):
            read("1900-02-29".replace("-", "") + "0114")

    def test_reads_digits_of_other_scripts(self):
        arabic = "199006022397".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

        assert read(arabic).value == "199006022397"

    @given(birth_dates, serials, kinds)
    def test_agrees_with_the_personnummer_package(self, born: date, serial: int, kind: NumberKind):
        full = written(born, serial, kind)
        theirs = peer.Personnummer.parse(full)

        assert read(full).birth_date == theirs.get_date() == born
        assert (read(full).kind is NumberKind.COORDINATION) == theirs.is_coordination_number()

    @given(st.text("0123456789", min_size=12, max_size=12) | st.text("0129", min_size=10, max_size=10))
    def test_accepts_what_the_personnummer_package_accepts_and_nothing_else_but_serial_000(self, digits: str):
        try:
            mine = read(digits).value
        except NotAnIdentityNumber:
            mine = None

        theirs = peer.Personnummer(digits).format(True) if peer.valid(digits) else None
        ours_alone = mine is not None and mine[8:11] == "000"
        not_ours = theirs is not None and (theirs[:4] < "1850" or theirs[:8] > f"{TODAY:%Y%m%d}" or len(digits) == 10)
        assert mine == theirs or ours_alone or not_ours


class TestRefusing:
    @pytest.mark.parametrize(
        ("raw", "refusal"),
        [
            ("", NumberIsMissing),
            (None, NumberIsMissing),
            ("  ", NumberIsMissing),
            ("199006022398", WrongCheckDigit),
            ("199006202397", WrongCheckDigit),
            ("199013022397", NotADate),
            ("19900602", WrongLength),
            (19900602, WrongLength),
            ("900602239", WrongLength),
            ("19900602239", WrongLength),
            ("1990060223970", WrongLength),
            ("900602-239", WrongLength),
            ("199006602397", NotADate),
            ("199006922397", NotADate),
            (written(date(2050, 1, 1), 238), NotBornYet),
            ("1,99006E+11", NumberCutShort),
            ("1.99E11", NumberCutShort),
            (1990.5, StrangeCharacters),
            (float("nan"), StrangeCharacters),
            ("Anna Andersson", StrangeCharacters),
            ("19900602-23A7", StrangeCharacters),
            ("19900602-Å123", StrangeCharacters),
            ("19900602-A123", StrangeCharacters),
            ("1990-06-02-2397", StrangeCharacters),
        ],
    )
    def test_says_what_is_wrong(self, raw: object, refusal: type[NotAnIdentityNumber]):
        with pytest.raises(refusal) as refused:
            read(raw)

        assert type(refused.value) is refusal
        assert refused.value.mend

    @given(birth_dates, serials, kinds, st.integers(2, 11), st.integers(1, 9))
    def test_any_single_wrong_digit(self, born: date, serial: int, kind: NumberKind, place: int, added: int):
        full = written(born, serial, kind)
        wrong = full[:place] + str((int(full[place]) + added) % 10) + full[place + 1 :]

        with pytest.raises(NotAnIdentityNumber):
            read(wrong)

    @given(st.text() | st.floats() | st.integers())
    def test_never_breaks_down_whatever_it_is_given(self, raw: object):
        try:
            number = read(raw)
        except NotAnIdentityNumber:
            return

        assert len(number.value) == 12

    def test_does_not_give_away_the_right_check_digit(self):
        with pytest.raises(WrongCheckDigit) as refused:
            read("199006022391")

        assert set(refused.value.facts) == {"read"}


class TestANumber:
    @pytest.mark.parametrize("letter", "TRSUWXJKLMN")
    def test_with_a_letter_is_taken_but_cannot_be_verified(self, letter: str):
        number = read(f"900602-{letter.lower()}239")

        assert number.value == f"19900602{letter}239"
        assert number.kind is NumberKind.INTERIM
        assert not number.is_verifiable

    def test_is_not_in_its_repr(self):
        assert "2397" not in repr(read("199006022397"))

    def test_is_written_in_full_or_masked(self):
        assert str(read("9006022397")) == "19900602-2397"
        assert read("9006022397").masked == "19900602-****"

    def test_cannot_be_made_with_another_birth_date(self):
        with pytest.raises(ValueError):
            IdentityNumber("199006022397", NumberKind.PERSONAL, date(1990, 6, 3))

    def test_says_nothing_of_sex(self):
        words = {word for name in vars(identity) | vars(IdentityNumber) for word in name.lower().split("_")}

        assert words.isdisjoint({"sex", "gender", "woman", "man", "male", "female"})


class TestDemoNumbers:
    @given(st.integers(0, 10_000), st.dates(date(1940, 1, 1), date(2015, 12, 31)), kinds)
    def test_are_well_formed_and_belong_to_no_one(self, seed: int, born: date, kind: NumberKind):
        number = demo_personal_number(seed, born=born, kind=kind)

        assert read(number.value) == number
        assert number.kind is kind
        assert number.birth_date.year == born.year
        assert number.cannot_belong_to_anyone
        assert not peer.valid(number.value)  # The peer knows, too, that 000 is never given out.

    def test_are_different_for_a_year_of_seeds(self):
        born = date(1991, 4, 30)

        assert len({demo_personal_number(seed, born=born).value for seed in range(365)}) == 365
        assert demo_personal_number(0, born=born).birth_date == born

    @pytest.mark.parametrize("number", PUBLISHED_FOR_TESTS)
    def test_are_not_confused_with_numbers_of_people(self, number: str):
        assert not read(number).cannot_belong_to_anyone


class TestOrganisationNumbers:
    @pytest.mark.parametrize(
        "raw", ["556016-0680", "5560160680", "16556016-0680", 5560160680, 5560160680.0, " 556016 0680"]
    )
    def test_are_read_in_every_form(self, raw: object):
        assert OrganisationNumber.read(raw).value == "5560160680"  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("raw", "refusal"),
        [
            ("556016-0681", WrongOrganisationCheckDigit),
            ("199006022397", PersonInsteadOfOrganisation),
            ("900602-2397", PersonInsteadOfOrganisation),
            ("556016-068", NotAnOrganisationNumber),
            ("Bolaget AB", NotAnOrganisationNumber),
            ("", OrganisationNumberIsMissing),
            (None, OrganisationNumberIsMissing),
        ],
    )
    def test_that_are_wrong_are_refused(self, raw: object, refusal: type[NotAnOrganisationNumber]):
        with pytest.raises(refusal) as refused:
            OrganisationNumber.read(raw)  # type: ignore[arg-type]

        assert type(refused.value) is refusal

    @given(st.text("0123456789", min_size=10, max_size=10))
    def test_agree_with_stdnum_apart_from_peoples_numbers(self, digits: str):
        try:
            mine = OrganisationNumber.read(digits).value
        except NotAnOrganisationNumber:
            mine = None

        assert mine == (digits if stdnum.se.orgnr.is_valid(digits) and digits[2] >= "2" else None)

    def test_are_written_with_a_dash(self):
        assert str(OrganisationNumber("5560160680")) == "556016-0680"
