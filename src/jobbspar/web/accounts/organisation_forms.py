"""Forms for organisations, workplaces and members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationFacts, OrganisationKind, Sector, WorkplaceFacts
from jobbspar.web.choices import choices_of
from jobbspar.web.places import MunicipalityField


class OrganisationFilter(forms.Form):
    words = forms.CharField(label=_("Name or organisation number"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *choices_of(OrganisationKind)]
    )
    own = forms.BooleanField(label=_("Only those I look after"), required=False)


class OrganisationForm(forms.Form):
    """With `keepers` one also says which of one's own organisations keeps the record."""

    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=choices_of(OrganisationKind))
    name = forms.CharField(label=_("Name"), max_length=200)
    number = forms.CharField(
        label=_("Organisation number"), required=False, max_length=20, help_text=_("Ten digits, such as 212000-0000.")
    )
    municipality = MunicipalityField(
        required=False, help_text=_("Needed for a municipality. Write the first letters and choose.")
    )
    sector = forms.ChoiceField(label=_("Who owns it"), choices=choices_of(Sector), initial=Sector.UNKNOWN)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    is_active = forms.BooleanField(
        label=_("In use"), required=False, help_text=_("Take away the tick when it should no longer be chosen.")
    )
    keeper = forms.TypedChoiceField(
        label=_("Looked after by"),
        coerce=int,
        help_text=_("The one of your organisations that keeps the facts right and invites people."),
    )

    fieldsets = (
        (_("What it is"), ["kind", "name", "number", "municipality", "sector"]),
        (_("How to reach it"), ["phone", "email"]),
    )

    def __init__(self, *args: Any, keepers: list[tuple[int, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keepers is None:
            del self.fields["keeper"]
            return
        del self.fields["is_active"]
        self.fields["keeper"].choices = keepers  # type: ignore[attr-defined]
        if len(keepers) < 2:
            self.fields["keeper"].widget = forms.HiddenInput()
            self.fields["keeper"].required = bool(keepers)
            self.fields["keeper"].initial = keepers[0][0] if keepers else None

    def facts(self) -> OrganisationFacts:
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "keeper"}
        cleaned["kind"], cleaned["sector"] = OrganisationKind(cleaned["kind"]), Sector(cleaned["sector"])
        return OrganisationFacts(**{**cleaned, "number": cleaned["number"] or None})


class WorkplaceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As those who work there call it."))
    address = forms.CharField(label=_("Address"), required=False, max_length=200)
    municipality = MunicipalityField()
    is_active = forms.BooleanField(
        label=_("In use"),
        required=False,
        initial=True,
        help_text=_("Take away the tick when it should no longer be chosen."),
    )

    def facts(self) -> WorkplaceFacts:
        return WorkplaceFacts(**self.cleaned_data)


class InvitationForm(forms.Form):
    """`roles` are those that fit the organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.TypedChoiceField(label=_("Role"), coerce=Role, widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, _(role.label)) for role in roles]  # type: ignore[attr-defined]
        if len(roles) == 1:
            self.fields["role"].initial = roles[0].value


class TrailFilter(forms.Form):
    who = forms.CharField(label=_("Who"), required=False)
    about = forms.ChoiceField(label=_("What it was about"), required=False)
