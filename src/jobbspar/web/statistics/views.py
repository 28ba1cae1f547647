"""The half-year page: one agreement, one half-year, and every figure with its definition."""

from datetime import date

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbspar.apps.statistics.queries import half_year_of, list_agreements_to_follow
from jobbspar.core.access import Permission
from jobbspar.core.calendar import HalfYear, swedish_day
from jobbspar.core.calendar import half_year as half_year_with
from jobbspar.core.followup.measures import DEFINITION_VERSION, GROSS_OUTCOME, MEASURES, SMALL_NUMBERS
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.lists import page_of
from jobbspar.web.statistics import shown

HALF_YEARS_BACK = 8
TRACKS_AT_ONCE = 25


class ScopeForm(forms.Form):
    """Which agreement and which half-year. There are no other filters: each would make groups smaller."""

    avtal = forms.TypedChoiceField(label=gettext_lazy("Agreement"), coerce=int)
    halvar = forms.ChoiceField(label=gettext_lazy("Half-year"))

    def __init__(self, *args: object, agreements: list[tuple[int, str]], halves: list[HalfYear], **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["avtal"].choices = agreements  # type: ignore[attr-defined]
        self.fields["halvar"].choices = [  # type: ignore[attr-defined]
            (half.code, _(half.label) % half.facts) for half in halves
        ]


def _halves(today: date) -> list[HalfYear]:
    halves = [half_year_with(today)]
    while len(halves) < HALF_YEARS_BACK:
        halves.append(halves[-1].previous)
    return halves


@allowed(Permission.STATISTICS_VIEW)
def half_year(request: SignedInRequest) -> HttpResponse:
    agreements = list_agreements_to_follow(request.actor)
    halves = _halves(swedish_day(timezone.now()))
    chosen = {"avtal": str(agreements[0].pk) if agreements else "", "halvar": halves[0].code}
    chosen |= {name: request.GET[name] for name in chosen if name in request.GET}
    form = ScopeForm(chosen, agreements=[(each.pk, each.name) for each in agreements], halves=halves)
    context = {"form": form, "crumbs": [(_("Follow-up"), "")], "gross": GROSS_OUTCOME, "small": SMALL_NUMBERS}
    if agreements and form.is_valid():
        agreement = next(each for each in agreements if each.pk == form.cleaned_data["avtal"])
        half = next(each for each in halves if each.code == form.cleaned_data["halvar"])
        found = half_year_of(request.actor, agreement, half.period)
        context |= shown.half_year_page(found, page_of(request, found.tracks, per_page=TRACKS_AT_ONCE))
        context |= {"agreement": agreement, "half": _(half.label) % half.facts, "version": DEFINITION_VERSION}
    return render(request, "statistics/half_year.html", context)


@allowed(Permission.STATISTICS_VIEW)
def figure(request: SignedInRequest, name: str) -> HttpResponse:
    """The definition of one figure: what is counted, of whom, and what is missing."""
    measure = MEASURES.get(name)
    if measure is None:
        raise Http404
    crumbs = [(_("Follow-up"), reverse("statistics:half_year")), (_(measure.name), "")]
    context = {"measure": measure, "version": DEFINITION_VERSION, "crumbs": crumbs, "gross": GROSS_OUTCOME}
    return render(request, "statistics/figure.html", context)
