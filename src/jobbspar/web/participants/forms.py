"""Forms about people. Sex and personal number stand in a group of their own, for follow-up and identification."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.identity import IdentityNumber, NotAnIdentityNumber
from jobbspar.core.participants import BackgroundFacts, EvidenceFacts, PersonFacts
from jobbspar.core.participation import Sex
from jobbspar.core.people_columns import Column
from jobbspar.core.places import find_municipalities
from jobbspar.core.profiles import EvidenceSource, RequirementKind
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.web.choices import choices_of
from jobbspar.web.refusals import told

DAY = forms.DateInput


class SearchForm(forms.Form):
    text = forms.CharField(label=_("Name"), required=False, max_length=100, help_text=_("The beginning is enough."))


class PersonForm(forms.Form):
    """One person by hand. Everything but the name may be unknown."""

    fieldsets = [
        (_("Name and contact"), ["given_name", "family_name", "phone", "email", "municipality"]),
        (_("What the person wants and needs"), ["wish", "interpreter", "adaptation"]),
        (
            _("For identification and follow-up"),
            ["personal_number", "sex", "education_level", "schooling_years", "is_education_documented"],
        ),
        (_("Swedish for immigrants"), ["sfi_first_admission"]),
    ]

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail"), required=False)
    municipality = forms.CharField(
        label=_("Home municipality"),
        required=False,
        max_length=60,
        help_text=_("Name or four digits, e.g. Åsele or 2463."),
    )
    wish = forms.CharField(
        label=_("Own wish"), required=False, widget=forms.Textarea, help_text=_("In the person's own words.")
    )
    interpreter = forms.CharField(
        label=_("Interpreter, language"), required=False, max_length=60, help_text=_("If the person asks for one.")
    )
    adaptation = forms.CharField(
        label=_("What makes it work better"),
        required=False,
        max_length=300,
        help_text=_("Write what helps, never why."),
    )
    personal_number = forms.CharField(
        label=_("Personal number or coordination number"),
        required=False,
        max_length=20,
        help_text=_("Only if you need it to be sure who it is. Employers and supervisors never see it."),
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=choices_of(Sex),
        initial=Sex.UNKNOWN,
        help_text=_("As the person says. Only for follow-up; it is never shown to those who select."),
    )
    education_level = forms.ChoiceField(
        label=_("Education"), choices=choices_of(EducationLevel), initial=EducationLevel.UNKNOWN
    )
    schooling_years = forms.IntegerField(label=_("Years in school"), required=False, min_value=0, max_value=30)
    is_education_documented = forms.TypedChoiceField(
        label=_("Is there proof of the education?"),
        required=False,
        choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
    )
    sfi_first_admission = forms.DateField(label=_("First admitted to sfi"), required=False, widget=DAY)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_personal_number(self) -> IdentityNumber | None:
        text = self.cleaned_data["personal_number"].strip()
        if not text:
            return None
        try:
            return IdentityNumber.read(text, today=self.today)
        except NotAnIdentityNumber as refusal:
            shown = told(refusal)
            raise forms.ValidationError(f"{shown.sentence} {shown.mend}") from refusal

    def clean_municipality(self) -> str:
        text = self.cleaned_data["municipality"].strip()
        if not text:
            return ""
        for place in find_municipalities(text):
            if text.casefold() in (place.name.casefold(), place.code):
                return place.code
        raise forms.ValidationError(_("There is no municipality called “%(name)s”.") % {"name": text})

    def person(self) -> PersonFacts:
        names = ("given_name", "family_name", "phone", "email", "municipality", "interpreter", "adaptation", "wish")
        told_of = {name: self.cleaned_data[name] for name in names}
        return PersonFacts(**told_of, sfi_first_admission=self.cleaned_data["sfi_first_admission"])

    def background(self) -> BackgroundFacts:
        number: IdentityNumber | None = self.cleaned_data["personal_number"]
        return BackgroundFacts(
            personal_number=number.value if number else None,
            birth_date=number.birth_date if number else None,
            sex=Sex(self.cleaned_data["sex"]),
            education_level=self.cleaned_data["education_level"],
            schooling_years=self.cleaned_data["schooling_years"],
            is_education_documented=self.cleaned_data["is_education_documented"],
        )


class NewPersonForm(PersonForm):
    """With the organisation whose register it is, when one works for several."""

    organisation = forms.TypedChoiceField(label=_("Register"), coerce=int)
    fieldsets = [(_("Register"), ["organisation"]), *PersonForm.fieldsets]

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()


class EvidenceForm(forms.Form):
    """Something that was seen. Unknown needs no row; what is known not to be in place may have one."""

    kind = forms.ChoiceField(label=_("What kind"), choices=choices_of(RequirementKind))
    name = forms.CharField(label=_("What"), max_length=200, help_text=_("For example Swedish, driving licence B."))
    skill = forms.ChoiceField(
        label=_("Language skill"),
        required=False,
        choices=choices_of(LanguageSkill, empty="–"),
        help_text=_("Only for languages."),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[("", "–"), (_("Language"), choices_of(LanguageLevel)), (_("Education"), choices_of(EducationLevel))],
    )
    fulfils = forms.TypedChoiceField(
        label=_("Is it in place?"),
        choices=[("yes", _("Yes")), ("no", _("No, and we know that"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    source = forms.ChoiceField(label=_("How you know"), choices=choices_of(EvidenceSource))
    dated = forms.DateField(label=_("Dated"), widget=DAY)
    expires = forms.DateField(label=_("Valid until"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_language = cleaned.get("kind") == RequirementKind.LANGUAGE
        if is_language and not cleaned.get("skill"):
            self.add_error("skill", _("Choose listening, speaking, reading or writing."))
        levels = {RequirementKind.LANGUAGE: LanguageLevel, RequirementKind.EDUCATION: EducationLevel}
        fitting = levels.get(RequirementKind(cleaned["kind"])) if cleaned.get("kind") else None
        if cleaned.get("level") and (fitting is None or cleaned["level"] not in list(fitting)):
            self.add_error("level", _("This level does not belong to the kind you chose."))
        if cleaned.get("expires") and cleaned.get("dated") and cleaned["expires"] < cleaned["dated"]:
            self.add_error("expires", _("It cannot run out before its own date."))
        return cleaned

    def facts(self) -> EvidenceFacts:
        return EvidenceFacts(**{**self.cleaned_data, "skill": self.cleaned_data["skill"] or ""})


class SharingForm(forms.Form):
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int)
    ground = forms.CharField(
        label=_("On what ground"),
        max_length=300,
        help_text=_("For example: the person has said yes on 3 May; registered at Arbetsförmedlingen."),
    )

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    organisation = forms.TypedChoiceField(label=_("Register"), coerce=int)
    file = forms.FileField(
        label=_("The list"),
        help_text=_(
            "An Excel file (.xlsx) or a text file (.csv) with the columns of the template, at most 12 megabytes."
        ),
    )

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()


class RowForm(forms.Form):
    """The texts of one row of a list, to mend in place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in Column:
            self.fields[str(column)] = forms.CharField(label=_(column.label), required=False, max_length=300)

    def texts(self) -> dict[Column, str]:
        return {column: self.cleaned_data[str(column)] for column in Column}
