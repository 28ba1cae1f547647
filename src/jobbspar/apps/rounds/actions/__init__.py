"""Every deed on wishes, rounds that may open, plans of an area and the seats they offer."""

from jobbspar.apps.rounds.actions.adoption import adopt_plan, answer_offer
from jobbspar.apps.rounds.actions.area import (
    OptionFacts,
    add_option,
    change_option,
    note_composition_decision,
    propose_options,
    remove_limit,
    remove_option,
    set_floor,
    set_limit,
)
from jobbspar.apps.rounds.actions.plans import (
    PLAN_JOB,
    ask_for_area_plans,
    ask_for_plan,
    cancel_plan,
    change_plan,
    take_away_change,
    undo_change,
)
from jobbspar.apps.rounds.actions.solving import (
    Begun,
    begin_plan,
    explain_plan,
    fail_given_up,
    fail_plan,
    is_small,
    is_under_way,
    keep_answer,
    solve_begun,
)
from jobbspar.apps.rounds.actions.wishes import rank_wishes, say_yes, withdraw_wish

__all__ = [
    "PLAN_JOB",
    "Begun",
    "OptionFacts",
    "add_option",
    "adopt_plan",
    "answer_offer",
    "ask_for_area_plans",
    "ask_for_plan",
    "begin_plan",
    "cancel_plan",
    "change_option",
    "change_plan",
    "explain_plan",
    "fail_given_up",
    "fail_plan",
    "is_small",
    "is_under_way",
    "keep_answer",
    "note_composition_decision",
    "propose_options",
    "rank_wishes",
    "remove_limit",
    "remove_option",
    "say_yes",
    "set_floor",
    "set_limit",
    "solve_begun",
    "take_away_change",
    "undo_change",
    "withdraw_wish",
]
