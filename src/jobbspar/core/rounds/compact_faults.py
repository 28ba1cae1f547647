"""The rules of a plan in number arrays, for instances too large for names; written apart from every solver."""

import numpy as np

from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, Ints


def compact_faults(case: Compact, *, chosen: Ints) -> list[str]:
    """What a plan breaks; `chosen[i]` is the option of person i or −1. Composition limits are counted too."""
    person = np.flatnonzero(chosen >= 0)
    option = chosen[person]
    if ((option < case.begins[person]) | (option >= case.begins[person + 1])).any():
        return ["a person has somebody else's option"]
    found = [f"person {one} is promised a seat" for one in np.flatnonzero(case.promised & (chosen < 0))]
    sitting: list[list[int]] = [[] for _ in range(case.rounds)]
    for one, at in zip(person.tolist(), option.tolist(), strict=True):
        sitting[case.round_of[at]].append(one)
        if case.through[at] >= 0:
            sitting[case.through[at]].append(one)
    for place, members in enumerate(sitting):
        found += [f"round {place}: {fault}" for fault in _group_faults(case, place=place, members=members)]
    for pool in range(len(case.pool_seats)):
        rounds = case.pool_rounds[case.pool_begins[pool] : case.pool_begins[pool + 1]]
        if sum(len(sitting[place]) for place in rounds) > case.pool_seats[pool]:
            found.append(f"pool {pool} is overdrawn")
    for choice, most in enumerate(case.choice_most):
        if sum(1 for place, members in enumerate(sitting) if members and case.choice[place] == choice) > most:
            found.append(f"choice {choice} opens too many")
    placed = np.bincount(case.home[person], minlength=len(case.floor))
    return found + [f"municipality {one} is under its floor" for one in np.flatnonzero(placed < case.floor)]


def _group_faults(case: Compact, *, place: int, members: list[int]) -> list[str]:
    size = len(members)
    if not size:
        return ["must open"] if case.must_open[place] else []
    found = [] if case.minimum[place] <= size <= case.maximum[place] else [f"{size} people"]
    for mark in range(MARKS):
        if case.low[place, mark] <= 0 and case.high[place, mark] >= WHOLE:
            continue
        having = WHOLE * sum((int(case.kind[one]) >> mark) & 1 for one in members)
        if not case.low[place, mark] * size <= having <= case.high[place, mark] * size:
            found.append(f"mark {mark} is {having // size} %")
    return found
