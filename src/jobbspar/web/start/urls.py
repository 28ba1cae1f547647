"""Addresses of the start pages."""

from django.urls import URLPattern, path

from jobbspar.web.start import views

app_name = "start"
urlpatterns: list[URLPattern] = [path("", views.home, name="home")]
