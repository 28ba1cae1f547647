"""The compiled search: partial chains in order of the finish that can at best be reached, until one is whole.

A partial chain is a set of levels with the day on which each lane is free. Steps are added in any order; a step that
asks what was gained in the other lane begins when that lane is free. That misses nothing as long as only one lane asks
of the other: whatever the asking lane does not need can be added later. When both ask of each other (*crossed*) a
chain also remembers what the last step of each lane gave (`LATE`), and since when all else there is known (`EARLY`).
"""

from typing import Any

import numpy as np

from jobbspar.core.chains.batch_search import (
    ARCS,
    ASKS,
    BEATEN,
    BOTH,
    BOUND,
    CHAINS,
    CLOCKED,
    EARLY_0,
    EARLY_1,
    FEW_SLOTS,
    FORESEEN,
    FREE_0,
    FREE_1,
    FRESH,
    GIVES,
    HORIZON,
    IS_LAST,
    LANE,
    LANGUAGE,
    LATE_0,
    LATE_1,
    MANY_SLOTS,
    MASK,
    MOST_CHAINS,
    NO_WAY,
    NONE,
    ON_CLOCK,
    ONE,
    OVER,
    SAME_DAY,
    SAME_MASK,
    SEARCH,
    SETS,
    SFI_DONE,
    SHARE,
    STATE,
    SURE,
    TABLE,
    TOO_MANY,
    WORK,
    choose_arcs,
    crossing,
    latest_of,
    lowest,
    needed_levels,
    put_together,
    relax,
    total,
)
from jobbspar.core.rounds.compiled import compiled

MIX = 0x9E3779B97F4A7C15


@compiled
def look(room, has, goal, first, last, lane, ask, gives, on_clock, table, shortest, tables, sfi_over) -> Any:  # type: ignore[no-untyped-def]
    """Choose what matters to the person; 0 when nothing is missing, `NO_WAY` when something cannot be had, else 1."""
    missing = goal & ~has
    if not missing:
        return 0
    relax(room.ready, has, first, last, ask, gives, on_clock, table, tables, sfi_over)
    room.counts[SURE] = latest_of(missing, room.ready, 0)
    if room.counts[SURE] >= OVER:
        return NO_WAY
    some, must = needed_levels(has, goal, first, last, ask, gives, room.ready)
    room.counts[ARCS] = choose_arcs(
        room.own, room.own_masks, room.share, has, some, must,
        first, last, lane, ask, gives, on_clock, table, shortest, room.ready,
    )  # fmt: skip
    room.needed[0], room.needed[1] = missing, must
    return 1


@compiled
def earliest(room, tables, sfi_over) -> Any:  # type: ignore[no-untyped-def]
    """After `look` said 1: days to the whole goal, `NO_WAY` when there is none, `TOO_MANY` when it cannot be held."""
    own, own_masks, count = room.own, room.own_masks, room.counts
    crossed, from_language, from_work = crossing(own, own_masks, count[ARCS])
    put_together(own, own_masks, count[ARCS], crossed)
    answer = TOO_MANY
    for width in (FEW_SLOTS, MANY_SLOTS):
        if answer == TOO_MANY:
            count[SEARCH] += 1
            count[CHAINS] = count[SETS] = 0
            answer = search(
                room.chains, room.sets, room.day, room.slot, room.stamp, count, room.ready, room.ahead, room.ends,
                room.share, own, own_masks, room.needed[0], room.needed[1],
                crossed, from_language, from_work, tables, sfi_over, width,
            )  # fmt: skip
    return answer


@compiled
def search(  # type: ignore[no-untyped-def]
    chains, sets, days, slot, stamp, count, ready, ahead, ends,
    share, own, own_masks, missing, must, crossed, from_language, from_work, tables, sfi_over, width,
) -> Any:  # fmt: skip
    """Take the chains day by day of their best finish, look closely at each, and grow those that stay."""
    days[:] = -1
    count[BOUND] = HORIZON + 1
    sure = min(count[SURE], HORIZON)
    add(chains, sets, days, slot, stamp, count, NONE, 0, 0, NONE, NONE, 0, 0, sure, 0, width)
    for day in range(sure, HORIZON + 1):
        while days[day] >= 0:
            here = days[day]
            days[day] = chains[here, SAME_DAY]
            if chains[here, STATE] == BEATEN:
                continue
            mask = sets[here, MASK]
            if not missing & ~mask:
                count[SFI_DONE] = chains[here, CLOCKED]
                return day
            if chains[here, STATE] == FRESH:
                chains[here, STATE] = FORESEEN
                later = foresee(
                    ready, ahead, ends, share, own, own_masks, count[ARCS], must, mask,
                    chains[here, FREE_0], chains[here, FREE_1], tables, sfi_over,
                )  # fmt: skip
                if later > day:
                    if later <= HORIZON:
                        chains[here, SAME_DAY] = days[later]
                        days[later] = here
                    continue
            if not grow(
                chains, sets, days, slot, stamp, count, share, own, own_masks, here, day, missing, must,
                crossed, from_language, from_work, tables, sfi_over, width,
            ):  # fmt: skip
                return TOO_MANY
    return NO_WAY


@compiled
def foresee(  # type: ignore[no-untyped-def]
    ready, ahead, ends, share, own, own_masks, arcs, must, mask, free_0, free_1, tables, sfi_over
) -> Any:
    """A day that no chain grown from this one finishes before: the lanes as they are, levels as early as ever."""
    left = must & ~mask
    while left:
        ahead[lowest(left)] = OVER
        left &= left - ONE
    for at in range(arcs):
        left = own_masks[at, GIVES] & must & ~mask
        if not left:
            continue
        ends[at] = OVER
        day = max(free_0 if own[at, LANE] & LANGUAGE else 0, free_1 if own[at, LANE] & WORK else 0)
        day = latest_of(own_masks[at, ASKS] & ~mask, ready, day)
        if day > HORIZON:
            continue
        end = np.int32(tables[own[at, TABLE], day])
        if own[at, ON_CLOCK] and end > sfi_over:
            continue
        ends[at] = end
        while left:
            bit = lowest(left)
            ahead[bit] = min(ahead[bit], end)
            left &= left - ONE
    sure = latest_of(must & ~mask, ahead, 0)
    return max(sure, first_and_rest(ends, share, own_masks, arcs, must & ~mask))


@compiled
def first_and_rest(ends, share, own_masks, arcs, must) -> Any:  # type: ignore[no-untyped-def]
    """In each lane some step that is needed comes first, and the shares of all the others follow it."""
    language, work = total(must, share)
    begun_0, begun_1 = (OVER * SHARE if language else 0), (OVER * SHARE if work else 0)
    for at in range(arcs):
        given = own_masks[at, GIVES] & must
        if given:
            taken_0, taken_1 = total(given, share)
            if taken_0:
                begun_0 = min(begun_0, SHARE * ends[at] - taken_0)
            if taken_1:
                begun_1 = min(begun_1, SHARE * ends[at] - taken_1)
    return (max(language + begun_0, work + begun_1) + SHARE - 1) // SHARE


@compiled
def grow(  # type: ignore[no-untyped-def]
    chains, sets, days, slot, stamp, count, share, own, own_masks, here, floor, missing, must,
    crossed, from_language, from_work, tables, sfi_over, width,
) -> Any:  # fmt: skip
    """Every chain with one step more; false when there is no room left."""
    mask, late_0, late_1 = sets[here, MASK], sets[here, LATE_0], sets[here, LATE_1]
    free_0, free_1 = chains[here, FREE_0], chains[here, FREE_1]
    early_0, early_1 = chains[here, EARLY_0], chains[here, EARLY_1]
    end, clocked = np.int32(OVER), np.int32(0)
    for at in range(count[ARCS]):
        side, asks, gives = own[at, LANE], own_masks[at, ASKS], own_masks[at, GIVES]
        news, sooner = gives & ~mask, NONE
        if crossed and side != BOTH:
            sooner = gives & (late_0 if side == WORK else late_1)
        start = OVER
        if not asks & ~mask and news | sooner:
            start = first_day(
                side, asks, free_0, free_1, late_0, late_1, early_0, early_1, crossed, from_language, from_work
            )
        if start <= HORIZON:
            own_end = np.int32(tables[own[at, TABLE], start])
            if own_end < end and not (own[at, ON_CLOCK] and own_end > sfi_over):
                end, clocked = own_end, (own_end if own[at, ON_CLOCK] else np.int32(0))
        if not own[at, IS_LAST] or end > HORIZON:
            continue
        new_0, new_1 = (end if side & LANGUAGE else free_0), (end if side & WORK else free_1)
        language, work = total(must & ~(mask | news), share)
        day = max(floor, new_0 + (language + SHARE - 1) // SHARE, new_1 + (work + SHARE - 1) // SHARE)
        gave_0, gave_1, since_0, since_1 = NONE, NONE, 0, 0
        if crossed:
            sooner = sooner if end < (free_0 if side == WORK else free_1) else NONE
            gave_0, gave_1, since_0, since_1 = given_last(
                side, news | sooner, sooner, start, end, late_0, late_1, early_0, early_1
            )
        end = np.int32(OVER)
        if day >= count[BOUND] or not news | sooner:
            continue
        if not missing & ~(mask | news):
            count[BOUND] = day
        done = max(clocked, chains[here, CLOCKED])
        if not add(
            chains, sets, days, slot, stamp, count, mask | news, new_0, new_1,
            gave_0, gave_1, since_0, since_1, day, done, width,
        ):  # fmt: skip
            return False
    return True


@compiled
def first_day(  # type: ignore[no-untyped-def]
    side, asks, free_0, free_1, late_0, late_1, early_0, early_1, crossed, from_language, from_work
) -> Any:
    """When the lanes of a step are free and what it asks of the other lane is there."""
    start = max(free_0 if side & LANGUAGE else 0, free_1 if side & WORK else 0)
    if side == WORK and asks & from_language:
        start = max(start, free_0 if not crossed or asks & late_0 else early_0)
    if side == LANGUAGE and asks & from_work:
        start = max(start, free_1 if not crossed or asks & late_1 else early_1)
    return start


@compiled
def given_last(side, gained, sooner, start, end, late_0, late_1, early_0, early_1) -> Any:  # type: ignore[no-untyped-def]
    """What each lane gave last after one step more, and since when all else it gave is there."""
    if side == BOTH:
        return NONE, NONE, end, end
    if side == WORK:
        return late_0 & ~sooner, gained, early_0, start
    return gained, late_1 & ~sooner, start, early_1


@compiled
def add(  # type: ignore[no-untyped-def]
    chains, sets, days, slot, stamp, count, mask, free_0, free_1, late_0, late_1, early_0, early_1, day, clocked, width
) -> Any:
    """Keep the chain unless one with the same levels is as early in everything; false when there is no room left."""
    at = np.int64((mask * np.uint64(MIX)) >> np.uint64(64 - width))
    while stamp[at] == count[SEARCH] and sets[slot[at], MASK] != mask:
        at = (at + 1) & ((1 << width) - 1)
    head = slot[at] if stamp[at] == count[SEARCH] else -1
    other = head
    while other >= 0:
        if chains[other, STATE] != BEATEN:
            own_0, own_1 = chains[other, FREE_0], chains[other, FREE_1]
            since_0, since_1 = chains[other, EARLY_0], chains[other, EARLY_1]
            gave_0, gave_1 = sets[other, LATE_0], sets[other, LATE_1]
            is_as_early = own_0 <= free_0 and own_1 <= free_1 and since_0 <= early_0 and since_1 <= early_1
            if is_as_early and not (gave_0 & ~late_0 | gave_1 & ~late_1):
                return True
            is_as_late = own_0 >= free_0 and own_1 >= free_1 and since_0 >= early_0 and since_1 >= early_1
            if is_as_late and not (late_0 & ~gave_0 | late_1 & ~gave_1):
                chains[other, STATE] = BEATEN
        other = chains[other, SAME_MASK]
    new = count[CHAINS]
    count[CHAINS] += 1
    count[SETS] += head < 0
    if new >= MOST_CHAINS - 1 or count[SETS] > 1 << (width - 1):
        return False
    sets[new, MASK], sets[new, LATE_0], sets[new, LATE_1] = mask, late_0, late_1
    chains[new, FREE_0], chains[new, FREE_1], chains[new, STATE] = free_0, free_1, FRESH
    chains[new, EARLY_0], chains[new, EARLY_1], chains[new, CLOCKED] = early_0, early_1, clocked
    chains[new, SAME_MASK], chains[new, SAME_DAY] = head, days[day]
    slot[at], stamp[at], days[day] = new, count[SEARCH], new
    return True
