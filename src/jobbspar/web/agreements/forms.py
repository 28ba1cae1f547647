"""Forms of the agreement pages. People give the last day; what is kept is the day after it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.agreement_contents import (
    FundingFacts,
    GoalFacts,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
)
from jobbspar.core.agreements import (
    AgreementState,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    TargetGroupKind,
    TeamKind,
)
from jobbspar.core.tracks import TrackSector
from jobbspar.web.choices import choices_of
from jobbspar.web.places import MunicipalityField

DAY = timedelta(days=1)


def _day(label: Any, **facts: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput, **facts)


def _text(label: Any, help_text: Any = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": rows})
    )


def _period(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The form's last day as the day after it."""
    facts = dict(cleaned)
    last = facts.pop("last_day")
    return {**facts, "ends": last + DAY if last else None}


def last_day(ends: date | None) -> date | None:
    """The last day of a period, as people say it."""
    return ends - DAY if ends else None


class AgreementFilter(forms.Form):
    words = forms.CharField(label=_("Name"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *choices_of(AgreementState)]
    )


class GroundForm(forms.Form):
    name = forms.CharField(label=_("Name of the agreement"), max_length=200)
    regime = forms.ChoiceField(
        label=_("Legal basis"),
        choices=choices_of(LegalRegime),
        widget=forms.RadioSelect,
        initial=LegalRegime.COOPERATION,
        help_text=_("It follows from the first day. DU(N)A agreements could begin until February 2023."),
    )
    starts = _day(_("First day"))
    last_day = _day(_("Last day"), required=False, help_text=_("Leave empty if it holds until further notice."))
    review_on = _day(_("Day to look it over"), required=False)
    purpose = _text(_("Purpose"), _("What the parties want to reach together, in a few sentences."))
    working_methods = _text(_("How you work together"))
    documentation = _text(
        _("How it is written down"), _("How activities are written down so that they can be followed up.")
    )

    fieldsets = (
        (_("Name and legal basis"), ["name", "regime"]),
        (_("Period"), ["starts", "last_day", "review_on"]),
        (_("Purpose and ways of working"), ["purpose", "working_methods", "documentation"]),
    )

    def facts(self) -> VersionFacts:
        cleaned = _period({name: value for name, value in self.cleaned_data.items() if name not in ("name", "owner")})
        return VersionFacts(**{**cleaned, "regime": LegalRegime(cleaned["regime"])})


class NewAgreementForm(GroundForm):
    owner = forms.TypedChoiceField(label=_("Kept by"), coerce=int)
    fieldsets = ((_("Name and legal basis"), ["name", "owner", "regime"]), *GroundForm.fieldsets[1:])

    def __init__(self, *args: Any, owners: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class PartyForm(forms.Form):
    organisation = forms.TypedChoiceField(label=_("Party"), coerce=int)

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose")), *organisations]  # type: ignore[attr-defined]


class CoveredForm(forms.Form):
    municipality = MunicipalityField()


class SignatureForm(forms.Form):
    signatory = forms.CharField(label=_("Who signed"), max_length=200)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    signed_on = _day(_("Day of the signature"))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in the history."),
    )  # fmt: skip


class AppendixForm(forms.Form):
    body = _text(_("Text of the appendix"), _("An empty line makes a new paragraph."), rows=14)


class TargetGroupForm(forms.Form):
    kind = forms.ChoiceField(label=_("Group"), choices=choices_of(TargetGroupKind))
    criteria = forms.CharField(
        label=_("Criteria"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who belongs to it here with you, in facts that can be checked."),
    )  # fmt: skip
    law = forms.CharField(
        label=_("Law or decision"), max_length=200, help_text=_("For example the ordinance with its number.")
    )
    starts = _day(_("From"), required=False)
    last_day = _day(_("Last day"), required=False)
    evidence_from = _day(
        _("The evidence is from"), required=False,
        help_text=_("The day of the figures behind the choice, so that old figures are seen as old."),
    )  # fmt: skip

    def facts(self) -> TargetGroupFacts:
        cleaned = _period(self.cleaned_data)
        return TargetGroupFacts(**{**cleaned, "kind": TargetGroupKind(cleaned["kind"])})


class GoalForm(forms.Form):
    measure = forms.ChoiceField(label=_("What is counted"), choices=choices_of(GoalMeasure))
    sector = forms.ChoiceField(
        label=_("In which tracks"), required=False, choices=[("", _("All tracks")), *choices_of(TrackSector)]
    )
    target = forms.IntegerField(
        label=_("Goal"), required=False, min_value=0, max_value=30_000,
        help_text=_("Per cent for shares, otherwise a number. Leave empty if the goal is told in words only."),
    )  # fmt: skip
    wording = forms.CharField(label=_("The goal in words"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.CharField(label=_("Who answers for it"), max_length=200)
    reason = forms.CharField(label=_("Why this goal"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def facts(self) -> GoalFacts:
        return GoalFacts(**{**self.cleaned_data, "measure": GoalMeasure(self.cleaned_data["measure"])})


class TeamForm(forms.Form):
    team = forms.ChoiceField(label=_("Group"), choices=choices_of(TeamKind), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=200)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int)

    def __init__(self, *args: Any, organisations: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]

    def facts(self) -> TeamMemberFacts:
        return TeamMemberFacts(**{**self.cleaned_data, "team": TeamKind(self.cleaned_data["team"])})


class FundingForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of money"), choices=choices_of(FundingKind))
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("For example the name of the project."))
    reference = forms.CharField(label=_("Reference number"), max_length=100, required=False)
    amount = forms.IntegerField(label=_("Amount in kronor"), min_value=0, max_value=2_000_000_000, required=False)
    starts = _day(_("From"), required=False)
    last_day = _day(_("Last day"), required=False, help_text=_("You are warned when half a year is left."))

    def facts(self) -> FundingFacts:
        cleaned = _period(self.cleaned_data)
        return FundingFacts(**{**cleaned, "kind": FundingKind(cleaned["kind"])})
