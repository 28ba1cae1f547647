"""Addresses, in Swedish, since people read them."""

from django.urls import include, path
from django.views.i18n import set_language

handler404 = "jobbspar.web.failures.not_found"
handler500 = "jobbspar.web.failures.failed"

urlpatterns = [
    path("sprak/", set_language, name="set_language"),
    path("", include("jobbspar.web.start.urls")),
    path("", include("jobbspar.web.accounts.urls")),
    path("avtal/", include("jobbspar.web.agreements.urls")),
    path("behov/", include("jobbspar.web.needs.urls")),
    path("yrken/", include("jobbspar.web.taxonomy.urls")),
    path("profiler/", include("jobbspar.web.profiles.urls")),
    path("insatser/", include("jobbspar.web.activities.urls")),
    path("spar/", include("jobbspar.web.tracks.urls")),
    path("rekrytering/", include("jobbspar.web.recruitment.urls")),
    path("deltagare/", include("jobbspar.web.participants.urls")),
    path("plan/", include("jobbspar.web.plans.urls")),
    path("omgangsplan/", include("jobbspar.web.rounds.urls")),
    path("restider/", include("jobbspar.web.travel.urls")),
    path("kedjor/", include("jobbspar.web.chains.urls")),
    path("avslut/", include("jobbspar.web.followup.urls")),
    path("uppfoljning/", include("jobbspar.web.statistics.urls")),
    path("", include("jobbspar.web.components.urls")),
]
