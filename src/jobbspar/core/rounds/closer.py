"""Bring a plan and its bound closer where a few rounds are left half open."""

from jobbspar.core.rounds.branching import branched, market_of
from jobbspar.core.rounds.by_prices import ENOUGH, Solved, near_enough, plan_at
from jobbspar.core.rounds.compact import Compact, total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.families import families_of

MOST_LEAVES = 2
"""Parts of all plans, most promising first, in which a plan of its own is made."""


def at_best_leaf(case: Compact, *, solved: Solved) -> Solved:
    """The best of the plan given and those made where rounds are held open or closed, with the bound of all leaves."""
    families = families_of(case)
    best, worth = solved, _worth(case, solved=solved)
    enough = worth + int(abs(worth) * ENOUGH)
    leaves = branched(case, families=families, market=solved.market, bound=solved.bound, enough=enough)
    bound = leaves[0].bound
    for leaf in leaves[:MOST_LEAVES] if len(leaves) > 1 else []:
        if near_enough(worth, bound=bound) or leaf.bound <= worth:
            break
        again = plan_at(case, families=families, market=market_of(leaf), bound=bound)
        if _worth(case, solved=again) > worth:
            best, worth = again, _worth(case, solved=again)
    return best._replace(bound=bound)


def _worth(case: Compact, *, solved: Solved) -> int:
    """The worth of a lawful plan; less than any worth for one that is not."""
    if compact_faults(case, chosen=solved.chosen):
        return -int(case.effort.sum()) - int(abs(case.worth).sum()) - 1
    return total_worth(case, chosen=solved.chosen)
