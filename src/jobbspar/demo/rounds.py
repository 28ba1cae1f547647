"""The rounds, each from its plan as far as it has come."""

from datetime import timedelta
from typing import TYPE_CHECKING

from jobbspar.apps.plans.actions import begin_round
from jobbspar.apps.recruitment.actions import cancel_round, repeat_round
from jobbspar.apps.tracks.actions import (
    change_round_step,
    end_track,
    pause_round,
    pause_track,
    plan_round,
    start_recruiting,
)
from jobbspar.core.tracks import RoundFacts
from jobbspar.demo.endings import close, leave
from jobbspar.demo.lives import live
from jobbspar.demo.people import Crowd
from jobbspar.demo.recruiting import recruit
from jobbspar.demo.runs import RUNS, Played, Run
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.tracks.models import Round

PLAN = (
    "Vi berättar på sfi och hos Arbetsförmedlingen, bjuder in till ett öppet möte och låter alla som vill träffa "
    "arbetsgivaren. Den som får en plats, och den som inte får det, får veta varför."
)
CHANNELS = "Sfi, Arbetsförmedlingen, anslag på biblioteket"
REASONS = {
    "paused": "Företaget väntar på en stor order. Behovet prövas igen om två månader.",
    "cancelled": "För få från Rowan och Aspen kunde resa. Vi söker en lösning med bil tillsammans.",
}
WEEKS_TO_PLAN, WEEKS_TO_RECRUIT = 14, 9


def run_rounds(stage: Stage, crowd: Crowd) -> None:
    played: dict[str, Played] = {}
    for run in RUNS:
        played[run.key] = _play(stage, crowd, run, played)
    with stage.played_by("spruce") as actor:
        pause_track(actor=actor, track=stage.tracks["engineers"], reason=REASONS["paused"], now=stage.at(-1))
    with stage.played_by("alder") as actor:
        end_track(actor=actor, track=stage.tracks["park"], now=stage.at(-90))


def _play(stage: Stage, crowd: Crowd, run: Run, played: dict[str, Played]) -> Played:
    row = _plan(stage, run, played)
    here = Played(run, row, run.coordinator)
    if run.goes_to == "planned":
        return here
    with stage.played_by(run.coordinator) as actor:
        recruits_from = row.starts - timedelta(weeks=WEEKS_TO_RECRUIT)
        start_recruiting(actor=actor, round=row, now=stage.moment(recruits_from))
    recruit(stage, crowd, here, played)
    if run.goes_to in ("paused", "cancelled"):
        stop = pause_round if run.goes_to == "paused" else cancel_round
        with stage.played_by(run.coordinator) as actor:
            now = stage.moment(row.starts - timedelta(weeks=1))
            stop(actor=actor, round=row, reason=REASONS[run.goes_to], now=now)
    if run.goes_to in ("running", "closing", "closed"):
        _carry_out(stage, here)
    return here


def _plan(stage: Stage, run: Run, played: dict[str, Played]) -> "Round":
    starts = stage.day(run.starts)
    now = stage.moment(starts - timedelta(weeks=WEEKS_TO_PLAN))
    with stage.played_by(run.coordinator) as actor:
        if run.repeats:
            before = played[run.repeats]
            reserves = [going.participation for going in before.having(frozenset("r"))]
            for reserve in reserves:
                reserve.refresh_from_db()
            wanted = reserves if run.goes_to != "planned" else []
            return repeat_round(actor=actor, round=before.round, starts=starts, reserves=wanted, now=now)
        facts = RoundFacts(
            starts=starts,
            seats=run.seats,
            least_people=max(1, run.seats // 2),
            municipality=stage.tracks[run.track].organisation.municipality,
            place=run.place,
            apply_by=starts - timedelta(weeks=5),
            recruitment_plan=PLAN,
            recruitment_channels=CHANNELS,
        )
        track = stage.tracks[run.track]
        return plan_round(actor=actor, track=track, facts=facts, coordinator=stage.users[run.coordinator], now=now)


def _carry_out(stage: Stage, here: Played) -> None:
    row = here.round
    with stage.played_by(here.coordinator) as actor:
        if here.run.key == "basic-five-2":
            _let_a_step_wait(stage, here)
        begin_round(actor=actor, round=row, now=stage.moment(row.starts))
        for going in here.having(frozenset("WBSCMLIUo")):
            going.participation.refresh_from_db(fields=["state"])
            live(stage, actor, here, going)
            if going.fate != "o" and here.run.goes_to == "running":
                leave(stage, actor, here, going, stage.monday - timedelta(weeks=2, days=3))
    if here.run.goes_to != "running":
        close(stage, here)


def _let_a_step_wait(stage: Stage, here: Played) -> None:
    """The second step begins later than the first ends: a wait that somebody has to do something about."""
    with stage.played_by(here.coordinator) as actor:
        step = here.round.steps.order_by("stage")[1]
        moved = timedelta(weeks=3)
        now = stage.moment(here.round.starts - timedelta(weeks=2))
        note = "Platserna blir lediga först då"
        change_round_step(
            actor=actor, step=step, starts=step.starts + moved, ends=step.ends + moved, note=note, now=now
        )
