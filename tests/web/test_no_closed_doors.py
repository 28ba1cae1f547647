"""No page leads its reader to a page or a deed that the reader's role is not let in to."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from jobbspar.core.access import Role
from tests.web.test_who_reaches_what import EVERY_PAGE
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'(?:href|action|formaction)="(/[^"?#]*)')
FORBIDDEN = 403


def closed_doors(text, role):
    """Names of pages linked to in the text that answer the role with no."""
    for address in set(ADDRESS.findall(text)):
        try:
            name = resolve(address).view_name
        except Resolver404:
            continue
        if name in EVERY_PAGE and EVERY_PAGE[name].expected(role) == FORBIDDEN:
            yield name


@pytest.mark.parametrize("role", Role)
def test_every_link_can_be_followed(role):
    world, client = a_world(), Client()
    client.force_login(world.users[role])
    mine = [page for page, row in EVERY_PAGE.items() if row.expected(role) == 200 and not row.post_only]

    found = {}
    for page in mine:
        address = reverse(page, args=EVERY_PAGE[page].args(world))
        with transaction.atomic():
            answer = client.get(address)
            transaction.set_rollback(True)
        if answer.headers.get("content-type", "").startswith("text/html"):
            found[page] = sorted(closed_doors(answer.content.decode(), role))

    assert {page: doors for page, doors in found.items() if doors} == {}
