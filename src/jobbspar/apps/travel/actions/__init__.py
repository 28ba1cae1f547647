"""Every deed on travel."""

from jobbspar.apps.travel.actions.terms import say_terms
from jobbspar.apps.travel.actions.times import clear_minutes, enter_minutes

__all__ = ["clear_minutes", "enter_minutes", "say_terms"]
