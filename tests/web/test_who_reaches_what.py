"""Every page against every role, at home and next door. A page that is missing from the table fails the run."""

import importlib
import pkgutil

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from jobbspar.core.access import Role
from tests.web import pages
from tests.web.world import a_world

pytestmark = pytest.mark.django_db

EVERY_PAGE = {
    name: row
    for module in pkgutil.iter_modules(pages.__path__)
    for name, row in importlib.import_module(f"tests.web.pages.{module.name}").PAGES.items()
}


def all_page_names():
    return {
        f"{namespace}:{name}"
        for namespace, (_, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }


def status_of(user, page, row, world):
    """The page as somebody, or as nobody, sees it; what a post changed is taken back."""
    client, address = Client(), reverse(page, args=row.args(world))
    with transaction.atomic():
        if user:
            client.force_login(user)
        answer = client.post(address, row.posted) if row.post_only else client.get(address)
        transaction.set_rollback(True)
    return answer.status_code


def test_the_table_names_every_page():
    assert all_page_names() == set(EVERY_PAGE)


@pytest.mark.parametrize("page", sorted(EVERY_PAGE))
def test_at_home(page):
    world, row = a_world(), EVERY_PAGE[page]

    found = {role: status_of(world.users[role], page, row, world) for role in Role}

    assert found == {role: row.expected(role) for role in Role}


@pytest.mark.parametrize("page", sorted(page for page, row in EVERY_PAGE.items() if row.next_door))
def test_next_door(page):
    world, neighbour, row = a_world(), a_world(), EVERY_PAGE[page]
    # An administrator of the whole installation has no next door.
    roles = [role for role in Role if role is not Role.ADMINISTRATOR and row.expected(role) < 400]

    found = {role: status_of(neighbour.users[role], page, row, world) for role in roles}

    assert found == dict.fromkeys(roles, row.next_door)


@pytest.mark.parametrize("page", sorted(EVERY_PAGE))
def test_signed_out(page):
    world, row = a_world(), EVERY_PAGE[page]

    assert status_of(None, page, row, world) == row.signed_out
