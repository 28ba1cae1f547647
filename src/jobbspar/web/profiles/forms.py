"""Forms for profiles: the job itself, and one requirement at a time with only the questions its kind needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobbspar.core.profile_editing import ProfileFacts, ProfileState
from jobbspar.core.profiles import EvidenceSource, Level, RequiredWhen, Requirement, RequirementKind, WhyNeeded
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.core.tracks import TrackSector
from jobbspar.web.choices import choices_of
from jobbspar.web.row_fields import YesNoUnknownField
from jobbspar.web.taxonomy.occupations import OccupationField

KINDS = [
    ("", _("All profiles")),
    ("occupational", _("Occupational profiles")),
    ("competence", _("Employers' profiles")),
]
PLAIN_FACTS = (
    "title", "sector", "positions", "start_window", "is_recurring", "hours", "schedule", "pay", "travel", "seqf_level",
    "assessment", "valid_from", "valid_until",
)  # fmt: skip


class ProfileFilter(forms.Form):
    q = forms.CharField(label=_("Name, occupation or employer"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind of profile"), required=False, choices=KINDS)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=choices_of(ProfileState, empty=_("Those in use"))
    )


class ProfileForm(forms.Form):
    """The job as a whole."""

    title = forms.CharField(label=_("Name of the profile"), max_length=200)
    occupation = OccupationField()
    sector = forms.ChoiceField(
        label=_("Field of work"), required=False, choices=choices_of(TrackSector, empty=_("Not said"))
    )
    positions = forms.IntegerField(label=_("Number of jobs"), required=False, min_value=1)
    start_window = forms.CharField(
        label=_("When the jobs begin"), required=False, max_length=200, help_text=_("For example: August and January.")
    )
    is_recurring = YesNoUnknownField(
        label=_("Does the need come back?"), yes=_("Yes, again and again"), no=_("No, this time only"),
        unknown=_("Not known"),
    )  # fmt: skip
    hours = forms.CharField(label=_("Hours"), required=False, max_length=200, help_text=_("For example: 75–100 %."))
    schedule = forms.CharField(
        label=_("Schedule"), required=False, max_length=200, help_text=_("Days, evenings, weekends, nights.")
    )
    pay = forms.CharField(label=_("Pay and collective agreement"), required=False, max_length=200)
    travel = forms.CharField(
        label=_("Getting to work"), required=False, max_length=200, help_text=_("Bus, car, driving licence in the job.")
    )
    seqf_level = forms.TypedChoiceField(
        label=_("Level in the qualifications framework (SeQF)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Not placed")), *((level, str(level)) for level in range(1, 9))],
        help_text=_("Upper secondary school is level 4. Only if the profile has been placed."),
    )
    assessment = forms.CharField(
        label=_("How it is found out what somebody can do already"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("The plan for assessment: who sees what, where, and with which tools."),
    )
    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=forms.DateInput)
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=forms.DateInput)
    fieldsets: Any = (
        (_("The job"), ["title", "occupation", "sector", "workplace"]),
        (_("Terms"), ["positions", "start_window", "is_recurring", "hours", "schedule", "pay", "travel"]),
        (_("What somebody can do already"), ["seqf_level", "assessment"]),
        (_("How long the profile is valid"), ["valid_from", "valid_until"]),
    )

    def profile_facts(self) -> ProfileFacts:
        """The clean answers as one value; raises the refusals of the rules."""
        answers = self.cleaned_data
        return ProfileFacts(occupation=answers["occupation"], **{name: answers[name] for name in PLAIN_FACTS})


class NewProfile(ProfileForm):
    """With whose it is. Without employer it becomes an occupational profile that others build on."""

    organisation = forms.TypedChoiceField(label=_("Municipality that keeps the profile"), coerce=int)
    employer = forms.TypedChoiceField(
        label=_("Employer"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Leave it empty for an occupational profile that several employers can start from."),
    )
    based_on = forms.TypedChoiceField(
        label=_("Start from the occupational profile"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Its requirements, tasks and next steps are copied. You see afterwards what you have changed."),
    )
    fieldsets: Any = (
        (_("Whose profile"), ["organisation", "employer", "based_on"]),
        *ProfileForm.fieldsets,
    )

    def __init__(
        self,
        *args: Any,
        municipalities: list[tuple[int, str]],
        employers: list[tuple[int, str]],
        bases: list[tuple[int, str]],
        must_have_employer: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = municipalities
        if len(municipalities) == 1:
            fields["organisation"].widget = forms.HiddenInput()
            fields["organisation"].initial = municipalities[0][0]
        nobody = [] if must_have_employer else [("", gettext("None: an occupational profile"))]
        fields["employer"].choices = [*nobody, *employers]
        fields["based_on"].choices = [("", gettext("None: start from the beginning")), *bases]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("based_on") and not answers.get("employer"):
            self.add_error("employer", gettext("Choose the employer whose own profile it will be."))
        return answers


class ChangedProfile(ProfileForm):
    workplace = forms.TypedChoiceField(label=_("Workplace"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, workplaces: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["workplace"].choices = [("", gettext("Not known")), *workplaces]
        if not workplaces:
            del fields["workplace"]


ANY_OTHER = _("For example: B licence, knife handling, two years of experience.")
ONLY_LANGUAGE = ("skill", "task")


class RequirementForm(forms.Form):
    """One requirement. What its kind does not need is not asked."""

    name = forms.CharField(label=_("What is required"), max_length=200, help_text=ANY_OTHER)
    skill = forms.ChoiceField(
        label=_("In which skill"),
        choices=choices_of(LanguageSkill),
        help_text=_("One requirement for each skill: a person may speak well and write less well."),
    )
    task = forms.CharField(
        label=_("Task in which the language is used"),
        required=False,
        max_length=300,
        help_text=_("For example: call for help on the telephone."),
    )
    level = forms.ChoiceField(label=_("Level"), required=False)
    when = forms.ChoiceField(label=_("When it must be met"), choices=choices_of(RequiredWhen), widget=forms.RadioSelect)
    why = forms.ChoiceField(
        label=_("Why it is needed"),
        required=False,
        choices=choices_of(WhyNeeded, empty=_("Not said yet")),
        help_text=_("Habit is no reason. If none of these fits, the requirement can be taken away."),
    )
    reason = forms.CharField(
        label=_("In your own words: what happens without it?"),
        required=False,
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Needed before the profile can be approved."),
    )
    accepted = forms.MultipleChoiceField(
        label=_("What counts as proof"),
        required=False,
        choices=choices_of(EvidenceSource),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No tick means that every sort counts."),
    )
    negotiable = forms.BooleanField(label=_("Can be discussed for the right person"), required=False)

    def __init__(self, *args: Any, kind: RequirementKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        fields: dict[str, Any] = self.fields
        if kind is RequirementKind.LANGUAGE:
            fields["name"].label, fields["name"].help_text = gettext("Language"), ""
            fields["name"].initial = gettext("Swedish")
            fields["level"].label = gettext("Lowest level at which the task is safe")
            fields["level"].choices = choices_of(LanguageLevel, empty=gettext("Not said yet"))
            return
        for name in ONLY_LANGUAGE:
            del fields[name]
        if kind is RequirementKind.EDUCATION:
            fields["name"].help_text = gettext("For example: vocational package for care assistants.")
            fields["level"].choices = choices_of(EducationLevel, empty=gettext("No particular level"))
        else:
            del fields["level"]

    def requirement(self) -> Requirement:
        """The clean answers as a requirement."""
        answers = self.cleaned_data
        return Requirement(
            kind=self.kind,
            name=answers["name"],
            skill=LanguageSkill(answers["skill"]) if answers.get("skill") else None,
            level=self._level(answers.get("level", "")),
            when=RequiredWhen(answers["when"]),
            why=WhyNeeded(answers["why"]) if answers["why"] else None,
            reason=answers["reason"],
            task=answers.get("task", ""),
            accepted=frozenset(map(EvidenceSource, answers["accepted"])),
            negotiable=answers["negotiable"],
        )

    def _level(self, level: str) -> Level | None:
        if not level:
            return None
        return LanguageLevel(level) if self.kind is RequirementKind.LANGUAGE else EducationLevel(level)


def initial_of(requirement: Requirement) -> dict[str, Any]:
    """A requirement as a form begins with it."""
    names = ("name", "skill", "level", "when", "why", "reason", "task", "negotiable")
    return {name: getattr(requirement, name) for name in names} | {"accepted": sorted(requirement.accepted)}


class SkillTicks(forms.Form):
    names = forms.MultipleChoiceField(
        label=_("Skills that the job needs"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, skills: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].choices = [(name, name) for name in skills]  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    text = forms.CharField(label=_("Task"), max_length=300)
    is_first = forms.ChoiceField(
        label=_("When"),
        choices=[("first", _("From the first days")), ("later", _("Later, when one has learnt"))],
        widget=forms.RadioSelect,
        initial="first",
    )

    is_safety_critical = forms.BooleanField(
        label=_("Somebody can be hurt if it is done wrong"),
        required=False,
        help_text=_("Then the language and the skills it needs are a matter of safety."),
    )

    def clean_is_first(self) -> bool:
        return bool(self.cleaned_data["is_first"] == "first")


class LadderForm(forms.Form):
    title = forms.CharField(label=_("Next step"), max_length=200, required=False)
    asks = forms.CharField(
        label=_("What it asks"), max_length=300, required=False, help_text=_("For example: 75 weeks at komvux.")
    )
    where = forms.CharField(
        label=_("Where it can be reached"),
        max_length=200,
        required=False,
        help_text=_("If it means moving or a long journey, say so."),
    )
