"""The search form of the taxonomy."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OccupationSearch(forms.Form):
    q = forms.CharField(label=_("Occupation or part of its name"), required=False, max_length=100)
