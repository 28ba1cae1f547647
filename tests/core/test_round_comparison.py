"""What differs between two rounds."""

from dataclasses import replace

from jobbspar.core.round_comparison import RoundOutline, StepOutline, compare_rounds

ROUND = RoundOutline(
    seats=8,
    least_people=4,
    weeks=20,
    place="Larch",
    coordinator="Anna",
    recruitment_plan="Träff på sfi",
    recruitment_channels="sfi",
    steps=(StepOutline("Sfi", 1, 10), StepOutline("Praktik", 2, 10)),
)


def differences(**changes):
    return [(one.label, one.before, one.now) for one in compare_rounds(ROUND, replace(ROUND, **changes))]


def test_the_same_round_twice_does_not_differ():
    assert compare_rounds(ROUND, ROUND) == []


def test_changed_seats_are_told_with_before_and_now():
    assert differences(seats=10) == [("Seats", 8, 10)]


def test_a_step_taken_away_and_one_added_are_told():
    steps = (StepOutline("Sfi", 1, 10), StepOutline("APL", 2, 10))

    assert differences(steps=steps) == [
        ("Step “%(what)s”", "is part of the round", "is not part of the round"),
        ("Step “%(what)s”", "is not part of the round", "is part of the round"),
    ]


def test_a_longer_step_is_told_as_weeks():
    assert differences(steps=(StepOutline("Sfi", 1, 12), ROUND.steps[1])) == [("Weeks of “%(what)s”", 10, 12)]
