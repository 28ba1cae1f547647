"""Addresses of the agreements pages."""

from django.urls import URLPattern, path

from jobbspar.web.agreements.views import pages, sections, steps

app_name = "agreements"
urlpatterns: list[URLPattern] = [
    path("", pages.agreements, name="list"),
    path("nytt/", pages.agreement_new, name="new"),
    path("<int:agreement_id>/", pages.show, name="show"),
    path("<int:agreement_id>/version/<int:number>/", pages.version, name="version"),
    path("<int:agreement_id>/skillnad/<int:old>/<int:new>/", pages.differences_between, name="differences"),
    path("<int:agreement_id>/grund/", sections.ground, name="ground"),
    path("<int:agreement_id>/parter/", sections.parties, name="parties"),
    path("<int:agreement_id>/kommuner/", sections.municipalities, name="municipalities"),
    path("<int:agreement_id>/malgrupper/", sections.rows, {"section": "target_groups"}, name="target_groups"),
    path("<int:agreement_id>/mal/", sections.rows, {"section": "goals"}, name="goals"),
    path("<int:agreement_id>/personer/", sections.rows, {"section": "team"}, name="team"),
    path("<int:agreement_id>/finansiering/", sections.rows, {"section": "funding"}, name="funding"),
    path("<int:agreement_id>/bilagor/<str:kind>/", sections.appendix, name="appendix"),
    path("<int:agreement_id>/steg/<slug:step>/", steps.step, name="step"),
    path("<int:agreement_id>/nya-underskrifter/", steps.take_back, name="take_back_signatures"),
    path("<int:agreement_id>/underskrift/<int:party_id>/", steps.party_signature, name="sign_party"),
    path("<int:agreement_id>/revidera/", steps.revise, name="revise"),
    path("<int:agreement_id>/avsluta/", steps.end, name="end"),
]
