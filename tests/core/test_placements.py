"""How long a placement may last by the law on the day it starts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import Period, add_months
from jobbspar.core.participation import PlacementTooLong
from jobbspar.core.placements import LONGEST_TIMES, PlacementType, latest_end, longest_time, require_lawful_length

starts = st.dates(date(2008, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("kind", "months"),
    [
        (PlacementType.YOUTH_PRACTICE, 3),
        (PlacementType.WORK_TRAINING, 6),
        (PlacementType.REINFORCED_WORK_TRAINING, 12),
        (PlacementType.WORK_PRACTICE, 6),
    ],
)
def test_the_longest_times_are_those_of_the_law(kind: PlacementType, months: int):
    limit = longest_time(kind, starts=date(2026, 11, 23))

    assert limit is not None
    assert (limit.months, limit.source.startswith("SFS")) == (months, True)


@given(st.sampled_from([limit.kind for limit in LONGEST_TIMES]), starts, st.integers(1, 500))
def test_a_placement_is_refused_exactly_when_it_is_too_long(kind: PlacementType, first: date, length: int):
    limit = longest_time(kind, starts=first)
    period = Period(first, first + timedelta(days=length))

    if limit is not None and period.ends <= add_months(first, limit.months):
        require_lawful_length(kind, period=period)
    else:
        with pytest.raises(PlacementTooLong):
            require_lawful_length(kind, period=period)


def test_a_placement_with_a_limit_cannot_be_open():
    with pytest.raises(PlacementTooLong) as refused:
        require_lawful_length(PlacementType.WORK_TRAINING, period=Period(date(2026, 1, 1)))

    assert refused.value.facts["months"] == 6


@pytest.mark.parametrize("kind", [PlacementType.APL, PlacementType.EMPLOYMENT])
def test_education_and_employment_have_no_limit(kind: PlacementType):
    require_lawful_length(kind, period=Period(date(2026, 1, 1)))

    assert latest_end(kind, starts=date(2026, 1, 1)) is None


def test_each_kind_has_one_law_at_a_time():
    for limit in LONGEST_TIMES:
        others = [other for other in LONGEST_TIMES if other is not limit and other.kind is limit.kind]
        assert not any(other.in_force.overlaps(limit.in_force) for other in others)
