"""Rows of tracks and rounds ↔ the values that rules are asked about."""

from jobbspar.apps.tracks.models import Round, RoundStep, Track
from jobbspar.core.activities import ActivityKind
from jobbspar.core.calendar import Period
from jobbspar.core.chain import ChainStep
from jobbspar.core.placements import PLACEMENT_OF
from jobbspar.core.refusals import Refusal
from jobbspar.core.round_calendar import DatedStep, StepToDate
from jobbspar.core.round_comparison import RoundOutline, StepOutline
from jobbspar.core.tracks import (
    LETTERS_THAT_BIND,
    CoordinatorMissing,
    LeadsNowhere,
    LetterMissing,
    LetterState,
    ProfileMissing,
    RecruitmentPlanMissing,
    RoundConditions,
    StepsMissing,
    TrackConditions,
    TrackKind,
    TrackNotAgreed,
    TrackState,
    missing_for_agreement,
    missing_for_recruiting,
)

DAYS_IN_WEEK = 7


def chain_steps(track: Track) -> list[ChainStep]:
    return [ChainStep(step.pk, step.stage, step.weeks) for step in track.steps.all()]


def track_conditions(track: Track) -> TrackConditions:
    return TrackConditions(
        kind=TrackKind(track.kind),
        has_approved_profile=_has_approved_profile(track),
        has_steps=any(track.steps.all()),
        has_binding_letter=_has_binding_letter(track),
        leads_somewhere=track.leads_to_id is not None,
    )


def round_conditions(round: Round) -> RoundConditions:
    return RoundConditions(
        kind=TrackKind(round.track.kind),
        is_track_agreed=round.track.state == TrackState.AGREED,
        has_approved_profile=_has_approved_profile(round.track),
        has_binding_letter=_has_binding_letter(round.track),
        has_recruitment_plan=bool(round.recruitment_plan.strip()),
        has_coordinator=round.coordinator_id is not None,
    )


def refusals_before_agreement(track: Track) -> list[Refusal]:
    """What is missing before the track can be agreed, each with the page where it is put right."""
    places: dict[type[Refusal], str] = {
        ProfileMissing: "tracks:edit",
        StepsMissing: "tracks:steps",
        LetterMissing: "tracks:letter_new",
        LeadsNowhere: "tracks:edit",
    }
    missing = missing_for_agreement(track_conditions(track))
    return [
        condition(mend_at=_profile_page(condition, track) or (places[condition], (track.pk,))) for condition in missing
    ]


def refusals_before_recruiting(round: Round) -> list[Refusal]:
    """What is missing before the round can recruit, each with the page where it is put right."""
    places: dict[type[Refusal], tuple[str, int]] = {
        TrackNotAgreed: ("tracks:show", round.track_id),
        ProfileMissing: ("tracks:edit", round.track_id),
        LetterMissing: ("tracks:letter_new", round.track_id),
        RecruitmentPlanMissing: ("recruitment:plan", round.pk),
        CoordinatorMissing: ("tracks:round_edit", round.pk),
    }
    missing = missing_for_recruiting(round_conditions(round))
    named = [(condition, places[condition]) for condition in missing]
    return [
        condition(mend_at=_profile_page(condition, round.track) or (page, (row,))) for condition, (page, row) in named
    ]


def _profile_page(condition: type[Refusal], track: Track) -> tuple[str, tuple[int]] | None:
    """A profile that is chosen but not approved is approved on its own page."""
    if condition is not ProfileMissing or track.profile_id is None:
        return None
    return ("profiles:show", (track.profile_id,))


def _has_approved_profile(track: Track) -> bool:
    return track.profile is not None and track.profile.state != "draft"


def _has_binding_letter(track: Track) -> bool:
    return any(LetterState(letter.state) in LETTERS_THAT_BIND for letter in track.letters.all())


def steps_to_date(track: Track) -> list[StepToDate]:
    """The track's steps with the days on which their activities begin."""
    steps = track.steps.select_related("activity").prefetch_related("activity__starts")
    return [
        StepToDate(
            step.pk,
            step.stage,
            step.weeks,
            tuple(start.day for start in step.activity.starts.all()),
            is_rolling=step.activity.is_rolling,
            placement=PLACEMENT_OF.get(ActivityKind(step.activity.kind)),
        )
        for step in steps
    ]


def steps_to_date_again(round: Round) -> list[StepToDate]:
    """The round's own steps, to be given new days: what was changed by hand in the round is kept."""
    steps = round.steps.select_related("activity").prefetch_related("activity__starts")
    return [
        StepToDate(
            step.pk,
            step.stage,
            weeks_of(step),
            tuple(start.day for start in step.activity.starts.all()),
            is_rolling=step.activity.is_rolling,
            placement=PLACEMENT_OF.get(ActivityKind(step.activity.kind)),
        )
        for step in steps
    ]


def dated_steps(round: Round) -> list[DatedStep]:
    return [DatedStep(step.pk, step.stage, Period(step.starts, step.ends)) for step in round.steps.all()]


def weeks_of(step: RoundStep) -> int:
    """Whole weeks, a begun one counted."""
    return max(1, -(-(step.ends - step.starts).days // DAYS_IN_WEEK))


def round_outline(round: Round) -> RoundOutline:
    """What the round is compared by with another of the same track."""
    length = -(-(round.ends - round.starts).days // DAYS_IN_WEEK) if round.ends else None
    return RoundOutline(
        seats=round.seats,
        least_people=round.least_people,
        weeks=length,
        place=round.place,
        coordinator=round.coordinator.name if round.coordinator else "",
        recruitment_plan=round.recruitment_plan,
        recruitment_channels=round.recruitment_channels,
        steps=tuple(
            StepOutline(step.activity.name, step.stage, weeks_of(step), step.note) for step in round.steps.all()
        ),
    )
