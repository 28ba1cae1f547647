"""Addresses of the pages about chains."""

from django.urls import URLPattern

app_name = "chains"
urlpatterns: list[URLPattern] = []
