"""Addresses of the taxonomy pages."""

from django.urls import path

from jobbspar.web.taxonomy import views

app_name = "taxonomy"
urlpatterns = [
    path("", views.search, name="search"),
    path("forslag/", views.suggest, name="suggest"),
    path("<str:concept_id>/", views.show, name="show"),
]
