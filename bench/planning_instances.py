"""Invented round-planning instances in two families, free and bound, the same for the same seed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, Flags, Ints

SECTORS = 8
WANTS_IF_WOMAN = np.array([0.30, 0.06, 0.16, 0.20, 0.12, 0.03, 0.02, 0.11])
WANTS_IF_MAN = np.array([0.10, 0.24, 0.08, 0.04, 0.14, 0.18, 0.14, 0.08])
ROUNDS_BY_SECTOR = np.array([0.27, 0.15, 0.14, 0.12, 0.10, 0.08, 0.07, 0.07])
WISH_WORTH = np.array([260, 150, 60])
UNREACHABLE = 10_000.0


@dataclass(frozen=True, slots=True)
class Scale:
    """How large an instance is."""

    name: str
    people: int
    rounds: int
    municipalities: int
    regions: int
    most_options: int


SCALES = {
    scale.name: scale
    for scale in (
        Scale("S", 200, 10, 1, 1, 40),
        Scale("M", 2_000, 40, 5, 1, 40),
        Scale("R", 5_000, 200, 14, 1, 16),
        Scale("L", 20_000, 400, 33, 1, 40),
        Scale("XL", 100_000, 4_000, 290, 21, 16),
        Scale("XXL", 350_000, 4_000, 290, 21, 12),
    )
}


@dataclass(frozen=True, slots=True)
class _People:
    home: Ints
    has_car: Flags
    limit: NDArray[np.float64]
    kind: Ints
    language: Ints
    schooling: Ints
    queue: Ints
    wishes: Ints


@dataclass(frozen=True, slots=True)
class _Rounds:
    place: Ints
    sector: Ints
    remote: Flags
    language: Ints
    schooling: Ints
    minimum: Ints
    maximum: Ints
    effort: Ints
    low: Ints
    high: Ints


def make_instance(scale: Scale, *, seed: int, bound: bool, shared: bool = False) -> Compact:
    """An instance of a scale; `bound` adds composition goals as limits, `shared` education seats that rounds share."""
    dice = np.random.default_rng(seed)
    centre, region, size = _geography(scale, dice)
    people = _people(scale, dice, size)
    rounds = _rounds(scale, dice, size)
    options = _options(scale, dice, people=people, rounds=rounds, centre=centre, region=region)
    case = _without_staff_decisions(scale, people=people, rounds=rounds, options=options, bound=bound)
    case = _with_shared_education(case, rounds=rounds) if shared else case
    return _with_staff_decisions(case, dice, municipalities=scale.municipalities)


def _geography(scale: Scale, dice: np.random.Generator) -> tuple[NDArray[np.float64], Ints, NDArray[np.float64]]:
    centres = dice.uniform((0, 0), (300, 1300), (scale.regions, 2)) if scale.regions > 1 else np.zeros((1, 2))
    region = np.arange(scale.municipalities) % scale.regions
    centre = centres[region] + dice.normal(0, 45, (scale.municipalities, 2))
    size = np.arange(1, scale.municipalities + 1) ** -0.9
    dice.shuffle(size)
    return centre, region, size / size.sum()


def _people(scale: Scale, dice: np.random.Generator, size: NDArray[np.float64]) -> _People:
    count = scale.people
    woman = dice.random(count) < 0.55
    marks = [woman, dice.random(count) < 0.24, dice.random(count) < 0.38]
    taste = np.log(np.where(woman[:, None], WANTS_IF_WOMAN, WANTS_IF_MAN)) + dice.gumbel(size=(count, SECTORS))
    return _People(
        home=dice.choice(scale.municipalities, count, p=size),
        has_car=dice.random(count) < np.where(woman, 0.35, 0.5),
        limit=dice.choice(np.array([30.0, 45, 60, 90]), count, p=[0.2, 0.35, 0.35, 0.1]),
        kind=sum((mark.astype(np.int64) << bit for bit, mark in enumerate(marks)), np.zeros(count, np.int64)),
        language=dice.choice(6, count, p=[0.08, 0.20, 0.27, 0.22, 0.15, 0.08]),
        schooling=dice.choice(4, count, p=[0.25, 0.33, 0.27, 0.15]),
        queue=dice.integers(0, 104, count),
        wishes=np.argsort(-taste, axis=1)[:, : len(WISH_WORTH)],
    )


def _rounds(scale: Scale, dice: np.random.Generator, size: NDArray[np.float64]) -> _Rounds:
    count = scale.rounds
    maximum = dice.choice(np.array([10, 12, 15, 16, 20, 25]), count, p=[0.15, 0.2, 0.2, 0.15, 0.2, 0.1])
    band = dice.choice(3, count, p=[0.45, 0.20, 0.35])
    low = np.zeros((count, MARKS), np.int64)
    high = np.full((count, MARKS), WHOLE, np.int64)
    low[:, 0] = np.array([40, 30, 0])[band]
    high[:, 0] = np.array([60, 70, WHOLE])[band]
    low[:, 1] = np.where(dice.random(count) < 0.3, 20, 0)
    low[:, 2] = np.where(dice.random(count) < 0.4, 40, 0)
    return _Rounds(
        place=dice.choice(scale.municipalities, count, p=size**0.8 / (size**0.8).sum()),
        sector=dice.choice(SECTORS, count, p=ROUNDS_BY_SECTOR),
        remote=dice.random(count) < 0.06,
        language=dice.choice(5, count, p=[0.1, 0.2, 0.3, 0.3, 0.1]),
        schooling=dice.choice(3, count, p=[0.6, 0.3, 0.1]),
        minimum=np.maximum(5, np.rint(maximum / 2).astype(np.int64)),
        maximum=maximum,
        effort=dice.integers(1000, 4001, count),
        low=low,
        high=high,
    )


def _options(
    scale: Scale,
    dice: np.random.Generator,
    *,
    people: _People,
    rounds: _Rounds,
    centre: NDArray[np.float64],
    region: Ints,
) -> tuple[Ints, Ints, Ints]:
    """Person, round and worth of every option, the best `most_options` of each person, in person order."""
    far = np.hypot(*(centre[:, None, :] - centre[None, :, :]).transpose(2, 0, 1))
    found = []
    for place in range(scale.municipalities):
        here = np.flatnonzero(people.home == place)
        near = np.flatnonzero(
            (far[place, rounds.place] <= 110) | (rounds.remote & (region[rounds.place] == region[place]))
        )
        for part in np.array_split(here, max(1, len(here) * len(near) // 2_000_000)):
            km = far[place, rounds.place[near]]
            remote = rounds.remote[near] & (region[rounds.place[near]] == region[place])
            found.append(_options_from(part, near, km=km, remote=remote, people=people, rounds=rounds, dice=dice))
    who, where, worth = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((where, -worth, who))
    who, where, worth = who[order], where[order], worth[order]
    rank = np.arange(len(who)) - np.searchsorted(who, who)
    kept = (rank < scale.most_options) & (dice.random(len(who)) >= 0.005)
    return who[kept], where[kept], worth[kept]


def _options_from(
    here: Ints,
    near: Ints,
    *,
    km: NDArray[np.float64],
    remote: Flags,
    people: _People,
    rounds: _Rounds,
    dice: np.random.Generator,
) -> tuple[Ints, Ints, Ints]:
    minutes = np.where(people.has_car[here, None], 10 + km * 60 / 70, 15 + km * 60 / 45)
    minutes = np.where(remote, 20.0, np.where(rounds.remote[near], UNREACHABLE, minutes))
    limit = people.limit[here, None]
    wish = (people.wishes[here][:, :, None] == rounds.sector[near]).astype(np.int64)
    behind_language = np.maximum(0, rounds.language[near] - people.language[here, None])
    behind_school = np.maximum(0, rounds.schooling[near] - people.schooling[here, None])
    fits = wish.any(axis=1) & (minutes <= limit) & (behind_language + behind_school <= 1)
    weeks = 14 * behind_language + 26 * behind_school
    worth = 300 + (wish * WISH_WORTH[:, None]).sum(axis=1) - 3 * weeks + 140 * (1 - minutes / limit)
    worth = worth + people.queue[here, None] + dice.integers(0, 100, worth.shape)
    row, column = np.nonzero(fits)
    return here[row], near[column], np.maximum(10, np.rint(worth[row, column])).astype(np.int64)


def _without_staff_decisions(
    scale: Scale, *, people: _People, rounds: _Rounds, options: tuple[Ints, Ints, Ints], bound: bool
) -> Compact:
    who, where, worth = options
    begins = np.searchsorted(who, np.arange(scale.people + 1)).astype(np.int64)
    return Compact(
        begins=begins,
        round_of=where.astype(np.int64),
        through=np.full(len(where), -1, np.int64),
        worth=worth,
        kind=people.kind if bound else np.zeros(scale.people, np.int64),
        home=people.home.astype(np.int64),
        promised=np.zeros(scale.people, np.bool_),
        minimum=rounds.minimum,
        maximum=rounds.maximum.astype(np.int64),
        effort=rounds.effort,
        must_open=np.zeros(scale.rounds, np.bool_),
        choice=np.full(scale.rounds, -1, np.int64),
        choice_most=np.zeros(0, np.int64),
        pool_begins=np.zeros(1, np.int64),
        pool_rounds=np.zeros(0, np.int64),
        pool_seats=np.zeros(0, np.int64),
        floor=np.zeros(scale.municipalities, np.int64),
        low=rounds.low if bound else np.zeros_like(rounds.low),
        high=rounds.high if bound else np.full_like(rounds.high, WHOLE),
    )


def _with_shared_education(case: Compact, *, rounds: _Rounds) -> Compact:
    """Rounds of one sector in one municipality share education seats: three quarters of what they hold together."""
    key = rounds.place * SECTORS + rounds.sector
    order = np.argsort(key, kind="stable")
    pools = [part for part in np.split(order, np.flatnonzero(np.diff(key[order])) + 1) if len(part) > 1]
    return case._replace(
        pool_begins=np.cumsum([0, *map(len, pools)]).astype(np.int64),
        pool_rounds=np.concatenate([*pools, np.zeros(0, np.int64)]).astype(np.int64),
        pool_seats=np.array([case.maximum[part].sum() * 3 // 4 for part in pools], np.int64),
    )


def _with_staff_decisions(case: Compact, dice: np.random.Generator, *, municipalities: int) -> Compact:
    """Promises and municipal floors drawn from a plain greedy plan, so that a plan meeting them exists."""
    chosen = greedy_plan(case, dice)
    seated = np.flatnonzero(chosen >= 0)
    floor = np.bincount(case.home[seated], minlength=municipalities) * 6 // 10
    picked = dice.permutation(seated)[: max(1, case.people * 3 // 1000)] if len(seated) else seated
    promised = np.zeros(case.people, np.bool_)
    per_round = np.zeros(case.rounds, np.int64)
    keep = np.ones(case.options, np.bool_)
    for person in picked:
        option = chosen[person]
        if per_round[case.round_of[option]] >= 2:
            continue
        per_round[case.round_of[option]] += 1
        promised[person] = True
        keep[case.begins[person] : case.begins[person + 1]] = False
        keep[option] = True
    return case._replace(
        begins=np.concatenate([[0], np.cumsum(keep)])[case.begins].astype(np.int64),
        round_of=case.round_of[keep],
        through=case.through[keep],
        worth=case.worth[keep],
        promised=promised,
        must_open=per_round > 0,
        floor=floor.astype(np.int64),
    )


def greedy_plan(case: Compact, dice: np.random.Generator) -> Ints:
    """Round by round in random order: the largest lawful group of the best remaining candidates."""
    chosen = np.full(case.people, -1, np.int64)
    who = np.repeat(np.arange(case.people), np.diff(case.begins))
    order = np.lexsort((-case.worth, case.round_of))
    starts = np.searchsorted(case.round_of[order], np.arange(case.rounds + 1))
    left = case.pool_seats.copy()
    for place in dice.permutation(case.rounds):
        pools = [
            k for k in range(len(left)) if place in case.pool_rounds[case.pool_begins[k] : case.pool_begins[k + 1]]
        ]
        options = order[starts[place] : starts[place + 1]]
        options = options[chosen[who[options]] < 0]
        most = min([int(case.maximum[place]), *(int(left[k]) for k in pools)])
        group = _largest_group(case, place=int(place), kinds=case.kind[who[options]], most=most)
        if group is None or case.worth[options[group]].sum() <= case.effort[place]:
            continue
        chosen[who[options[group]]] = options[group]
        left[pools] -= len(group)
    return chosen


def _largest_group(case: Compact, *, place: int, kinds: Ints, most: int) -> Ints | None:
    """Positions of a group within the bands, taken best first, or None when not even the minimum fits."""
    marks = (kinds[:, None] >> np.arange(MARKS)) & 1
    for size in range(min(most, len(kinds)), int(case.minimum[place]) - 1, -1):
        low = -(-case.low[place] * size // WHOLE)
        high = case.high[place] * size // WHOLE
        group: list[int] = []
        count = np.zeros(MARKS, np.int64)
        for position, mark in enumerate(marks):
            after, left = count + mark, size - len(group) - 1
            if (after <= high).all() and (after + left >= low).all():
                group.append(position)
                count = after
            if len(group) == size:
                break
        if len(group) == size and (count >= low).all():
            return np.array(group)
    return None
