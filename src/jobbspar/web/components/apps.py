"""Makes `{% load jobbspar_components %}` known to Django."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "jobbspar.web.components"
    label = "components"
