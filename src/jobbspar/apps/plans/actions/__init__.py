"""Everything that can be done in a round that runs and in a person's own plan."""

from jobbspar.apps.plans.actions.agreed import (
    agree_on_action,
    link_other_plan,
    mark_action_done,
    unlink_other_plan,
)
from jobbspar.apps.plans.actions.at_work import begin_placement, close_incident, note_incident, note_placement_week
from jobbspar.apps.plans.actions.attendance import note_week
from jobbspar.apps.plans.actions.placements import add_placement, change_placement, note_register_check
from jobbspar.apps.plans.actions.rounds import begin_round, finish_round, start_late
from jobbspar.apps.plans.actions.steps import (
    add_step,
    change_step,
    note_decision,
    note_result,
    remove_step,
    write_goals,
    write_next_step,
)
from jobbspar.apps.plans.actions.talks import (
    close_deviation,
    hold_check_in,
    note_deviation,
    note_obstacle,
    solve_obstacle,
)

__all__ = [
    "add_placement",
    "add_step",
    "agree_on_action",
    "begin_placement",
    "begin_round",
    "change_placement",
    "change_step",
    "close_deviation",
    "close_incident",
    "finish_round",
    "hold_check_in",
    "link_other_plan",
    "mark_action_done",
    "note_decision",
    "note_deviation",
    "note_incident",
    "note_obstacle",
    "note_placement_week",
    "note_register_check",
    "note_result",
    "note_week",
    "remove_step",
    "solve_obstacle",
    "start_late",
    "unlink_other_plan",
    "write_goals",
    "write_next_step",
]
