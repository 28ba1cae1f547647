"""How time and memory of the price method grow, as a table and a drawing: `python -m bench.planning_growth out.svg`."""

import json
import resource
import subprocess
import sys
import time
from math import log10
from pathlib import Path

import numpy as np

from bench.planning_instances import SCALES, make_instance
from bench.planning_peers import warm_prices
from jobbspar.core.rounds.by_prices import ROUGH_PASSES
from jobbspar.core.rounds.compact import total_worth
from jobbspar.core.rounds.solve import solve_compact_by_prices

PASSES = ROUGH_PASSES + 5
"""Passes over all options: the first prices, and five for the near options and the certificate."""
BYTES_AN_OPTION = 24
READ_AT_ONCE = 256 * 1024**2
"""More than any cache holds."""
LEFT, TOP, WIDTH, HEIGHT = 60, 20, 560, 300
LEAST_POWER, MOST_POWER = -5, 2
COLOURS = {"free": "#1b6e53", "bound": "#9a4f12"}


def table() -> list[dict[str, float | str]]:
    """One row an instance, each in a process of its own."""
    rows = []
    for size in SCALES:
        for family in COLOURS:
            words = [sys.executable, "-m", "bench.planning_growth", "--alone", size, family]
            done = subprocess.run(words, capture_output=True, text=True, check=True)
            rows.append(json.loads(done.stdout.splitlines()[-1]))
            row = rows[-1]
            print(
                f"| {SCALES[size].people:,} × {SCALES[size].rounds:,} | {family} | {row['options']:,} | "
                f"{row['seconds']:.3f} | {row['limit']:.4f} | {row['megabytes']:.0f} | {row['gap']:.4f} |",
                flush=True,
            )
    return rows


def bytes_a_second() -> float:
    """What one core reads from memory: the best of some sums over an array that no cache holds."""
    array = np.ones(READ_AT_ONCE // 8)
    best = 0.0
    for _ in range(8):
        start = time.perf_counter()
        array.sum()
        best = max(best, array.nbytes / (time.perf_counter() - start))
    return best


def alone(size: str, family: str) -> dict[str, float | str]:
    """Processor seconds without imports and compiling; memory of the whole process."""
    warm_prices()
    case = make_instance(SCALES[size], seed=1, bound=family == "bound")
    start = time.process_time()
    outcome = solve_compact_by_prices(case, seconds=10)
    seconds = time.process_time() - start
    worth = total_worth(case, chosen=outcome.chosen)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "family": family,
        "options": case.options,
        "seconds": seconds,
        "limit": PASSES * BYTES_AN_OPTION * case.options / bytes_a_second(),
        "megabytes": megabytes,
        "gap": 100 * (outcome.bound - worth) / worth,
    }


def drawing(rows: list[dict[str, float | str]]) -> str:
    """Seconds against options, both by tens, with what memory traffic alone would take dashed."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} {TOP + HEIGHT + 50}" '
        'role="img" aria-label="Seconds against options" font-family="sans-serif" font-size="12">',
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#767676"/>',
    ]
    for power in range(LEAST_POWER, MOST_POWER + 1):
        high = _y(10.0**power)
        parts.append(f'<path d="M{LEFT} {high:.0f}h{WIDTH}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{high + 4:.0f}" text-anchor="end">{_seconds(10.0**power)}</text>')
    for power in range(3, 7):
        text = f"{10**power:,}".replace(",", "\u00a0")
        parts.append(f'<text x="{_x(10**power):.0f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{text}</text>')
    for family, colour in COLOURS.items():
        own = [row for row in rows if row["family"] == family]
        parts.append(_line(own, "seconds", colour=colour, dash="") + _dots(own, colour=colour))
        parts.append(
            f'<text x="{LEFT + 10}" y="{TOP + (18 if family == "free" else 36)}" fill="{colour}">{family}</text>'
        )
    parts.append(_line([row for row in rows if row["family"] == "free"], "limit", colour="#555", dash="5 4"))
    parts.append(f'<text x="{LEFT + 10}" y="{TOP + 54}" fill="#555">reading all options from memory (dashed)</text>')
    parts.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 36}" text-anchor="middle">options</text></svg>')
    return "\n".join(parts) + "\n"


def _x(options: float) -> float:
    return LEFT + WIDTH * (log10(options) - 2.5) / 4.3


def _y(seconds: float) -> float:
    share = (log10(max(seconds, 10.0**LEAST_POWER)) - LEAST_POWER) / (MOST_POWER - LEAST_POWER)
    return TOP + HEIGHT - HEIGHT * share


def _seconds(seconds: float) -> str:
    """A label as people write it: ms under a second, µs under a millisecond."""
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size * 0.999:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds / 1e-6:.0f} µs"


def _line(rows: list[dict[str, float | str]], key: str, *, colour: str, dash: str) -> str:
    points = " ".join(f"{_x(float(row['options'])):.1f},{_y(float(row[key])):.1f}" for row in rows)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'


def _dots(rows: list[dict[str, float | str]], *, colour: str) -> str:
    return "".join(
        f'<circle cx="{_x(float(row["options"])):.1f}" cy="{_y(float(row["seconds"])):.1f}" r="4" fill="{colour}"/>'
        for row in rows
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        print(json.dumps(alone(sys.argv[2], sys.argv[3])))
    else:
        found = table()
        for out in sys.argv[1:]:
            Path(out).write_text(drawing(found), encoding="utf-8")
