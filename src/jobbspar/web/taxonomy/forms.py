"""The search form of the taxonomy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbspar.core.taxonomy.concepts import ConceptKind
from jobbspar.web.choices import choices_of

SEARCHED = (ConceptKind.OCCUPATION, ConceptKind.GROUP, ConceptKind.SKILL, ConceptKind.ESCO_SKILL)


class ConceptSearch(forms.Form):
    q = forms.CharField(label=_("Occupation or part of its name"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Look among"),
        required=False,
        choices=lambda: [choice for choice in choices_of(ConceptKind) if choice[0] in SEARCHED],
    )

    @property
    def chosen_kind(self) -> ConceptKind:
        """Occupations, unless something else is asked for."""
        return ConceptKind(self.cleaned_data.get("kind") or ConceptKind.OCCUPATION)
