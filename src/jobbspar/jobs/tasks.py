"""Work the queue hands out, found by name. Each task is a thin file of its own."""

from jobbspar.jobs import chains, lists, rounds

__all__ = ["chains", "lists", "rounds"]
