"""The funnel, and what may never be mandatory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.recruitment import (
    ALWAYS_VOLUNTARY,
    FUNNEL,
    AttendanceBasis,
    MandatoryAtEmployer,
    ParticipationState,
    RecruitmentKind,
    funnel,
    participation_states,
    require_voluntary_at_employer,
)
from jobbspar.core.tracks import TrackKind


@given(st.lists(st.frozensets(st.sampled_from(list(ParticipationState)))))
def test_no_stage_holds_more_people_than_the_one_before(reached):
    counts = list(funnel(reached).counts.values())

    assert counts == sorted(counts, reverse=True)
    assert counts[0] <= len(reached)


def test_a_stage_passed_over_is_counted():
    counts = funnel([frozenset({ParticipationState.INTERESTED, ParticipationState.SELECTED})]).counts

    assert [counts[stage] for stage in FUNNEL] == [1, 1, 1, 1, 1, 0, 0]


@pytest.mark.parametrize("kind", list(RecruitmentKind))
def test_nothing_where_the_employer_takes_part_can_be_mandatory(kind):
    with pytest.raises(MandatoryAtEmployer):
        require_voluntary_at_employer(kind, basis=AttendanceBasis.MANDATORY, employer_takes_part=True)


@pytest.mark.parametrize("kind", sorted(ALWAYS_VOLUNTARY))
def test_meetings_with_the_employer_cannot_be_mandatory(kind):
    with pytest.raises(MandatoryAtEmployer):
        require_voluntary_at_employer(kind, basis=AttendanceBasis.MANDATORY, employer_takes_part=False)


def test_an_information_meeting_may_be_mandatory():
    require_voluntary_at_employer(
        RecruitmentKind.INFORMATION_MEETING, basis=AttendanceBasis.MANDATORY, employer_takes_part=False
    )


def test_only_a_track_with_an_employer_asks_for_a_meeting_before_the_selection():
    candidate, selected = ParticipationState.CANDIDATE, ParticipationState.SELECTED

    assert selected not in participation_states(TrackKind.EMPLOYER).next_states(candidate)
    assert selected in participation_states(TrackKind.PREPARATORY).next_states(candidate)
