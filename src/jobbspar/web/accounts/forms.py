"""Forms of signing in and of one's own account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def _password(label: object, *, autocomplete: str, help_text: object = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)  # type: ignore[arg-type]


class SignInForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = _password(_("Password"), autocomplete="current-password")
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class NewPasswordForm(forms.Form):
    """A password is written twice where nobody could ask for a new one at once."""

    password = _password(
        _("Choose a password"),
        autocomplete="new-password",
        help_text=_("At least 12 characters. Three or four words in a row are easy to remember."),
    )
    again = _password(_("The same password again"), autocomplete="new-password")

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two passwords differ."))
        return again


class JoinForm(NewPasswordForm):
    """What a person without an account tells of themselves."""

    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ["name", "password", "again"]


class OwnSettingsForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class OwnPasswordForm(forms.Form):
    old = _password(_("Present password"), autocomplete="current-password")
    new = _password(
        _("New password"),
        autocomplete="new-password",
        help_text=_("At least 12 characters. Three or four words in a row are easy to remember."),
    )
