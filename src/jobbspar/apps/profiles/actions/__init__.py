"""Every deed on profiles."""

from jobbspar.apps.profiles.actions.parts import (
    add_ladder_step,
    add_requirement,
    add_skills,
    add_task,
    change_ladder_step,
    change_requirement,
    change_task,
    move_part_down,
    move_part_up,
    remove_ladder_step,
    remove_requirement,
    remove_task,
)
from jobbspar.apps.profiles.actions.whole import (
    adapt_profile,
    approve_profile,
    begin_new_version,
    change_profile,
    create_profile,
    retire_profile,
)

__all__ = [
    "adapt_profile",
    "add_ladder_step",
    "add_requirement",
    "add_skills",
    "add_task",
    "approve_profile",
    "begin_new_version",
    "change_ladder_step",
    "change_profile",
    "change_requirement",
    "change_task",
    "create_profile",
    "move_part_down",
    "move_part_up",
    "remove_ladder_step",
    "remove_requirement",
    "remove_task",
    "retire_profile",
]
