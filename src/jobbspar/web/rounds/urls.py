"""Addresses of the pages about round plans."""

from django.urls import URLPattern

app_name = "rounds"
urlpatterns: list[URLPattern] = []
