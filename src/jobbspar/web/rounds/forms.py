"""Forms of round planning: changes by hand, adoption, answers, a person's yes, and what plans are made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jobbspar.apps.rounds.actions import OptionFacts
from jobbspar.core.rounds.by_hand import Change, Hand
from jobbspar.core.rounds.problem import PoolKind, Ruling
from jobbspar.web.choices import choices_of
from jobbspar.web.components.readable import day
from jobbspar.web.places import municipality_name
from jobbspar.web.row_fields import RowField, RowsField, ValueField

MOST = 10_000


class ChangeForm(forms.Form):
    """One change by hand, from a button or from a field typed in; who and where come with it."""

    kind = ValueField(Hand, widget=forms.HiddenInput)
    round = forms.IntegerField(widget=forms.HiddenInput)
    person = forms.IntegerField(widget=forms.HiddenInput, required=False)
    site = forms.RegexField(r"^[0-9]{4}$", widget=forms.HiddenInput, required=False)
    number = forms.IntegerField(label=_("Number"), min_value=0, max_value=MOST, required=False)

    @property
    def change(self) -> Change:
        facts = self.cleaned_data
        person = str(facts["person"]) if facts["person"] is not None else None
        return Change(facts["kind"], str(facts["round"]), person, facts["site"] or None, facts["number"])


class AdoptForm(forms.Form):
    """Who decides, and why."""

    name = forms.CharField(
        label=_("Who adopts the plan"), max_length=200, help_text=_("The name of whoever decides, and the role.")
    )
    reason = forms.CharField(
        label=_("Why this plan"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Others will read it: what the plan gives, and what was given up."),
    )


class AnswerForm(forms.Form):
    """The person's own answer to an offered seat."""

    says_yes = forms.ChoiceField(
        label=_("What does the person answer?"),
        choices=[("yes", _("Yes to the seat")), ("no", _("No to the seat"))],
        widget=forms.RadioSelect,
    )
    own_words = forms.CharField(
        label=_("The person's own words"),
        widget=forms.Textarea,
        required=False,
        max_length=2000,
        help_text=_("A yes is noted in the person's own words. Nobody gets a place without it."),
    )
    ground = forms.CharField(label=_("Ground for sharing"), max_length=300, required=False)

    def __init__(self, *args: Any, keeper: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keeper:
            text = _now("%(keeper)s keeps the track and gets to see the person. Write on what ground.")
            self.fields["ground"].help_text = text % {"keeper": keeper}
        else:
            del self.fields["ground"]


class WishForm(forms.Form):
    """A yes to one more track, last in the person's order."""

    def __init__(self, *args: Any, tracks: Sequence[Any], own_organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["track"] = RowField(tracks, label=_("Track"), nothing=_("Choose a track"), text=_track_text)
        if any(track.organisation_id != own_organisation for track in tracks):
            self.fields["ground"] = forms.CharField(
                label=_("Ground for sharing"),
                max_length=300,
                required=False,
                help_text=_("Fill in if another organisation keeps the track and the person agrees to be seen by it."),
            )


def _track_text(track: Any) -> str:
    return f"{track.name} ({track.organisation.name})"


class OptionForm(forms.Form):
    """A round that may open."""

    starts = forms.DateField(label=_("First day"), widget=forms.DateInput)
    place = forms.CharField(label=_("Place"), max_length=200, required=False, help_text=_("A workplace or a school."))
    least_people = forms.IntegerField(
        label=_("Fewest people to open with"), min_value=1, max_value=MOST, initial=4,
        help_text=_("With fewer the round does not open."),
    )  # fmt: skip
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST, initial=8)
    ruling = forms.ChoiceField(label=_("Does it open?"), choices=choices_of(Ruling), initial=Ruling.FREE)
    group = forms.CharField(
        label=_("Same as"),
        max_length=60,
        required=False,
        help_text=_("Of the rounds with the same word here at most one opens. Leave empty if it stands by itself."),
    )
    effort = forms.IntegerField(
        label=_("What it takes to open, in points"), min_value=0, max_value=MOST, initial=0,
        help_text=_("A seat is worth about 300–700 points. 0 if a round more costs nothing extra."),
    )  # fmt: skip

    def __init__(self, *args: Any, tracks: Sequence[Any], codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tracks:
            self.fields["track"] = RowField(tracks, label=_("Track"), nothing=_("Choose a track"))
        choices = [(code, municipality_name(code)) for code in codes]
        self.fields["municipality"] = forms.ChoiceField(label=_("Municipality"), choices=choices)
        self.order_fields(["track", "municipality", "place", "starts", "least_people", "seats"])

    @property
    def facts(self) -> OptionFacts:
        kept = {name: value for name, value in self.cleaned_data.items() if name != "track"}
        return OptionFacts(**{**kept, "ruling": Ruling(kept["ruling"])})


class ProposeForm(forms.Form):
    """Start days to propose rounds for, from the letters of intent."""

    first = forms.DateField(label=_("Start day"), widget=forms.DateInput)
    second = forms.DateField(label=_("Another start day"), widget=forms.DateInput, required=False)
    third = forms.DateField(label=_("One more start day"), widget=forms.DateInput, required=False)

    @property
    def starts(self) -> list[date]:
        return [found for name in ("first", "second", "third") if (found := self.cleaned_data[name])]


def option_text(option: Any) -> str:
    return f"{option.track.name}, {municipality_name(option.municipality)}, {day(option.starts)}"


class LimitForm(forms.Form):
    """Seats that several rounds share."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example: supervisors at Tallgården."))
    kind = ValueField(PoolKind, label=_("What is shared"))
    seats = forms.IntegerField(label=_("How many seats together"), min_value=0, max_value=MOST)

    def __init__(self, *args: Any, options: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["options"] = RowsField(options, label=_("Rounds that share"), text=option_text)


class FloorsForm(forms.Form):
    """The fewest seats for each municipality's people."""

    def __init__(self, *args: Any, codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            self.fields[f"floor_{code}"] = forms.IntegerField(
                label=municipality_name(code), min_value=0, max_value=MOST, required=False
            )


class DecisionForm(forms.Form):
    """What makes it lawful to give up worth for a composition goal."""

    decided_by = forms.CharField(label=_("Who decided"), max_length=200)
    decided_on = forms.DateField(label=_("Decided on"), widget=forms.DateInput)
    legal_ground = forms.CharField(label=_("Legal ground"), max_length=300)
    tolerance = forms.IntegerField(
        label=_("Highest price, per cent of the plan's worth"), min_value=0, max_value=100,
        help_text=_("0 means that composition only chooses between plans of the same worth."),
    )  # fmt: skip
    ends_on = forms.DateField(label=_("Ends on"), widget=forms.DateInput)
