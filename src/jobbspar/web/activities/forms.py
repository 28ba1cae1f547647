"""Forms for the catalogue of activities."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobbspar.core.activities import ActivityFacts, ActivityKind, Decider, TermDirection
from jobbspar.core.profiles import Level, RequirementKind, Subject
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.web.choices import choices_of
from jobbspar.web.places import MunicipalityField

WHOSE = [("", _("All")), ("ready", _("Ready-made to start from")), ("own", _("Those that are given"))]
FACTS = (
    "name", "about", "weeks", "hours_per_week", "pace", "credits", "is_rolling", "seats", "municipality", "place",
    "is_remote", "cost", "source",
)  # fmt: skip


class ActivityFilter(forms.Form):
    q = forms.CharField(label=_("Name or provider"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=choices_of(ActivityKind, empty=_("All kinds")))
    whose = forms.ChoiceField(label=_("Which"), required=False, choices=WHOSE)
    decider = forms.ChoiceField(
        label=_("Who decides"), required=False, choices=choices_of(Decider, empty=_("Whoever decides"))
    )


class ActivityForm(forms.Form):
    """One activity as it is given."""

    organisation = forms.TypedChoiceField(label=_("Belongs to the catalogue of"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_of(ActivityKind))
    name = forms.CharField(label=_("Name"), max_length=200)
    about = forms.CharField(label=_("What one does"), required=False, widget=forms.Textarea)
    provider = forms.TypedChoiceField(label=_("Who gives it"), required=False, coerce=int, empty_value=None)
    decider = forms.ChoiceField(
        label=_("Who decides that a person gets it"), choices=choices_of(Decider), initial=Decider.UNKNOWN
    )
    weeks = forms.IntegerField(
        label=_("Weeks"),
        required=False,
        min_value=1,
        help_text=_("On the calendar, at the pace it is given. Leave it empty if it has no fixed length."),
    )
    hours_per_week = forms.IntegerField(label=_("Hours a week"), required=False, min_value=1)
    pace = forms.IntegerField(label=_("Pace, per cent of full time"), required=False, min_value=1, max_value=100)
    credits = forms.IntegerField(label=_("Credits"), required=False, min_value=1)
    is_rolling = forms.BooleanField(label=_("One can begin any week"), required=False)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=1)
    municipality = MunicipalityField(required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=200, help_text=_("School, workplace or room."))
    is_remote = forms.BooleanField(label=_("Can be done at a distance"), required=False)
    cost = forms.IntegerField(label=_("Cost, kronor a person"), required=False, min_value=0)
    source = forms.CharField(
        label=_("How we know"),
        required=False,
        max_length=200,
        help_text=_("Law, curriculum, contract or own estimate."),
    )
    fieldsets = (
        (_("What it is"), ["organisation", "kind", "name", "about", "provider", "decider"]),
        (_("Time"), ["weeks", "hours_per_week", "pace", "credits", "is_rolling"]),
        (_("Room and place"), ["seats", "municipality", "place", "is_remote"]),
        (_("Other"), ["cost", "source"]),
    )

    def __init__(
        self, *args: Any, organisations: list[tuple[int, str]], providers: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["provider"].choices = [("", gettext("Not settled")), *providers]
        fields["organisation"].choices = organisations
        if len(organisations) <= 1:
            fields["organisation"].widget = forms.HiddenInput()
            fields["organisation"].initial = organisations[0][0] if organisations else None

    def activity_facts(self) -> ActivityFacts:
        """The clean answers as one value; raises the refusals of the rules."""
        answers = self.cleaned_data
        return ActivityFacts(
            kind=ActivityKind(answers["kind"]),
            decider=Decider(answers["decider"]),
            **{name: answers[name] for name in FACTS},
        )


class TermForm(forms.Form):
    """One thing that is asked or given, in the same words as a requirement of a profile."""

    direction = forms.ChoiceField(
        label=_("Is it asked or given, or does it make the activity shorter?"),
        choices=choices_of(TermDirection),
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_of(RequirementKind))
    name = forms.CharField(label=_("What"), max_length=200, help_text=_("The same words as in profiles: “Swedish”."))
    skill = forms.ChoiceField(
        label=_("For a language: which skill"), required=False, choices=choices_of(LanguageSkill, empty="–")
    )
    level = forms.ChoiceField(label=_("Level"), required=False)
    weeks = forms.IntegerField(
        label=_("Weeks for those who have it"),
        required=False,
        min_value=1,
        help_text=_("Only for what makes the activity shorter, a validation for instance."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["level"].choices = [
            ("", gettext("No particular level")),
            (gettext("Language"), choices_of(LanguageLevel)),
            (gettext("Education"), choices_of(EducationLevel)),
        ]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        kind, level = answers.get("kind"), answers.get("level")
        fitting: dict[Any, list[str]] = {
            RequirementKind.LANGUAGE: list(LanguageLevel),
            RequirementKind.EDUCATION: list(EducationLevel),
        }
        if level and level not in fitting.get(kind, []):
            self.add_error("level", gettext("That level does not belong to this kind."))
        if answers.get("skill") and kind != RequirementKind.LANGUAGE:
            self.add_error("skill", gettext("Only a language has skills. Leave it empty."))
        return answers

    def subject(self) -> Subject:
        answers = self.cleaned_data
        kind = RequirementKind(answers["kind"])
        level: Level | None = None
        if answers["level"]:
            is_language = kind is RequirementKind.LANGUAGE
            level = LanguageLevel(answers["level"]) if is_language else EducationLevel(answers["level"])
        skill = LanguageSkill(answers["skill"]) if answers["skill"] else None
        return Subject(kind=kind, name=answers["name"], skill=skill, level=level)


class StartForm(forms.Form):
    day = forms.DateField(label=_("First day"), widget=forms.DateInput)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=1)


class ClosureForm(forms.Form):
    """Days when a municipality gives nothing."""

    organisation = forms.TypedChoiceField(label=_("Municipality"), coerce=int)
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput)

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = organisations
        if len(organisations) == 1:
            fields["organisation"].widget = forms.HiddenInput()
            fields["organisation"].initial = organisations[0][0]
