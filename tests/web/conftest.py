"""Pages fetch first and draw afterwards: a template that asks the database fails every page test."""

import pytest
from django.db import connection
from django.template.backends.django import Template


@pytest.fixture(autouse=True)
def _templates_never_query(monkeypatch):
    def refuse(execute, sql, params, many, context):
        raise AssertionError(f"A template ran a query: {str(sql)[:160]}")

    plain_render = Template.render

    def render(self, context=None, request=None):
        with connection.execute_wrapper(refuse):
            return plain_render(self, context, request)

    monkeypatch.setattr(Template, "render", render)
