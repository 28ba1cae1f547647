"""What is asked in a call with an employer, in the order one asks it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobbspar.core.needs import NeedCause, NeedFacts, NeedSource, NeedState
from jobbspar.web.choices import choices_of
from jobbspar.web.taxonomy.occupations import OccupationField

ANSWERS = [("", _("Not known")), ("yes", _("Yes, again and again")), ("no", _("No, this time only"))]
IS_RECURRING = {"": None, "yes": True, "no": False}
NEED_COLUMNS = ("people", "from_day", "until_day", "source_note", "contact", "note")


class NeedFilter(forms.Form):
    q = forms.CharField(label=_("Occupation or employer"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=choices_of(NeedState, empty=_("All states")))
    employer = forms.TypedChoiceField(label=_("Employer"), required=False, coerce=int, empty_value=None)
    cause = forms.ChoiceField(label=_("Cause"), required=False, choices=choices_of(NeedCause, empty=_("All causes")))

    def __init__(self, *args: Any, employers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].choices = [("", gettext("All employers")), *employers]  # type: ignore[attr-defined]


class NeedDetails(forms.Form):
    """The need itself; the same when it is stated and when it is changed."""

    occupation = OccupationField()
    people = forms.IntegerField(
        label=_("How many people"), required=False, min_value=1, help_text=_("Leave it empty if nobody knows yet.")
    )
    is_recurring = forms.ChoiceField(label=_("Does the need come back?"), required=False, choices=ANSWERS)
    from_day = forms.DateField(label=_("From"), required=False, widget=forms.DateInput)
    until_day = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput)
    cause = forms.ChoiceField(label=_("Why the people are needed"), choices=choices_of(NeedCause), initial="unknown")
    source = forms.ChoiceField(label=_("How we know"), choices=choices_of(NeedSource), initial="employer")
    source_note = forms.CharField(
        label=_("Document or call"), required=False, max_length=300, help_text=_("For example the plan and its page.")
    )
    contact = forms.CharField(
        label=_("Whom to call at the employer"), required=False, max_length=200, help_text=_("Name and telephone.")
    )
    note = forms.CharField(label=_("Other"), required=False, widget=forms.Textarea)

    def need_facts(self) -> NeedFacts:
        """The clean answers as one value; raises the refusals of the rules."""
        answers = self.cleaned_data
        return NeedFacts(
            occupation=answers["occupation"],
            is_recurring=IS_RECURRING[answers["is_recurring"]],
            cause=NeedCause(answers["cause"]),
            source=NeedSource(answers["source"]),
            **{name: answers[name] for name in NEED_COLUMNS},
        )


class NewNeed(NeedDetails):
    """With the employer, who may be one nobody has met before."""

    organisation = forms.TypedChoiceField(label=_("Municipality that keeps the need"), coerce=int)
    employer = forms.TypedChoiceField(label=_("Employer"), coerce=int, required=False, empty_value=None)
    new_employer = forms.CharField(
        label=_("Or a new employer: name"),
        required=False,
        max_length=200,
        help_text=_("Only if the employer is not in the list."),
    )
    new_employer_number = forms.CharField(
        label=_("Organisation number of the new employer"),
        required=False,
        max_length=20,
        help_text=_("Ten digits. It can be added later."),
    )
    workplace = forms.TypedChoiceField(
        label=_("Workplace"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("One of the chosen employer's. Leave it where it is not known yet."),
    )
    field_order = ("organisation", "employer", "new_employer", "new_employer_number")
    fieldsets = (
        (_("The employer"), ["organisation", "employer", "new_employer", "new_employer_number", "contact"]),
        (_("Whom they need"), ["occupation", "workplace", "people", "is_recurring", "from_day", "until_day", "cause"]),
        (_("How we know"), ["source", "source_note", "note"]),
    )

    def __init__(
        self,
        *args: Any,
        municipalities: list[tuple[int, str]],
        employers: list[tuple[int, str]],
        workplaces: list[tuple[str, list[tuple[int, str]]]],
        may_register: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = municipalities
        fields["employer"].choices = [("", gettext("Choose")), *employers] if len(employers) != 1 else employers
        fields["workplace"].choices = [("", gettext("Not known")), *workplaces]
        if len(municipalities) == 1:
            fields["organisation"].widget = forms.HiddenInput()
            fields["organisation"].initial = municipalities[0][0]
        if not may_register:
            del fields["new_employer"], fields["new_employer_number"]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        known, new = answers.get("employer"), answers.get("new_employer", "").strip()
        if not known and not new and "employer" not in self.errors:
            self.add_error("employer", gettext("Choose the employer."))
        if known and new:
            self.add_error("new_employer", gettext("Choose an employer or write a new one, not both."))
        if new and answers.get("workplace"):
            self.add_error("workplace", gettext("A new employer has no workplaces yet. Leave it as not known."))
        return answers


class ChangedNeed(NeedDetails):
    """The employer stays; the workplace may be named."""

    workplace = forms.TypedChoiceField(label=_("Workplace"), coerce=int, required=False, empty_value=None)
    fieldsets = (
        (_("Whom they need"), ["occupation", "workplace", "people", "is_recurring", "from_day", "until_day", "cause"]),
        (_("How we know"), ["source", "source_note", "contact", "note"]),
    )

    def __init__(self, *args: Any, workplaces: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace"].choices = [("", gettext("Not known")), *workplaces]  # type: ignore[attr-defined]


class DropNeed(forms.Form):
    reason = forms.CharField(
        label=_("Why nothing more is done"),
        max_length=300,
        required=False,
        help_text=_("So that whoever looks next year understands."),
    )
