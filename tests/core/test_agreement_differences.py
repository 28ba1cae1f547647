"""What differs between two versions is told whole, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from jobbspar.core.agreement_contents import (
    AgreementContents,
    AppendixFacts,
    EndsBeforeStart,
    FundingFacts,
    GoalFacts,
    PartyFacts,
    ShareOver100,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
    WordsMissing,
    missing_in,
    unsigned_in,
)
from jobbspar.core.agreement_differences import AgreementSection, DifferenceKind, Words, differences, word_differences
from jobbspar.core.agreements import (
    AppendixKind,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    RegimeDoesNotCover,
    TargetGroupKind,
    TeamKind,
)
from jobbspar.core.organisations import OrganisationKind

GOAL = GoalFacts(GoalMeasure.SHARE_WOMEN, "Hälften kvinnor", "Styrgruppen", "Lika villkor", "care", 50)
WHOLE = AgreementContents(
    facts=VersionFacts(LegalRegime.COOPERATION, date(2025, 1, 1), date(2027, 1, 1), "Fler i arbete"),
    parties=(
        PartyFacts("Larch", OrganisationKind.MUNICIPALITY),
        PartyFacts("Arbetsförmedlingen", OrganisationKind.EMPLOYMENT_SERVICE),
    ),
    municipalities=("2401", "2403"),
    target_groups=(TargetGroupFacts(TargetGroupKind.YOUNG, "SFS 2022:811"),),
    goals=(GOAL,),
    team=(TeamMemberFacts(TeamKind.STEERING, "Eva Ek", 1),),
    appendices=(AppendixFacts(AppendixKind.NEEDS, "Vården behöver folk"),),
    funding=(FundingFacts(FundingKind.ESF, "Framåt", ends=date(2026, 7, 1)),),
)


def test_the_same_contents_do_not_differ():
    assert differences(WHOLE, replace(WHOLE)) == []


def test_newer_evidence_for_a_target_group_is_a_difference_of_one_field():
    group = WHOLE.target_groups[0]
    old, new = (replace(WHOLE, target_groups=(replace(group, evidence_from=date(y, 3, 1)),)) for y in (2019, 2025))

    (found,) = differences(old, new)

    (field,) = found.fields
    assert (field.name, field.before, field.after) == ("evidence_from", date(2019, 3, 1), date(2025, 3, 1))


def test_a_changed_goal_is_told_field_by_field():
    after = replace(WHOLE, goals=(replace(GOAL, target=40, reason="Fler söker"),))

    (found,) = differences(WHOLE, after)

    assert (found.section, found.kind) == (AgreementSection.GOALS, DifferenceKind.CHANGED)
    assert [(one.name, one.before, one.after) for one in found.fields] == [
        ("reason", "Lika villkor", "Fler söker"),
        ("target", 50, 40),
    ]


def test_what_came_and_what_went_is_told():
    after = replace(WHOLE, municipalities=("2403", "2404"), funding=())

    found = [(one.section, one.kind) for one in differences(WHOLE, after)]

    assert found == [
        (AgreementSection.MUNICIPALITIES, DifferenceKind.REMOVED),
        (AgreementSection.MUNICIPALITIES, DifferenceKind.ADDED),
        (AgreementSection.FUNDING, DifferenceKind.REMOVED),
    ]


def test_two_equal_goals_of_which_one_is_taken_away_is_one_difference():
    twice = replace(WHOLE, goals=(GOAL, GOAL))

    assert [one.kind for one in differences(twice, WHOLE)] == [DifferenceKind.REMOVED]


def test_who_has_signed_is_no_difference_in_words():
    signed = tuple(replace(party, has_signed=True, row=9) for party in WHOLE.parties)

    assert differences(WHOLE, replace(WHOLE, parties=signed)) == []


def test_wording_is_compared_word_by_word():
    assert word_differences("Fler i arbete snart", "Fler kvinnor i arbete") == (
        Words("Fler"),
        Words("kvinnor", DifferenceKind.ADDED),
        Words("i arbete"),
        Words("snart", DifferenceKind.REMOVED),
    )


def test_a_whole_agreement_lacks_nothing_but_signatures():
    assert missing_in(WHOLE, agreement=1) == []
    assert [refusal.facts["party"] for refusal in unsigned_in(WHOLE, agreement=1)] == ["Larch", "Arbetsförmedlingen"]


@pytest.mark.parametrize(
    ("lacking", "page"),
    [
        ({"parties": WHOLE.parties[:1]}, "agreements:parties"),
        ({"parties": WHOLE.parties[1:]}, "agreements:parties"),
        ({"facts": replace(WHOLE.facts, purpose=" ")}, "agreements:ground"),
        ({"facts": replace(WHOLE.facts, ends=None)}, "agreements:ground"),
        ({"target_groups": ()}, "agreements:target_groups"),
        ({"goals": ()}, "agreements:goals"),
        ({"team": (replace(WHOLE.team[0], team=TeamKind.OPERATIVE),)}, "agreements:team"),
    ],
)
def test_each_missing_condition_is_told_with_the_page_that_mends_it(lacking, page):
    (refusal,) = missing_in(replace(WHOLE, **lacking), agreement=7)

    assert refusal.mend_at == (page, (7,))


@pytest.mark.parametrize(
    ("regime", "day", "is_right"),
    [
        (LegalRegime.DUA_YOUTH, date(2016, 12, 31), True),
        (LegalRegime.DUNA, date(2017, 1, 1), True),
        (LegalRegime.DUNA, date(2023, 2, 28), True),
        (LegalRegime.DUNA, date(2023, 3, 1), False),
        (LegalRegime.COOPERATION, date(2023, 3, 1), True),
        (LegalRegime.COOPERATION, date(2023, 2, 28), False),
    ],
)
def test_the_legal_basis_follows_from_the_first_day(regime, day, is_right):
    if is_right:
        assert VersionFacts(regime, day).starts == day
    else:
        with pytest.raises(RegimeDoesNotCover):
            VersionFacts(regime, day)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: replace(GOAL, owner=" "), WordsMissing),
        (lambda: replace(GOAL, reason=""), WordsMissing),
        (lambda: replace(GOAL, target=101), ShareOver100),
        (lambda: TargetGroupFacts(TargetGroupKind.YOUNG, ""), WordsMissing),
        (lambda: TargetGroupFacts(TargetGroupKind.OTHER, "SFS 2022:811"), WordsMissing),
        (lambda: TeamMemberFacts(TeamKind.STEERING, "", 1), WordsMissing),
        (lambda: FundingFacts(FundingKind.ESF, "A", starts=date(2026, 1, 1), ends=date(2026, 1, 1)), EndsBeforeStart),
    ],
)
def test_half_said_things_are_refused(make, refusal):
    with pytest.raises(refusal):
        make()


def test_money_that_ends_within_half_a_year_is_warned_about():
    money = WHOLE.funding[0]

    assert money.ends_soon(date(2026, 1, 1))
    assert not money.ends_soon(date(2025, 12, 31))
    assert not FundingFacts(FundingKind.MUNICIPAL, "Budget").ends_soon(date(2026, 1, 1))
