"""Marks a function for compilation; imported only when a problem is large enough to need it."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs; such functions cannot take keyword-only arguments."""
    return cast(F, njit(cache=True, nogil=True)(function))
