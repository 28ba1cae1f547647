"""Addresses of the start pages."""

from django.urls import URLPattern

app_name = "start"
urlpatterns: list[URLPattern] = []
