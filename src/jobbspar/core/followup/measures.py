"""Each figure of the follow-up, defined once: what is counted, of whom, and what is missing."""

from dataclasses import dataclass

from jobbspar.core.messages import N_

# Printed with every report. Raise it when a definition below changes its meaning.
DEFINITION_VERSION = "2026-11"

GROSS_OUTCOME = N_(
    "Gross outcome: how it went for those who took part. There is no comparison group, so the figures do not say what "
    "the track caused."
)
SMALL_NUMBERS = N_(
    "Counts from 1 to 4 are hidden, and more where they could be worked out from the rest. Shares are hidden where one "
    "of their counts is."
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure's name and definition, as msgids. A plain count has no denominator."""

    code: str
    name: str
    numerator: str
    missing: str
    denominator: str = ""


NOTHING_MISSING = N_("Nothing: everything in the system is counted.")
OUTCOME_MISSING = N_("Those whose outcome is not known. They stay in the whole and are shown on a line of their own.")
ALL_WHO_LEFT = N_("Everyone whose time in the track ended in the period.")
ALL_IN_WORK = N_("Everyone with the outcome work.")

MEASURES = {
    measure.code: measure
    for measure in (
        Measure(
            "tracks", N_("Tracks"), N_("Tracks with at least one round on some day of the period."), NOTHING_MISSING
        ),
        Measure("rounds", N_("Rounds"), N_("Rounds running on some day of the period."), NOTHING_MISSING),
        Measure(
            "employers",
            N_("Employers"),
            N_("Employers with a signed letter of intent for a round running in the period."),
            N_("Employers that take part without a letter of intent."),
        ),
        Measure(
            "participants",
            N_("Participants"),
            N_("People who took part in a round on some day of the period. Each is counted once."),
            NOTHING_MISSING,
        ),
        Measure(
            "sex",
            N_("Women and men"),
            N_("Participants by the sex they have stated."),
            N_("Those who have not stated it are shown as not known."),
            N_("All participants of the period."),
        ),
        Measure(
            "education",
            N_("Education"),
            N_("Participants by the highest level of schooling noted when they began."),
            N_("Schooling that is not known or documented is shown as such, never as low."),
            N_("All participants of the period."),
        ),
        Measure(
            "length",
            N_("Length of the tracks"),
            N_("Rounds by the number of weeks from start to planned end."),
            N_("Rounds without a planned end."),
            N_("All rounds of the period."),
        ),
        Measure(
            "to_work",
            N_("To work"),
            N_("Those whose main outcome was work. Work by the hour has a line of its own."),
            OUTCOME_MISSING,
            ALL_WHO_LEFT,
        ),
        Measure(
            "to_studies",
            N_("To studies"),
            N_("Those whose main outcome was studies, at whatever level."),
            OUTCOME_MISSING,
            ALL_WHO_LEFT,
        ),
        Measure(
            "by_the_hour",
            N_("Work by the hour"),
            N_("Those with the outcome work who are employed by the hour."),
            N_("Those whose form of employment is not known."),
            ALL_IN_WORK,
        ),
        Measure(
            "supported",
            N_("Supported employment"),
            N_("Those with the outcome work whose employer gets support for it."),
            N_("Those for whom it is not known whether there is support."),
            ALL_IN_WORK,
        ),
        Measure(
            "track_employer",
            N_("With the track's employer"),
            N_("Those with the outcome work who were employed by an employer of the track."),
            N_("Those for whom the employer is not known."),
            ALL_IN_WORK,
        ),
        Measure(
            "work_after_12_months",
            N_("In work after twelve months"),
            N_("Those who were in work when asked twelve months after they left."),
            N_("Those who were not asked or could not be reached. They are not taken to be out of work."),
            N_("Everyone whose follow-up after twelve months was due in the period."),
        ),
        Measure(
            "interrupted",
            N_("Interrupted"),
            N_("Those whose main outcome was that the track was interrupted, by whomever."),
            OUTCOME_MISSING,
            ALL_WHO_LEFT,
        ),
        Measure(
            "goal_funnel",
            N_("Goal followed through recruitment"),
            N_("Women and men who have come at least as far as each stage, from interest to completed."),
            N_("Those who have not stated their sex. A goal is followed up; it never gives or takes a place."),
            N_("All who have come at least as far as the stage."),
        ),
    )
}
