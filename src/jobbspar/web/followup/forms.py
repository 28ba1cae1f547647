"""Forms of how it went: exit, certificate, follow-up, the six questions and the decision."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.followup.closing import CLOSING_QUESTIONS, CertificateKind, ClosingParty, TrackDecision
from jobbspar.core.followup.exits import CertificateFacts, ExitFacts
from jobbspar.core.followup.outcomes import (
    ContractForm,
    InterruptedBy,
    MainOutcome,
    Outcome,
    StudyLevel,
    SubsidyType,
)
from jobbspar.core.taxonomy.language import LanguageLevel
from jobbspar.web.choices import choices_of

DAY = forms.DateInput
NOT_CHOSEN = _("Does not apply")


class OutcomeForm(forms.Form):
    """One main outcome; the details that belong to it are asked for below."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=choices_of(MainOutcome))
    contract_form = forms.ChoiceField(
        label=_("Work: form of employment"), required=False, choices=choices_of(ContractForm, empty=str(NOT_CHOSEN))
    )
    subsidy = forms.ChoiceField(
        label=_("Work: support to the employer"),
        required=False,
        choices=choices_of(SubsidyType, empty=str(NOT_CHOSEN)),
    )

    def _chosen(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "main": MainOutcome(told["outcome"]),
            "contract_form": ContractForm(told["contract_form"]) if told["contract_form"] else None,
            "subsidy": SubsidyType(told["subsidy"]) if told["subsidy"] else None,
        }

    def as_outcome(self) -> Outcome:
        return Outcome(**self._chosen())


class FollowUpForm(OutcomeForm):
    """The same question some months later, less the details. Studies and interruptions are told as such."""

    def as_outcome(self) -> Outcome:
        chosen = self._chosen()
        if chosen["main"] is MainOutcome.STUDIES:
            chosen["study_level"] = StudyLevel.UNKNOWN
        if chosen["main"] is MainOutcome.INTERRUPTED:
            chosen["interrupted_by"] = InterruptedBy.UNKNOWN
        return Outcome(**chosen)


class ExitForm(OutcomeForm):
    fieldsets = [
        (_("How it ended"), ["exited_on", "outcome"]),
        (_("If it is work"), ["contract_form", "hours_percent", "subsidy", "is_track_employer"]),
        (_("If it is studies"), ["study_level"]),
        (_("If it was interrupted"), ["interrupted_by", "told_reason"]),
        (_("If the track's employer did not hire"), ["no_hire_requirement"]),
        (_("To take along"), ["no_certificates", "language_level", "wants_next_round", "may_be_asked", "own_view"]),
    ]

    exited_on = forms.DateField(label=_("Last day in the round"), widget=DAY)
    hours_percent = forms.IntegerField(
        label=_("Working hours, per cent of full time"), required=False, min_value=1, max_value=100
    )
    is_track_employer = forms.TypedChoiceField(
        label=_("Is it the employer of the track?"),
        required=False,
        choices=[
            ("", _("Not known")),
            ("yes", _("Yes")),
            ("sector", _("No, another employer in the same sector")),
            ("no", _("No, another employer")),
        ],
        empty_value=None,
    )
    study_level = forms.ChoiceField(
        label=_("Level of studies"), required=False, choices=choices_of(StudyLevel, empty=str(NOT_CHOSEN))
    )
    interrupted_by = forms.ChoiceField(
        label=_("Who interrupted"), required=False, choices=choices_of(InterruptedBy, empty=str(NOT_CHOSEN))
    )
    told_reason = forms.CharField(
        label=_("Reason, if the person wants to tell"), required=False, max_length=300, help_text=_("Never health.")
    )
    no_hire_requirement = forms.TypedChoiceField(
        label=_("Which requirement was not met"), required=False, coerce=int, empty_value=None
    )
    no_certificates = forms.BooleanField(label=_("There are no grades or certificates to give"), required=False)
    language_level = forms.ChoiceField(
        label=_("Swedish when leaving"), required=False, choices=choices_of(LanguageLevel, empty=str(_("Not known")))
    )
    wants_next_round = forms.BooleanField(
        label=_("The person says yes to the reserve list of the next round"), required=False
    )
    may_be_asked = forms.TypedChoiceField(
        label=_("May we ask how it is after 3, 6 and 12 months?"),
        required=False,
        choices=[("", _("Not told")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
    )
    own_view = forms.CharField(label=_("How the person thinks it was"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, requirements: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["no_hire_requirement"].choices = [("", NOT_CHOSEN), *requirements]  # type: ignore[attr-defined]

    def as_outcome(self) -> Outcome:
        told = self.cleaned_data
        return Outcome(
            **self._chosen(),
            hours_percent=told["hours_percent"],
            is_track_employer=told["is_track_employer"] and told["is_track_employer"] == "yes",
            is_same_sector=True if told["is_track_employer"] == "sector" else None,
            study_level=StudyLevel(told["study_level"]) if told["study_level"] else None,
            interrupted_by=InterruptedBy(told["interrupted_by"]) if told["interrupted_by"] else None,
        )

    def facts(self) -> ExitFacts:
        return ExitFacts(**{field.name: self.cleaned_data[field.name] for field in fields(ExitFacts)})


class CorrectExitForm(ExitForm):
    """The certificates were asked about when the exit was registered."""

    fieldsets = [
        *ExitForm.fieldsets[:-1],
        (_("To take along"), ["language_level", "wants_next_round", "may_be_asked", "own_view"]),
    ]
    no_certificates = None  # type: ignore[assignment]  # Django's way to leave out a field


class CertificateForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind"), choices=choices_of(CertificateKind))
    name = forms.CharField(label=_("What it says"), max_length=200, help_text=_("For example sfi course D, passed."))
    issuer = forms.CharField(label=_("Who issued it"), max_length=200)
    issued_on = forms.DateField(label=_("Day"), widget=DAY)
    expires = forms.DateField(label=_("Valid until"), required=False, widget=DAY)

    def certificate(self) -> CertificateFacts:
        told = self.cleaned_data
        return CertificateFacts(**{**told, "kind": CertificateKind(told["kind"])})


class QuestionsForm(forms.Form):
    """The six questions, answered by one party."""

    party = forms.ChoiceField(label=_("Who answers"), choices=choices_of(ClosingParty))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in CLOSING_QUESTIONS.items():
            self.fields[f"question_{number}"] = forms.CharField(label=_(question), widget=forms.Textarea)

    def answers(self) -> dict[int, str]:
        return {number: self.cleaned_data[f"question_{number}"] for number in CLOSING_QUESTIONS}


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("What becomes of the track"), choices=choices_of(TrackDecision), widget=forms.RadioSelect
    )
    change = forms.CharField(label=_("What is to change"), required=False, widget=forms.Textarea)
    is_good_example = forms.BooleanField(label=_("The track may be shown as a good example"), required=False)
    decided_by = forms.CharField(label=_("Who decided"), max_length=200)
