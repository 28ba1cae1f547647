"""Addresses of the pages about travel times."""

from django.urls import URLPattern

app_name = "travel"
urlpatterns: list[URLPattern] = []
