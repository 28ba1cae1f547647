"""Addresses of follow-up in figures."""

from django.urls import URLPattern, path

from jobbspar.web.statistics import views

app_name = "statistics"
urlpatterns: list[URLPattern] = [
    path("halvar/", views.half_year, name="half_year"),
    path("figurer/<slug:name>/", views.figure, name="figure"),
]
