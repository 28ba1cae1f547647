"""Addresses of the agreements pages."""

from django.urls import URLPattern

app_name = "agreements"
urlpatterns: list[URLPattern] = []
