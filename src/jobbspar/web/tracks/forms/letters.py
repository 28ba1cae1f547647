"""Forms of a letter of intent, its signatures and its supervisors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.followup.outcomes import ContractForm
from jobbspar.core.tracks import LetterFacts
from jobbspar.web.row_fields import RowField, ValueField, YesNoUnknownField
from jobbspar.web.tracks.wording import profile_text, workplace_text

FACTS = (
    "places", "intended_hires", "starts", "ends", "contract_form", "hours", "is_subsidy_intended", "conditions",
    "responsibilities", "recruitment", "supervision", "language_support", "if_not_as_planned", "check_in_weeks",
)  # fmt: skip


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )


class LetterForm(forms.Form):
    """What the employer intends, in the employer's own words where it can be."""

    places = forms.IntegerField(label=_("Places in the track"), min_value=1, max_value=500)
    intended_hires = forms.IntegerField(
        label=_("Intended hires"),
        min_value=0,
        max_value=500,
        help_text=_("How many the employer intends to hire. It is shown beside how many were hired."),
    )
    contract_form = ValueField(ContractForm, label=_("Form of employment"))
    hours = forms.CharField(
        label=_("Working hours"),
        max_length=100,
        required=False,
        help_text=_("For example 75 per cent, days and nights."),
    )
    is_subsidy_intended = YesNoUnknownField(
        label=_("Is a wage subsidy intended?"), yes=_("Yes"), no=_("No"), unknown=_("Not known")
    )
    conditions = _text(_("Conditions for a job"), _("For example: when the person has reached what the profile asks."))
    responsibilities = _text(_("Who does what, pays and decides"))
    recruitment = _text(_("How people are recruited"))
    supervision = _text(
        _("Supervision the employer undertakes"), _("Hours a week, who steps in, and training for supervisors.")
    )
    language_support = _text(_("Language support at the workplace"))
    if_not_as_planned = _text(_("If it does not go as planned"), _("For the person, and for the employer."))
    check_in_weeks = forms.IntegerField(label=_("Weeks between check-ins"), min_value=1, max_value=26, required=False)
    starts = forms.DateField(label=_("Holds from"), widget=forms.DateInput)
    ends = forms.DateField(label=_("Holds until"), widget=forms.DateInput, required=False)

    def __init__(self, *args: Any, workplaces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace"] = RowField(
            workplaces, label=_("Workplace"), nothing=_("Not chosen yet"), required=False, text=workplace_text
        )

    @property
    def fieldsets(self) -> list[tuple[Any, list[str]]]:
        words = ["conditions", "responsibilities", "recruitment", "supervision", "language_support"]
        return [
            (_("Employer"), ["employer", "workplace", "profile"]),
            (_("What is intended"), ["places", "intended_hires", "contract_form", "hours", "is_subsidy_intended"]),
            (_("Period"), ["starts", "ends"]),
            (_("How it is done"), [*words, "check_in_weeks", "if_not_as_planned"]),
        ]

    @property
    def facts(self) -> LetterFacts:
        return LetterFacts(**{name: self.cleaned_data[name] for name in FACTS})


class NewLetterForm(LetterForm):
    """A new letter also says which employer, and which of the employer's profiles if not the track's."""

    def __init__(self, *args: Any, employers: Any, profiles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"] = RowField(employers, label=_("Employer"), nothing=_("Choose an employer"))
        self.fields["profile"] = RowField(
            profiles,
            label=_("Competence profile"),
            nothing=_("The track's own profile"),
            required=False,
            text=profile_text,
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        employer, workplace = told.get("employer"), told.get("workplace")
        if employer and workplace and workplace.organisation_id != employer.pk:
            self.add_error("workplace", _("The workplace belongs to another employer."))
        return told


class SignForm(forms.Form):
    """The name under the letter."""

    name = forms.CharField(label=_("Name of the one who signs"), max_length=200)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    signed_on = forms.DateField(label=_("Signed on"), widget=forms.DateInput)
    understood = forms.BooleanField(
        label=_("I know that this is an intention and not a contract of employment"),
        error_messages={"required": _("Tick the box when you have read it.")},
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = RowField(organisations, label=_("Signs for"))
        self.order_fields(["organisation"])


class UnionForm(forms.Form):
    union = forms.CharField(label=_("Union"), max_length=200, help_text=_("For example Kommunal, section Larch."))
    asked_on = forms.DateField(label=_("The union was asked"), widget=forms.DateInput)
    answer = forms.CharField(
        label=_("The union's answer"),
        max_length=300,
        required=False,
        help_text=_("Leave empty until the answer comes."),
    )


class SupervisorForm(forms.Form):
    """Who supervises, and how many at once. The load is a promise to those who supervise."""

    name = forms.CharField(label=_("Name"), max_length=200)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    trained_on = forms.DateField(
        label=_("Supervisor training taken"),
        widget=forms.DateInput,
        required=False,
        help_text=_("A placement asks for a supervisor who has taken the training."),
    )
    most_at_once = forms.IntegerField(label=_("At most so many people at once"), min_value=1, max_value=20, initial=2)

    def __init__(self, *args: Any, workplaces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace"] = RowField(workplaces, label=_("Workplace"), text=workplace_text)
        self.order_fields(["workplace"])


class SupervisorChangeForm(SupervisorForm):
    """Name and workplace stay; a new name is a new supervisor."""

    is_active = forms.BooleanField(label=_("Supervises now"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, workplaces=(), **kwargs)
        for name in ("name", "workplace"):
            del self.fields[name]
