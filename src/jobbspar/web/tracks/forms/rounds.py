"""Forms of a round and its steps."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbspar.core.places import municipality
from jobbspar.core.tracks import RoundFacts
from jobbspar.web.row_fields import RowField

FACTS = (
    "starts", "seats", "least_people", "municipality", "place", "apply_by", "recruitment_plan", "recruitment_channels",
)  # fmt: skip


PROPOSABLE = ("starts", "least_people")


class RoundForm(forms.Form):
    """When the round starts and for how many. The days of the steps follow from the start."""

    starts = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput,
        help_text=_("The steps get their days from this one, from the activities' own start days and the calendar."),
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500)
    least_people = forms.IntegerField(label=_("Fewest people to start with"), min_value=1, max_value=500, initial=1)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    apply_by = forms.DateField(label=_("Apply by"), widget=forms.DateInput, required=False)
    recruitment_plan = forms.CharField(
        label=_("Plan for recruitment"),
        widget=forms.Textarea,
        required=False,
        max_length=5000,
        help_text=_("How people get to know of the round, what they are invited to and who chooses."),
    )
    recruitment_channels = forms.CharField(
        label=_("Channels"), max_length=300, required=False, help_text=_("For example sfi, Platsbanken, the library.")
    )

    def __init__(self, *args: Any, coordinators: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"] = RowField(
            coordinators,
            label=_("Coordinator"),
            nothing=_("Not named yet"),
            required=False,
            help_text=_("The one whom people, employer and providers ask."),
        )
        choices = [("", _("Not decided")), *((code, municipality(code).name) for code in codes)]
        self.fields["municipality"] = forms.ChoiceField(label=_("Municipality"), choices=choices, required=False)
        self.order_fields(["starts", "seats", "least_people", "coordinator", "municipality", "place", "apply_by"])

    @property
    def deed(self) -> dict[str, Any]:
        """The arguments of the deed."""
        facts = RoundFacts(**{name: self.cleaned_data[name] for name in FACTS})
        return {"facts": facts, "coordinator": self.cleaned_data["coordinator"]}


def proposed_in(query: QueryDict) -> dict[str, Any]:
    """What a link proposes to change; what cannot be read is left out."""
    found = {}
    for name in PROPOSABLE:
        with suppress(forms.ValidationError):
            if name in query:
                found[name] = RoundForm.base_fields[name].clean(query[name])
    return found


class RoundStepForm(forms.Form):
    """The days of one step, the last day told as people tell it."""

    starts = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    @property
    def deed(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"starts": told["starts"], "ends": told["last_day"] + timedelta(days=1), "note": told["note"]}
