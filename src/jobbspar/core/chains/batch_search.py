"""What the compiled search knows of one person and one goal before it begins: which arcs matter and what is certain."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compiled import compiled

HORIZON, OVER = 1_820, 32_767
BITS, MOST_ARCS, MOST_CHAINS = 64, 1_024, 1 << 18
# Slots for sets of levels, in powers of two: few stay in the fast memory, many are taken when few do not do.
FEW_SLOTS, MANY_SLOTS = 9, 17
SHARE = 60
NO_WAY, TOO_MANY = -1, -2
LANGUAGE, WORK, BOTH = 1, 2, 3
ONE, NONE = np.uint64(1), np.uint64(0)
# Columns of `Room.own` and `Room.own_masks`: an arc that matters to this person, and whether the next differs in kind.
LANE, TABLE, ON_CLOCK, IS_LAST = range(4)
ASKS, GIVES = 0, 1
# Columns of `Room.chains` and `Room.sets`: a partial chain. `SAME_…` is the number of the next one, or -1.
FREE_0, FREE_1, EARLY_0, EARLY_1, SAME_DAY, SAME_MASK, STATE, CLOCKED = range(8)
MASK, LATE_0, LATE_1 = range(3)
FRESH, FORESEEN, BEATEN = range(3)
# Places of `Room.counts`: the number of the search, its partial chains, its sets of levels, its arcs, a day to beat, a
# day that no chain finishes before, the last day of sfi in the chain found.
SEARCH, CHAINS, SETS, ARCS, BOUND, SURE, SFI_DONE = range(7)
# A number whose every six bits in a row are different, so that a lone bit times it names the place of the bit.
SPREAD = 0x03F79D71B4CB0A89
PLACE = np.zeros(64, np.int64)
for _bit in range(64):
    PLACE[((SPREAD << _bit) & 0xFFFF_FFFF_FFFF_FFFF) >> 58] = _bit


class Room(NamedTuple):
    """Working memory of one thread. Levels are bits; a lane's share of a level is the least that gaining it takes."""

    ready: NDArray[np.int32]
    ahead: NDArray[np.int32]
    ends: NDArray[np.int32]
    share: NDArray[np.int32]
    own: NDArray[np.int32]
    own_masks: NDArray[np.uint64]
    needed: NDArray[np.uint64]
    chains: NDArray[np.int32]
    sets: NDArray[np.uint64]
    day: NDArray[np.int32]
    slot: NDArray[np.int32]
    stamp: NDArray[np.int64]
    counts: NDArray[np.int64]


def make_room() -> Room:
    return Room(
        ready=np.zeros(BITS, np.int32),
        ahead=np.zeros(BITS, np.int32),
        ends=np.zeros(MOST_ARCS, np.int32),
        share=np.zeros((2, BITS), np.int32),
        own=np.zeros((MOST_ARCS, 4), np.int32),
        own_masks=np.zeros((MOST_ARCS, 2), np.uint64),
        needed=np.zeros(2, np.uint64),
        chains=np.zeros((MOST_CHAINS, 8), np.int32),
        sets=np.zeros((MOST_CHAINS, 3), np.uint64),
        day=np.full(HORIZON + 1, -1, np.int32),
        slot=np.zeros(1 << MANY_SLOTS, np.int32),
        stamp=np.zeros(1 << MANY_SLOTS, np.int64),
        counts=np.zeros(7, np.int64),
    )


@compiled
def lowest(mask) -> Any:  # type: ignore[no-untyped-def]
    """The number of the lowest bit that is set."""
    return PLACE[((mask & (~mask + ONE)) * np.uint64(SPREAD)) >> np.uint64(58)]


@compiled
def ones(mask) -> Any:  # type: ignore[no-untyped-def]
    """How many bits are set."""
    found = 0
    while mask:
        mask &= mask - ONE
        found += 1
    return found


@compiled
def latest_of(mask, days, latest) -> Any:  # type: ignore[no-untyped-def]
    """The latest day of the levels in the mask, or `latest` when that is later."""
    while mask:
        latest = max(latest, days[lowest(mask)])
        mask &= mask - ONE
    return latest


@compiled
def total(mask, share) -> Any:  # type: ignore[no-untyped-def]
    """What the levels in the mask take of each lane, at least."""
    language, work = 0, 0
    while mask:
        bit = lowest(mask)
        language += share[0, bit]
        work += share[1, bit]
        mask &= mask - ONE
    return language, work


@compiled
def relax(ready, has, first, last, ask, gives, on_clock, table, tables, sfi_over) -> Any:  # type: ignore[no-untyped-def]
    """The first day each level can be there when nothing shares a lane; `OVER` for those out of reach."""
    for bit in range(BITS):
        ready[bit] = 0 if (has >> np.uint64(bit)) & ONE else OVER
    grown = True
    while grown:
        grown = False
        for at in range(first, last):
            day = latest_of(ask[at] & ~has, ready, 0)
            if day > HORIZON:
                continue
            end = np.int32(tables[table[at], day])
            if end > HORIZON or (on_clock[at] and end > sfi_over):
                continue
            left = gives[at] & ~has
            while left:
                bit = lowest(left)
                if end < ready[bit]:
                    ready[bit] = end
                    grown = True
                left &= left - ONE


@compiled
def needed_levels(has, goal, first, last, ask, gives, ready) -> Any:  # type: ignore[no-untyped-def]
    """Levels that some chain to the goal may use, and those that every chain must gain."""
    some, must = goal & ~has, goal & ~has
    before = NONE
    while before != some:
        before = some
        for at in range(first, last):
            if gives[at] & some and latest_of(ask[at] & ~has, ready, 0) < OVER:
                some |= ask[at] & ~has
    before = NONE
    while before != must:
        before = must
        left = before
        while left:
            bit = ONE << np.uint64(lowest(left))
            common = ~NONE
            for at in range(first, last):
                if gives[at] & bit and latest_of(ask[at] & ~has, ready, 0) < OVER:
                    common &= ask[at]
            must |= common & ~has & some
            left &= left - ONE
    return some, must


@compiled
def choose_arcs(  # type: ignore[no-untyped-def]
    own, own_masks, share, has, some, must, first, last, lane, ask, gives, on_clock, table, shortest, ready
) -> Any:
    """Keep the arcs that matter, and say how much of each lane a level that must be gained takes at least."""
    share[:] = OVER
    kept = 0
    for at in range(first, last):
        if not gives[at] & some or latest_of(ask[at] & ~has, ready, 0) >= OVER or kept == MOST_ARCS:
            continue
        own[kept, LANE], own[kept, TABLE], own[kept, ON_CLOCK] = lane[at], table[at], on_clock[at]
        own_masks[kept, ASKS], own_masks[kept, GIVES] = ask[at] & ~has, gives[at] & some
        kept += 1
        left = gives[at] & must
        part = SHARE * shortest[at] // max(1, ones(left))
        while left:
            bit = lowest(left)
            for side in range(2):
                share[side, bit] = min(share[side, bit], part if lane[at] & (1 << side) else 0)
            left &= left - ONE
    return kept


@compiled
def put_together(own, own_masks, kept, crossed) -> Any:  # type: ignore[no-untyped-def]
    """Arcs in the same lane that give the same stand together: of those only the one that is over first matters."""
    for at in range(1, kept):
        place = at
        while place and is_before(own, own_masks, place, place - 1):
            for column in range(3):
                own[place, column], own[place - 1, column] = own[place - 1, column], own[place, column]
            for column in range(2):
                other = own_masks[place, column]
                own_masks[place, column] = own_masks[place - 1, column]
                own_masks[place - 1, column] = other
            place -= 1
    for at in range(kept):
        is_last = at == kept - 1 or own[at, LANE] != own[at + 1, LANE]
        own[at, IS_LAST] = crossed or is_last or own_masks[at, GIVES] != own_masks[at + 1, GIVES]


@compiled
def is_before(own, own_masks, one, other) -> Any:  # type: ignore[no-untyped-def]
    if own_masks[one, GIVES] != own_masks[other, GIVES]:
        return own_masks[one, GIVES] < own_masks[other, GIVES]
    return own[one, LANE] < own[other, LANE]


@compiled
def crossing(own, own_masks, kept) -> Any:  # type: ignore[no-untyped-def]
    """Whether each lane asks what the other gives, and what each lane gives."""
    asks, given = np.zeros(4, np.uint64), np.zeros(4, np.uint64)
    for at in range(kept):
        asks[own[at, LANE]] |= own_masks[at, ASKS]
        given[own[at, LANE]] |= own_masks[at, GIVES]
    is_crossed = (asks[LANGUAGE] & given[WORK]) != NONE and (asks[WORK] & given[LANGUAGE]) != NONE
    return is_crossed, given[LANGUAGE], given[WORK]
