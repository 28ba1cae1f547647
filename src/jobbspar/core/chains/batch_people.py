"""The compiled loop over people: those who lack the same and can use the same are computed once."""

from typing import Any

import numpy as np

from jobbspar.core.chains.batch_labels import MIX, earliest, look
from jobbspar.core.chains.batch_search import ARCS, NONE, ONE, SFI_DONE
from jobbspar.core.rounds.compiled import compiled

NO_LIMIT = 1 << 20
OTHER_MIX = 0xC2B2AE3D27D4EB4F


@compiled
def levels_met(own, subject, asked) -> Any:  # type: ignore[no-untyped-def]
    """The levels of a goal that somebody already has, as bits."""
    met = NONE
    for bit in range(len(subject)):
        if subject[bit] >= 0 and own[subject[bit]] >= asked[bit]:
            met |= ONE << np.uint64(bit)
    return met


@compiled
def fingerprint(needed, own, own_masks, arcs) -> Any:  # type: ignore[no-untyped-def]
    """128 bits of what is missing and of every arc that matters: two people with the same have the same answer."""
    one, other = needed[0] * np.uint64(MIX), needed[0] * np.uint64(OTHER_MIX)
    for at in range(arcs):
        kind = np.uint64(own[at, 0]) | np.uint64(own[at, 1]) << np.uint64(8) | np.uint64(own[at, 2]) << np.uint64(4)
        for word in (kind, own_masks[at, 0], own_masks[at, 1]):
            one = (one ^ word) * np.uint64(MIX)
            one ^= one >> np.uint64(29)
            other = (other ^ word) * np.uint64(OTHER_MIX)
            other ^= other >> np.uint64(31)
    return one, other


@compiled
def everybody(  # type: ignore[no-untyped-def]
    room, levels, home, sfi_over, subject, asked, goal,
    kind, begins, lane, ask, gives, on_clock, table, shortest, tables, answers,
) -> Any:  # fmt: skip
    """The earliest finish of each person; a limit on sfi is looked at only where the answer without it breaks it."""
    people = len(home)
    size = 2
    while size < 2 * people:
        size *= 2
    first_like, first_print = np.full(size, -1, np.int32), np.full(size, -1, np.int32)
    has, prints = np.empty(people, np.uint64), np.zeros((people, 2), np.uint64)
    sfi_done, free = np.zeros(people, np.int32), np.empty(people, np.int16)
    for person in range(people):
        has[person] = levels_met(levels[person], subject, asked)
        sort = kind[home[person]]
        first, last = begins[sort], begins[sort + 1]
        at = np.int64((has[person] + np.uint64(sort + 1) * np.uint64(OTHER_MIX)) * np.uint64(MIX) >> np.uint64(32))
        at &= size - 1
        other = first_like[at]
        while other >= 0 and (has[other] != has[person] or kind[home[other]] != sort):
            at = (at + 1) & (size - 1)
            other = first_like[at]
        if other < 0:
            first_like[at] = other = person
            free[person] = look(
                room, has[person], goal, first, last, lane, ask, gives, on_clock, table, shortest, tables, NO_LIMIT
            )
            if free[person] > 0:
                alike = same_print(room, prints, first_print, person, size)
                if alike == person:
                    free[person], sfi_done[person] = earliest(room, tables, NO_LIMIT), room.counts[SFI_DONE]
                else:
                    free[person], sfi_done[person] = free[alike], sfi_done[alike]
        answers[person] = free[other]
        if answers[person] > 0 and sfi_done[other] > sfi_over[person]:
            answers[person] = look(
                room, has[person], goal, first, last, lane, ask, gives, on_clock, table, shortest, tables,
                sfi_over[person],
            )  # fmt: skip
            if answers[person] > 0:
                answers[person] = earliest(room, tables, sfi_over[person])


@compiled
def same_print(room, prints, first_print, person, size) -> Any:  # type: ignore[no-untyped-def]
    """The first person whose missing levels and arcs are the same, who may be the person."""
    prints[person, 0], prints[person, 1] = fingerprint(room.needed, room.own, room.own_masks, room.counts[ARCS])
    at = np.int64(prints[person, 0] >> np.uint64(32)) & (size - 1)
    other = first_print[at]
    while other >= 0 and (prints[other, 0] != prints[person, 0] or prints[other, 1] != prints[person, 1]):
        at = (at + 1) & (size - 1)
        other = first_print[at]
    if other >= 0:
        return other
    first_print[at] = person
    return person


@compiled
def every_goal(room, levels, home, sfi_over, flat, numbers, answers) -> Any:  # type: ignore[no-untyped-def]
    """A row of answers for each of the numbered goals."""
    for at in range(len(numbers)):
        goal = numbers[at]
        first, last = flat.levels_at[goal], flat.levels_at[goal + 1]
        begins = flat.begins[flat.begins_at[goal] : flat.begins_at[goal + 1]]
        everybody(
            room, levels, home, sfi_over, flat.subject[first:last], flat.asked[first:last], flat.goal[goal],
            flat.kind[goal], begins, flat.lane, flat.ask, flat.gives, flat.on_clock, flat.table, flat.shortest,
            flat.rows, answers[at],
        )  # fmt: skip
