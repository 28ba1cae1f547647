"""Forms of a person's plan and of what happens in it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.at_work import IncidentKind
from jobbspar.core.participation import (
    ActionFacts,
    CheckInFacts,
    CheckInForm,
    DecisionState,
    DeviationKind,
    GoalProgress,
    NextStep,
    NoteReaders,
    ObstacleFacts,
    ObstacleOwner,
    OtherPlanFacts,
    OtherPlanKind,
    Severity,
    StepResult,
)
from jobbspar.core.placements import PlacementFacts, PlacementType
from jobbspar.web.choices import choices_of

DAY = forms.DateInput
LAST_DAY = _("Last day")


def day_after(last: date) -> date:
    """People write the last day; the days kept are half-open."""
    return last + timedelta(days=1)


class NextStepForm(forms.Form):
    next_step = forms.CharField(label=_("What comes next"), max_length=300)
    next_step_on = forms.DateField(label=_("Which day"), widget=DAY)
    next_step_ask = forms.CharField(label=_("Whom to ask"), max_length=200)

    def as_written(self) -> NextStep:
        told = self.cleaned_data
        return NextStep(what=told["next_step"], on=told["next_step_on"], ask=told["next_step_ask"])


class GoalsForm(forms.Form):
    goal = forms.CharField(label=_("What the person wants in the track"), max_length=300, required=False)
    wish_after = forms.CharField(label=_("What the person wants afterwards"), max_length=300, required=False)
    income = forms.CharField(
        label=_("What the person lives on now, and who decides"),
        max_length=200,
        required=False,
        help_text=_("For example: activity support, decided by Försäkringskassan."),
    )


class AddStepForm(forms.Form):
    activity = forms.TypedChoiceField(label=_("Activity"), coerce=int)
    starts = forms.DateField(label=_("First day"), widget=DAY)
    last_day = forms.DateField(label=LAST_DAY, widget=DAY)
    reason = forms.CharField(label=_("Why it is added"), max_length=300)

    def __init__(self, *args: Any, activities: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].choices = activities  # type: ignore[attr-defined]


class ChangeStepForm(forms.Form):
    starts = forms.DateField(label=_("First day"), widget=DAY)
    last_day = forms.DateField(label=LAST_DAY, widget=DAY)
    reason = forms.CharField(label=_("Why it is changed"), max_length=300)


class RemoveStepForm(forms.Form):
    reason = forms.CharField(label=_("Why the step is taken out"), max_length=300)


class StepStandsForm(forms.Form):
    """How a step stands: the decision behind it and how far the person has come."""

    decision = forms.ChoiceField(label=_("Decision"), choices=choices_of(DecisionState))
    decided_by = forms.CharField(
        label=_("Who decides"),
        required=False,
        max_length=200,
        help_text=_("Only the decision is noted, never its grounds."),
    )
    result = forms.ChoiceField(label=_("How far"), choices=choices_of(StepResult))


class ObstacleForm(forms.Form):
    text = forms.CharField(label=_("What is in the way"), max_length=300)
    owner = forms.ChoiceField(label=_("Whose is it"), choices=choices_of(ObstacleOwner), widget=forms.RadioSelect)
    action = forms.CharField(label=_("What is done about it"), max_length=300)
    action_by = forms.CharField(label=_("Who does it"), max_length=200)
    due_on = forms.DateField(label=_("By which day"), widget=DAY)

    def obstacle(self) -> ObstacleFacts:
        return ObstacleFacts(**{name: self.cleaned_data[name] for name in self.base_fields})


class TalkForm(forms.Form):
    """A talk: first what works. An obstacle that comes up gets an owner at once."""

    fieldsets = [
        (_("The talk"), ["held_on", "form", "present"]),
        (
            _("How it goes"),
            ["works_well", "language_progress", "own_comment", "own_rating", "agreed", "plan_change", "next_on"],
        ),
        (_("Something in the way?"), ["text", "owner", "action", "action_by", "due_on"]),
        (_("Somebody is to do something?"), ["what", "who", "done_by"]),
        (_("Who may read this"), ["seen_by"]),
    ]

    held_on = forms.DateField(label=_("Day"), widget=DAY)
    form = forms.ChoiceField(label=_("How you met"), choices=choices_of(CheckInForm))
    present = forms.CharField(label=_("Who took part"), max_length=300)
    works_well = forms.CharField(label=_("What works"), widget=forms.Textarea)
    language_progress = forms.CharField(label=_("How the language comes along"), required=False, max_length=300)
    own_comment = forms.CharField(label=_("The person's own words"), required=False, widget=forms.Textarea)
    own_rating = forms.TypedChoiceField(
        label=_("The person's own rating"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Not told")), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
    )
    agreed = forms.CharField(label=_("What you agreed"), required=False, widget=forms.Textarea)
    plan_change = forms.CharField(label=_("What changes in the plan"), required=False, max_length=300)
    next_on = forms.DateField(label=_("Next talk"), required=False, widget=DAY)
    seen_by = forms.ChoiceField(
        label=_("Who may read what was said"),
        choices=choices_of(NoteReaders),
        initial=NoteReaders.PERSON,
        widget=forms.RadioSelect,
        help_text=_(
            "Employers and education providers never read it, and the person may always ask to see all. What is in the"
            " way and what is to be done is seen by all who help the person."
        ),
    )
    text = forms.CharField(label=_("What is in the way"), required=False, max_length=300)
    owner = forms.ChoiceField(
        label=_("Whose is it"), required=False, choices=choices_of(ObstacleOwner, empty=_("Choose"))
    )
    action = forms.CharField(label=_("What is done about it"), required=False, max_length=300)
    action_by = forms.CharField(label=_("Who does it"), required=False, max_length=200)
    due_on = forms.DateField(label=_("By which day"), required=False, widget=DAY)
    what = forms.CharField(label=_("What is to be done"), required=False, max_length=300)
    who = forms.CharField(label=_("Who does it"), required=False, max_length=200)
    done_by = forms.DateField(label=_("By which day"), required=False, widget=DAY)

    def __init__(self, *args: Any, goals: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._goals = [pk for pk, _name in goals]
        for pk, name in goals:
            self.fields[f"goal_{pk}"] = forms.ChoiceField(label=name, choices=choices_of(GoalProgress))
        if goals:
            asked = (_("How far with what the work asks"), [f"goal_{pk}" for pk in self._goals])
            self.fieldsets = [*self.fieldsets[:2], asked, *self.fieldsets[2:]]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for first, rest in (("text", ("owner", "action", "action_by", "due_on")), ("what", ("who", "done_by"))):
            for name in rest if cleaned.get(first) else ():
                if not cleaned.get(name):
                    self.add_error(name, _("Fill this in too, so that somebody does something about it."))
        return cleaned

    def actions(self) -> list[ActionFacts]:
        told = self.cleaned_data
        return [ActionFacts(told["what"], told["who"], told["done_by"])] if told["what"] else []

    def check_in(self) -> CheckInFacts:
        names = (
            "held_on",
            "present",
            "works_well",
            "language_progress",
            "own_comment",
            "own_rating",
            "agreed",
            "next_on",
            "plan_change",
        )
        told = {name: self.cleaned_data[name] for name in names}
        form, seen_by = CheckInForm(self.cleaned_data["form"]), NoteReaders(self.cleaned_data["seen_by"])
        return CheckInFacts(form=form, seen_by=seen_by, **told)

    def goals(self) -> dict[int, GoalProgress]:
        """How each goal goes, by requirement id."""
        return {pk: GoalProgress(self.cleaned_data[f"goal_{pk}"]) for pk in self._goals}

    def obstacles(self) -> list[ObstacleFacts]:
        if not self.cleaned_data["text"]:
            return []
        names = ("text", "owner", "action", "action_by", "due_on")
        return [ObstacleFacts(**{name: self.cleaned_data[name] for name in names})]


class ActionForm(forms.Form):
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    who = forms.CharField(label=_("Who does it"), max_length=200)
    due_on = forms.DateField(label=_("By which day"), widget=DAY)

    def action(self) -> ActionFacts:
        return ActionFacts(**self.cleaned_data)


class OtherPlanForm(forms.Form):
    """That a plan exists; what it says stays with its owner."""

    kind = forms.ChoiceField(label=_("Which plan"), choices=choices_of(OtherPlanKind))
    owner = forms.CharField(
        label=_("Whose it is"), max_length=200, help_text=_("The one to ask about it: a name and an office.")
    )
    dated = forms.DateField(label=_("Made on"), widget=DAY)
    renew_by = forms.DateField(label=_("To be renewed by"), required=False, widget=DAY)
    where = forms.CharField(
        label=_("Where it is kept"), required=False, max_length=200, help_text=_("A case number or a system.")
    )

    def plan(self) -> OtherPlanFacts:
        return OtherPlanFacts(**{**self.cleaned_data, "kind": OtherPlanKind(self.cleaned_data["kind"])})


class DeviationForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind"), choices=choices_of(DeviationKind))
    what = forms.CharField(
        label=_("What happened"), max_length=300, help_text=_("About the course of events, not about the person.")
    )
    severity = forms.ChoiceField(label=_("How serious"), choices=choices_of(Severity), initial=Severity.MEDIUM)
    owner = forms.ChoiceField(label=_("Whose is it"), choices=choices_of(ObstacleOwner))
    action = forms.CharField(label=_("What is done about it"), max_length=300)
    due_on = forms.DateField(label=_("By which day"), widget=DAY)


class PlacementForm(forms.Form):
    """Where, what kind, when and with whom. The supervisor must be trained and have time."""

    fieldsets = [
        (_("Place and supervisor"), ["supervisor", "deputy"]),
        (_("Kind and time"), ["kind", "starts", "last_day", "hours_per_week", "decision_reference"]),
        (
            _("The work"),
            ["tasks", "tasks_not_allowed", "learning_goals", "language_buddy", "safety_intro_on", "insurance"],
        ),
        (
            _("Before anybody begins"),
            ["union_asked_on", "union_answer", "no_union_because", "employer_checked_on", "employer_checked_by"],
        ),
    ]

    supervisor = forms.TypedChoiceField(
        label=_("Supervisor"), coerce=int, help_text=_("Supervisors are added on the letter of intent.")
    )
    deputy = forms.TypedChoiceField(label=_("Deputy"), coerce=int, required=False, empty_value=None)
    kind = forms.ChoiceField(label=_("Kind of placement"), choices=choices_of(PlacementType))
    starts = forms.DateField(label=_("First day"), widget=DAY)
    last_day = forms.DateField(label=LAST_DAY, widget=DAY)
    hours_per_week = forms.IntegerField(label=_("Hours a week"), required=False, min_value=1, max_value=40)
    decision_reference = forms.CharField(label=_("Number of the decision"), required=False, max_length=100)
    tasks = forms.CharField(label=_("Tasks"), required=False, widget=forms.Textarea)
    tasks_not_allowed = forms.CharField(label=_("Tasks not allowed"), required=False, widget=forms.Textarea)
    learning_goals = forms.CharField(label=_("What is to be learnt"), required=False, widget=forms.Textarea)
    safety_intro_on = forms.DateField(label=_("Safety introduction given"), required=False, widget=DAY)
    language_buddy = forms.CharField(label=_("Language buddy at work"), required=False, max_length=200)
    insurance = forms.CharField(
        label=_("Insurance"), required=False, max_length=200, help_text=_("Who has insured the person at work.")
    )
    union_asked_on = forms.DateField(label=_("The union was asked"), required=False, widget=DAY)
    union_answer = forms.CharField(label=_("The union's answer"), required=False, max_length=300)
    no_union_because = forms.CharField(
        label=_("Why no union could be asked"),
        required=False,
        max_length=300,
        help_text=_("Only where there is none: who says so, and why."),
    )
    employer_checked_on = forms.DateField(
        label=_("The employer was checked"),
        required=False,
        widget=DAY,
        help_text=_("Arbetsförmedlingen looks for trading prohibitions, bankruptcy and unpaid taxes."),
    )
    employer_checked_by = forms.CharField(label=_("Who checked the employer"), required=False, max_length=200)

    def __init__(self, *args: Any, supervisors: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].choices = supervisors  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [("", "–"), *supervisors]  # type: ignore[attr-defined]

    def placement(self) -> PlacementFacts:
        told = self.cleaned_data
        names = (
            "hours_per_week", "decision_reference", "tasks", "tasks_not_allowed", "learning_goals",
            "safety_intro_on", "union_asked_on", "union_answer", "no_union_because", "employer_checked_on",
            "employer_checked_by", "insurance", "language_buddy",
        )  # fmt: skip
        return PlacementFacts(
            kind=PlacementType(told["kind"]),
            starts=told["starts"],
            ends=day_after(told["last_day"]),
            **{name: told[name] for name in names},
        )


class BeginPlacementForm(forms.Form):
    on = forms.DateField(label=_("First day at work"), widget=DAY)


class PlacementWeekForm(forms.Form):
    """A week in a few words."""

    monday = forms.DateField(label=_("A day in the week"), widget=DAY)
    done = forms.CharField(label=_("What was done"), widget=forms.Textarea)
    went_well = forms.CharField(label=_("What went well"), required=False, widget=forms.Textarea)
    to_change = forms.CharField(label=_("What to change"), required=False, widget=forms.Textarea)
    told_by = forms.CharField(
        label=_("Who tells it"), required=False, max_length=200, help_text=_("For example the supervisor.")
    )


class IncidentForm(forms.Form):
    """Something that happened at the workplace."""

    on = forms.DateField(label=_("Day"), widget=DAY)
    kind = forms.ChoiceField(label=_("What kind"), choices=choices_of(IncidentKind))
    what = forms.CharField(
        label=_("What happened"), widget=forms.Textarea, help_text=_("The course of events. Nothing about health.")
    )
    told_to = forms.CharField(
        label=_("Whom it was told to"), max_length=200, help_text=_("For example the manager and the safety officer.")
    )


class CloseIncidentForm(forms.Form):
    measure = forms.CharField(label=_("What was done so that it does not happen again"), widget=forms.Textarea)


class RegisterCheckForm(forms.Form):
    by = forms.CharField(
        label=_("Who saw the extract"),
        max_length=200,
        help_text=_("Only the day and who saw it are kept. Never keep the extract."),
    )


class WeekForm(forms.Form):
    day = forms.DateField(label=_("A day in the week"), widget=DAY)
    planned = forms.IntegerField(label=_("Days planned"), min_value=0, max_value=7)
    present = forms.IntegerField(label=_("Days present"), min_value=0, max_value=7)


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""
