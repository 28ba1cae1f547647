"""The demo: Larch, Elm, Spruce and the 5-kanten, built through the same deeds that people use."""

from datetime import UTC, datetime

from jobbspar.apps.accounts.actions import mark_as_demo
from jobbspar.apps.taxonomy.actions import load_demo_taxonomy
from jobbspar.demo.agreements import make_agreements
from jobbspar.demo.cast import enter_cast
from jobbspar.demo.catalogue import announce_starts, close_for_holidays, fill_catalogue, say_what_shortens
from jobbspar.demo.needs import state_needs
from jobbspar.demo.people import Crowd
from jobbspar.demo.profiles import write_profiles
from jobbspar.demo.round_plans import plan_rounds_of_five
from jobbspar.demo.rounds import run_rounds
from jobbspar.demo.stage import stage_for
from jobbspar.demo.today import let_amina_in, welcome_newcomers
from jobbspar.demo.tracks import lay_tracks
from jobbspar.demo.travel import tell_of_travel


def build_demo(now: datetime | None = None) -> None:
    """Fill an empty database with the story, the same every time in the same week."""
    stage = stage_for(now or datetime.now(UTC))
    load_demo_taxonomy(now=stage.at(-160))
    for chapter in (
        enter_cast,
        make_agreements,
        state_needs,
        write_profiles,
        fill_catalogue,
        lay_tracks,
    ):
        chapter(stage)
    crowd = Crowd(stage)
    run_rounds(stage, crowd)
    announce_starts(stage)
    say_what_shortens(stage)
    close_for_holidays(stage)
    welcome_newcomers(stage, crowd)
    tell_of_travel(stage)
    let_amina_in(stage)
    plan_rounds_of_five(stage, crowd)
    mark_as_demo(now=stage.at(0))
