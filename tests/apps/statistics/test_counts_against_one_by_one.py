"""What the database counts is what one finds by going through everybody, whoever they are and whatever happened."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.followup.models import Exit, FollowUp
from jobbspar.apps.participants.models import Background
from jobbspar.apps.plans.models import Plan
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.statistics.queries import groups_of
from jobbspar.core.access import Role
from jobbspar.core.calendar import Period
from jobbspar.core.followup.outcomes import ContractForm, MainOutcome, SubsidyType
from jobbspar.core.half_year import raw_tables
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.participation import Sex
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.taxonomy.education import EducationLevel
from tests.apps.statistics.one_by_one import tables_one_by_one
from tests.factories import a_participant, a_round, a_track, a_user, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
SPRING = Period(date(2025, 1, 1), date(2025, 7, 1))
# A year after the leap day is its last day, a year after the day before is too.
AFTER_THE_LEAP_DAY = Period(date(2025, 2, 28), date(2025, 3, 1))
periods = st.sampled_from([SPRING, AFTER_THE_LEAP_DAY])
DAY = timedelta(days=1)
EDGES = [
    edge - years * timedelta(days=366) + step * DAY
    for period in (SPRING, AFTER_THE_LEAP_DAY)
    for edge in (period.starts, period.ends)
    for years in (0, 1)
    for step in (-1, 0, 1)
]
days = st.sampled_from(sorted({*EDGES, date(2024, 2, 28), date(2024, 2, 29)}))
backgrounds = st.none() | st.tuples(st.sampled_from(list(Sex)), st.sampled_from(list(EducationLevel)))
work = st.fixed_dictionaries(
    {
        "outcome": st.just("work"),
        "contract_form": st.sampled_from(list(ContractForm)),
        "subsidy": st.sampled_from(["", *SubsidyType]),
        "is_track_employer": st.sampled_from([True, False, None]),
    }
)
outcomes = work | st.fixed_dictionaries({"outcome": st.sampled_from([each for each in MainOutcome if each != "work"])})
ends = st.none() | st.tuples(days, outcomes, st.none() | st.sampled_from(list(MainOutcome)))
stages = st.dictionaries(st.sampled_from(list(ParticipationState)), days, max_size=4)
begun = st.builds(lambda reached, day: {**reached, "started": day}, stages, days)
# (which of three people, which of three rounds, how far and when, how it ended): most people are in several rounds.
parts = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), begun | stages, ends), min_size=4, unique_by=lambda part: part[:2]
)


@pytest.fixture
def home():
    return an_organisation()


# Not shrunk: each try writes a story into the database.
@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    period=periods,
    people=st.lists(backgrounds, min_size=3, max_size=3),
    starts=st.lists(days, min_size=3, max_size=3),
    parts=parts,
)
def test_the_tables_are_the_same(home, period, people, starts, parts):
    agreement = _story(home, people, starts, parts)
    tracks = tuple(sorted(agreement.tracks.values_list("pk", flat=True)))

    with acting_as(an_actor(Role.STEERING, home)):
        groups = groups_of(agreement, period)
    raw = raw_tables(groups, tracks=tracks)

    assert [Counter(table.people) for table in raw] == tables_one_by_one(agreement, period)


def test_the_oracle_itself_counts_somebody_in_every_table(home):
    """Otherwise two empty answers would agree for ever."""
    ended = (date(2024, 8, 1), {"outcome": "work", "contract_form": "hourly"}, "studies")
    part = (0, 0, {"interested": date(2024, 7, 1), "started": date(2024, 7, 2)}, ended)
    agreement = _story(home, [(Sex.WOMAN, EducationLevel.UNKNOWN)], [date(2024, 7, 1)], [part])

    then = tables_one_by_one(agreement, Period(date(2024, 7, 1), date(2025, 1, 1)))
    a_year_later = tables_one_by_one(agreement, Period(date(2025, 7, 1), date(2026, 1, 1)))

    assert [table.total() for table in then] == [1, 1, 1, 1, 1, 1, 0]
    assert a_year_later[-1] == Counter({("studies",): 1})


def _story(home: Organisation, people, starts, parts):
    """An agreement with two tracks and their rounds and the people in them."""
    agreement, by = an_agreement(home), a_user()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=home)
    tracks = [a_track(agreement, employer=employer) for _ in range(2)]
    rounds = [a_round(tracks[at % 2], starts=day, ends=None) for at, day in enumerate(starts)]
    persons = [_person(home, background) for background in people]
    for person, round, reached, end in parts:
        made = Participation.objects.create(
            round=rounds[round],
            participant=persons[person],
            state=_state(reached, end),
            own_words="Jag vill",
            interested_on=date(2024, 1, 1),
        )
        for stage, day in reached.items():
            StageReached.objects.create(participation=made, state=stage, on=day)
        if made.state == ParticipationState.STARTED:  # Nobody takes part without a next step.
            Plan.objects.create(
                participation=made, next_step="Sfi", next_step_on=date(2026, 4, 6), next_step_ask="Anna"
            )
        if end:
            left_on, outcome, answer = end
            Exit.objects.create(participation=made, exited_on=left_on, by=by, **outcome)
            if answer:
                FollowUp.objects.create(participation=made, months=12, asked_on=left_on, outcome=answer, by=by)
    return agreement


def _state(reached, end):
    """As the deeds leave it: whoever has begun is there until the exit is written."""
    if end:
        return ParticipationState.COMPLETED
    return ParticipationState.STARTED if "started" in reached else ParticipationState.INTERESTED


def _person(home, background):
    sex, education = background or (Sex.UNKNOWN, EducationLevel.UNKNOWN)
    person = a_participant(home, sex=sex, education_level=education)
    if background is None:
        Background.objects.filter(participant=person).delete()
    return person
