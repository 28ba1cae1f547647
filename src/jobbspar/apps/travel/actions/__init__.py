"""Every deed on travel."""

from jobbspar.apps.travel.actions.terms import say_terms
from jobbspar.apps.travel.actions.times import clear_minutes, enter_minutes
from jobbspar.apps.travel.actions.timetables import say_shift, store_timetable

__all__ = ["clear_minutes", "enter_minutes", "say_shift", "say_terms", "store_timetable"]
