"""Forms about travel: what a person says, how long a trip takes, which hours are worked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.shifts import WEEKDAYS, Shift
from jobbspar.core.travel.ways import LONGEST_TRIP
from jobbspar.web.choices import choices_of


class TermsForm(forms.Form):
    """What a person says of travel."""

    mode = forms.ChoiceField(label=_("How do you travel?"), choices=choices_of(Mode), widget=forms.RadioSelect)
    longest_minutes = forms.IntegerField(
        label=_("Longest trip one way, minutes"),
        min_value=1,
        max_value=LONGEST_TRIP,
        help_text=_("From door to door, with the wait for the bus."),
    )
    home_place = forms.CharField(
        label=_("Village or part of town"),
        required=False,
        max_length=100,
        help_text=_("Never an address. The municipality is known already."),
    )

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "mode": Mode(self.cleaned_data["mode"])}


class MinutesForm(forms.Form):
    """How long a trip takes by somebody who knows."""

    minutes = forms.IntegerField(
        label=_("Minutes one way, from door to door"), required=False, min_value=1, max_value=LONGEST_TRIP
    )
    is_closed = forms.BooleanField(label=_("There is no way to get there and home again"), required=False)
    note = forms.CharField(
        label=_("How you know"),
        required=False,
        max_length=300,
        help_text=_("For instance: the ferry, roadworks, a shared car."),
    )


class ShiftForm(forms.Form):
    """Which hours of which days are worked."""

    starts = forms.TimeField(label=_("The work begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=_("The work ends"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("An earlier time than it begins means the day after."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"),
        coerce=int,
        choices=[(number, _(name)) for number, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
    )

    def shift(self) -> Shift:
        answers = self.cleaned_data
        starts, ends = (60 * answers[name].hour + answers[name].minute for name in ("starts", "ends"))
        return Shift(starts, ends, frozenset(answers["weekdays"]))
