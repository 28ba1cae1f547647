"""Forms of chains: from where to count, and the yes to take a chain over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobbspar.core.profiles import RequirementKind, Subject
from jobbspar.core.requirements import Evidence
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.core.ways import Unknown, shown_by
from jobbspar.web.choices import choices_of

NOT_SAID = _("Not said")
LEVELS = choices_of(LanguageLevel, empty=NOT_SAID)
SCHOOLING = [pair for pair in choices_of(EducationLevel, empty=NOT_SAID) if pair[0] != EducationLevel.UNKNOWN.value]
MOST_UNFOLDED = 4
IN_PLACE, LACKING = "in_place", "lacking"
HAVING = [("", NOT_SAID), (IN_PLACE, _("In place")), (LACKING, _("Not in place"))]


class StartForm(forms.Form):
    """From which day and from which levels of a language a track's chain is counted."""

    starts = forms.DateField(label=_("First day"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, languages: Sequence[tuple[str, LanguageSkill]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = {f"level_{number}": asked for number, asked in enumerate(languages)}
        for name, (language, skill) in self.languages.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{language}, {gettext(skill.label)}", choices=LEVELS, required=False, widget=forms.Select
            )

    def evidence(self, today: date) -> list[Evidence]:
        """The chosen levels as if somebody had shown them, in a way that counts everywhere."""
        chosen = [(asked, self.cleaned_data.get(name)) for name, asked in self.languages.items()]
        levels = [
            Subject(kind=RequirementKind.LANGUAGE, name=language, skill=skill, level=LanguageLevel(level))
            for (language, skill), level in chosen
            if level
        ]
        return shown_by(levels, on=today)


class EducationsForm(forms.Form):
    """Which educations are counted on: how far for those with levels, else whether they are in place."""

    def __init__(self, *args: Any, educations: Sequence[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {f"education_{number}": asked for number, asked in enumerate(educations)}
        for name, education in self.asked.items():
            choices = SCHOOLING if education.level else HAVING
            self.fields[name] = forms.ChoiceField(label=education.name, choices=choices, required=False)

    @property
    def is_folded(self) -> bool:
        """Very many stand folded together, until something is chosen."""
        return len(self.fields) > MOST_UNFOLDED and not any(self.data.get(name) for name in self.fields)

    def evidence(self, today: date) -> list[Evidence]:
        """What was chosen as if somebody had shown it, in a way that counts everywhere."""
        found = []
        for name, asked in self.asked.items():
            chosen = self.cleaned_data.get(name)
            if chosen:
                level = EducationLevel(chosen) if asked.level else None
                shown = shown_by([Subject(kind=asked.kind, name=asked.name, level=level)], on=today)
                found += [replace(one, fulfils=chosen != LACKING) for one in shown]
        return found


class WayForm(forms.Form):
    """How far a person's chain is to lead, from when, and what is made of the unknown."""

    aim = forms.ChoiceField(label=_("The aim"), required=False)
    unknown = forms.ChoiceField(
        label=_("What nobody has asked about"),
        choices=[pair for pair in choices_of(Unknown) if pair[0] != Unknown.TAUGHT.value],
        required=False,
    )
    starts = forms.DateField(label=_("No earlier than"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, aims: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].choices = aims  # type: ignore[attr-defined]


class TakeOverForm(forms.Form):
    """The chain as it was seen and as it is to be; both as text, so that nothing is changed unseen."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2000)
    chain = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2000)


class IntoPlanForm(forms.Form):
    chain = forms.CharField(required=False, widget=forms.HiddenInput, max_length=4000)
    reason = forms.CharField(
        label=_("Why the plan is changed"),
        max_length=300,
        help_text=_("It stands beside every step that is changed, and the person can read it."),
    )
