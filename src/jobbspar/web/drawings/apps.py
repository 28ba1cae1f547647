"""Makes `{% load jobbspar_drawings %}` known to Django."""

from django.apps import AppConfig


class DrawingsConfig(AppConfig):
    name = "jobbspar.web.drawings"
    label = "drawings"
