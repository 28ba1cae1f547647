"""Forms of recruitment. No field asks for, sorts by or shows sex, age, origin or a personal number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.recruitment import ActivityFacts, AttendanceBasis, RecruitmentKind, SelectionOutcome
from jobbspar.web.recruitment.wording import requirement_text
from jobbspar.web.row_fields import RowField, RowsField, ValueField


class PlanForm(forms.Form):
    """How people get to know of the round and how they are chosen."""

    plan = forms.CharField(
        label=_("Plan for recruitment"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5000,
        help_text=_("Who is told, where and in which languages; what people are invited to; who chooses."),
    )
    channels = forms.CharField(label=_("Channels"), max_length=300, required=False)
    apply_by = forms.DateField(label=_("Apply by"), widget=forms.DateInput, required=False)


class ActivityForm(forms.Form):
    """What people are invited to. Where the employer meets or chooses, people come of their own will."""

    kind = ValueField(RecruitmentKind, label=_("Kind of activity"))
    name = forms.CharField(label=_("Name"), max_length=200)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput)
    at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    language = forms.CharField(label=_("Language"), max_length=60, required=False)
    has_interpreter = forms.BooleanField(label=_("There is an interpreter"), required=False)
    basis = ValueField(
        AttendanceBasis,
        label=_("Attendance"),
        widget=forms.RadioSelect,
        initial=AttendanceBasis.VOLUNTARY,
        help_text=_("Where the employer meets or chooses it is always voluntary."),
    )
    employer_takes_part = forms.BooleanField(label=_("The employer takes part"), required=False)
    who_from_employer = forms.CharField(label=_("Who from the employer"), max_length=200, required=False)
    capacity = forms.IntegerField(label=_("Room for"), min_value=1, max_value=1000, required=False)

    @property
    def facts(self) -> ActivityFacts:
        return ActivityFacts(**self.cleaned_data)


class InviteForm(forms.Form):
    """Tick those who are invited."""

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {one.participation.pk: one.name for one in candidates}
        self.fields["people"] = RowsField(
            [one.participation for one in candidates], label=_("People"), text=lambda row: names[row.pk]
        )


CAME = (("unknown", _("Not known")), ("yes", _("Came")), ("no", _("Did not come")))


class AttendanceForm(forms.Form):
    """One choice a person: came, did not come, or not known."""

    def __init__(self, *args: Any, people: list[tuple[int, str, bool | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, name, came in people:
            initial = {True: "yes", False: "no", None: "unknown"}[came]
            self.fields[f"came_{key}"] = forms.ChoiceField(label=name, choices=CAME, initial=initial)

    @property
    def came(self) -> dict[int, bool | None]:
        answers: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}
        return {int(name.removeprefix("came_")): answers[value] for name, value in self.cleaned_data.items()}


class PeopleFilterForm(forms.Form):
    text = forms.CharField(label=_("Beginning of the name"), required=False)


class InterestForm(forms.Form):
    """A person's interest, in the person's own words."""

    own_words = forms.CharField(
        label=_("Why the person wants this, in the person's own words"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Write what the person says, not what you think. No diagnoses and nothing about others."),
    )
    channel = forms.CharField(label=_("How the person got to know of the round"), max_length=100, required=False)

    def __init__(self, *args: Any, people: Any, keeper: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"] = RowField(people, label=_("Person"), widget=forms.RadioSelect)
        if keeper:
            self.fields["ground"] = forms.CharField(
                label=_("Ground for showing the person to %(keeper)s") % {"keeper": keeper},
                max_length=300,
                help_text=_("Another municipality keeps the track and will see the person. Say on what ground."),
            )
        self.order_fields(["participant", "own_words", "channel", "ground"])


class DecisionForm(forms.Form):
    """A decision by a named human, for a reason tied to a requirement. There is no other input."""

    outcome = ValueField(SelectionOutcome, label=_("Decision"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("The reason in words"), widget=forms.Textarea, max_length=500)
    decider = forms.CharField(label=_("Who decided"), max_length=200)
    decider_role = forms.CharField(label=_("Role of the one who decided"), max_length=200)
    decided_on = forms.DateField(label=_("Decided on"), widget=forms.DateInput)
    told_on = forms.DateField(label=_("The person was told on"), widget=forms.DateInput, required=False)

    def __init__(self, *args: Any, requirements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requirement"] = RowField(
            requirements,
            nothing=_("Choose a requirement"),
            label=_("The requirement the reason is tied to"),
            text=requirement_text,
            help_text=_("Only what the profile asks can be a reason."),
        )
        self.order_fields(["outcome", "requirement", "reason"])


class RepeatForm(forms.Form):
    """When the round begins anew, and who of the reserve list comes along."""

    starts = forms.DateField(label=_("First day of the new round"), widget=forms.DateInput)

    def __init__(self, *args: Any, reserves: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said_yes = [one for one in reserves if one.participation.reserve_yes_on]
        names = {one.participation.pk: one.name for one in said_yes}
        self.fields["reserves"] = RowsField(
            [one.participation for one in said_yes],
            label=_("Comes along from the reserve list"),
            required=False,
            initial=[one.participation.pk for one in said_yes],
            text=lambda row: names[row.pk],
            help_text=_("Only those who have said yes to being asked again can be ticked."),
        )


class FromReserveForm(forms.Form):
    """Who of those who said yes at an earlier round comes along in this one."""

    def __init__(self, *args: Any, reserves: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reserves"] = RowsField(
            reserves,
            label=_("Comes along from the reserve list"),
            initial=[one.pk for one in reserves],
            text=lambda row: row.participant.name,
            help_text=_("They come in with the words they gave before. Ask each of them first."),
        )
