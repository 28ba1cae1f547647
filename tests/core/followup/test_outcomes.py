"""One main outcome, and only the details that belong to it."""

from datetime import date

import pytest

from jobbspar.core.followup.closing import CLOSING_QUESTIONS
from jobbspar.core.followup.measures import MEASURES
from jobbspar.core.followup.outcomes import (
    ContractForm,
    ContractFormMissing,
    DetailOfAnotherOutcome,
    HoursOutOfRange,
    InterruptedBy,
    InterrupterMissing,
    MainOutcome,
    Outcome,
    OutcomeLine,
    SameSectorIsAnotherEmployer,
    StudyLevel,
    StudyLevelMissing,
    SubsidyType,
    SupportNotOfferedThen,
    require_offered,
)


def with_its_details(main: MainOutcome) -> Outcome:
    return Outcome(
        main=main,
        contract_form=ContractForm.PERMANENT if main is MainOutcome.WORK else None,
        study_level=StudyLevel.UNKNOWN if main is MainOutcome.STUDIES else None,
        interrupted_by=InterruptedBy.UNKNOWN if main is MainOutcome.INTERRUPTED else None,
    )


def test_work_by_the_hour_is_never_folded_into_work():
    by_the_hour = Outcome(main=MainOutcome.WORK, contract_form=ContractForm.HOURLY)

    assert by_the_hour.line is OutcomeLine.WORK_HOURLY
    assert [with_its_details(main).line.value for main in MainOutcome] == [main.value for main in MainOutcome]
    assert set(OutcomeLine) == {with_its_details(main).line for main in MainOutcome} | {OutcomeLine.WORK_HOURLY}


@pytest.mark.parametrize(
    ("main", "missing"),
    [
        (MainOutcome.WORK, ContractFormMissing),
        (MainOutcome.STUDIES, StudyLevelMissing),
        (MainOutcome.INTERRUPTED, InterrupterMissing),
    ],
)
def test_an_outcome_says_what_belongs_to_it(main: MainOutcome, missing: type):
    with pytest.raises(missing):
        Outcome(main=main)


@pytest.mark.parametrize("main", [main for main in MainOutcome if main is not MainOutcome.WORK])
@pytest.mark.parametrize(
    "detail",
    [
        {"contract_form": ContractForm.HOURLY},
        {"hours_percent": 50},
        {"subsidy": SubsidyType.NONE},
        {"is_track_employer": True},
    ],
)
def test_only_work_has_the_details_of_work(main: MainOutcome, detail: dict):
    own = {"study_level": with_its_details(main).study_level, "interrupted_by": with_its_details(main).interrupted_by}

    with pytest.raises(DetailOfAnotherOutcome):
        Outcome(main=main, **own, **detail)


@pytest.mark.parametrize("employer", [True, None])
def test_the_same_sector_is_told_of_another_employer_only(employer: bool | None):
    work = {"main": MainOutcome.WORK, "contract_form": ContractForm.PERMANENT}

    assert Outcome(**work, is_track_employer=False, is_same_sector=True).line is OutcomeLine.WORK
    with pytest.raises(SameSectorIsAnotherEmployer):
        Outcome(**work, is_track_employer=employer, is_same_sector=True)


@pytest.mark.parametrize("hours", [0, -1, 101])
def test_hours_are_per_cent_of_full_time(hours: int):
    with pytest.raises(HoursOutOfRange):
        Outcome(main=MainOutcome.WORK, contract_form=ContractForm.PERMANENT, hours_percent=hours)


def test_extra_service_ended_with_2022():
    require_offered(SubsidyType.EXTRA_SERVICE, day=date(2022, 12, 31))
    require_offered(SubsidyType.NEW_START_JOB, day=date(2026, 1, 1))
    with pytest.raises(SupportNotOfferedThen):
        require_offered(SubsidyType.EXTRA_SERVICE, day=date(2023, 1, 1))


def test_no_outcome_or_support_tells_of_a_persons_health():
    words = " ".join(f"{choice.value} {choice.label}" for kind in (MainOutcome, SubsidyType) for choice in kind).lower()

    assert not any(word in words for word in ("ill", "sick", "disab", "lönebidrag", "samhall", "health"))


def test_every_figure_has_a_whole_definition():
    for code, measure in MEASURES.items():
        assert measure.code == code
        assert measure.name
        assert measure.numerator.endswith(".")
        assert measure.missing.endswith(".")
        assert measure.denominator == "" or measure.denominator.endswith(".")


def test_there_are_six_closing_questions():
    assert list(CLOSING_QUESTIONS) == [1, 2, 3, 4, 5, 6]
    assert all(question.endswith("?") for question in CLOSING_QUESTIONS.values())
