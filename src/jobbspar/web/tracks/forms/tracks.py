"""Forms of a track, its chain and its gates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.apps.tracks.queries import (
    list_activities_to_choose,
    list_agreements_to_choose,
    list_coordinators,
    list_leads_to_choose,
    list_needs_to_choose,
    list_profiles_to_choose,
)
from jobbspar.core.access import Actor, Permission
from jobbspar.core.tracks import TrackFacts, TrackKind, TrackSector, TrackState
from jobbspar.web.row_fields import RowField, RowsField, ValueField
from jobbspar.web.tracks.wording import need_text, profile_text


class TrackFilterForm(forms.Form):
    text = forms.CharField(label=_("Name or employer"), required=False)
    state = ValueField(TrackState, label=_("State"), nothing=_("All"), required=False)
    kind = ValueField(TrackKind, label=_("Kind of track"), nothing=_("All"), required=False)
    sector = ValueField(TrackSector, label=_("Line of work"), nothing=_("All"), required=False)


class TrackForm(forms.Form):
    """Everything a track says of itself. The chain is put together on its own page."""

    name = forms.CharField(
        label=_("Name of the track"), max_length=200, help_text=_("For example “Care of the elderly, Larch”.")
    )
    kind = ValueField(
        TrackKind,
        label=_("Kind of track"),
        widget=forms.RadioSelect,
        help_text=_("A preparatory track leads to another track, an employer track to a job."),
    )
    sector = ValueField(TrackSector, label=_("Line of work"))
    purpose = forms.CharField(label=_("Purpose"), widget=forms.Textarea, required=False, max_length=2000)
    funding_ends = forms.DateField(
        label=_("The money ends"),
        required=False,
        widget=forms.DateInput,
        help_text=_("If the track is paid by a project: the last day. Everybody then sees what survives it."),
    )

    def __init__(self, *args: Any, actor: Actor, track: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"] = RowField(
            list_profiles_to_choose(actor),
            label=_("Competence profile"),
            nothing=_("Not chosen yet"),
            required=False,
            text=profile_text,
            help_text=_("What the employer asks. It must be approved before the track can be agreed."),
        )
        self.fields["needs"] = RowsField(
            list_needs_to_choose(actor), label=_("Needs it answers"), required=False, text=need_text
        )
        self.fields["leads_to"] = RowField(
            list_leads_to_choose(actor, other_than=track),
            label=_("Leads to the track"),
            nothing=_("No other track"),
            required=False,
        )
        self.fields["coordinator"] = RowField(
            list_coordinators(actor.organisations_granting(Permission.TRACK_EDIT)),
            label=_("Coordinator"),
            nothing=_("Not named yet"),
            required=False,
        )
        self.order_fields(["agreement", "name", "kind", "sector", "profile", "needs", "leads_to", "purpose"])

    @property
    def deed(self) -> dict[str, Any]:
        """The arguments of the deed."""
        told = self.cleaned_data
        facts = TrackFacts(**{name: told[name] for name in ("name", "kind", "sector", "purpose", "funding_ends")})
        return {"facts": facts, **{name: told[name] for name in ("profile", "needs", "leads_to", "coordinator")}}


class NewTrackForm(TrackForm):
    """A new track also says in which agreement it belongs."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["agreement"] = RowField(list_agreements_to_choose(actor), label=_("Agreement"))
        self.order_fields(["agreement"])


class StepForm(forms.Form):
    """One more step for the chain."""

    weeks = forms.IntegerField(
        label=_("Weeks"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=_("Leave empty to use the activity's own length. If it has none, write how long you count on."),
    )
    is_parallel = forms.BooleanField(label=_("At the same time as the step before"), required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"] = RowField(
            list_activities_to_choose(actor), label=_("Activity"), nothing=_("Choose an activity")
        )
        self.order_fields(["activity"])


class StepChangeForm(forms.Form):
    weeks = forms.IntegerField(label=_("Weeks"), min_value=1, max_value=200)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)


class GateForm(forms.Form):
    """What must be in place before the next stage."""

    name = forms.CharField(
        label=_("What the gate is called"), max_length=200, help_text=_("For example “Ready for work at the unit”.")
    )
    asks = forms.CharField(
        label=_("What must be in place"),
        max_length=300,
        required=False,
        help_text=_("For example sfi C done and the safety talk held."),
    )

    def __init__(self, *args: Any, stages: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after_stage"] = forms.TypedChoiceField(
            label=_("The gate stands after"), choices=stages, coerce=int
        )


class ReasonForm(forms.Form):
    """Why something stops."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea)
