"""Addresses of the activities pages."""

from django.urls import URLPattern

app_name = "activities"
urlpatterns: list[URLPattern] = []
