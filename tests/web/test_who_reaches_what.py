"""Every page against every role, at home and next door. A page that is missing from the table fails the run."""

import importlib
import pkgutil

import pytest
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
CASES = [(page, role) for page in sorted(EVERY_PAGE) for role in Role]


def all_page_names():
    return {
        f"{namespace}:{name}"
        for namespace, (_, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }


def status_of(client, page, row, world):
    address = reverse(page, args=row.args(world))
    answer = client.post(address, row.posted) if row.post_only else client.get(address)
    return answer.status_code


def test_the_table_names_every_page():
    assert all_page_names() == set(EVERY_PAGE)


@pytest.mark.parametrize(("page", "role"), CASES)
def test_at_home(client, page, role):
    world, row = a_world(), EVERY_PAGE[page]
    client.force_login(world.users[role])

    assert status_of(client, page, row, world) == row.expected(role)


@pytest.mark.parametrize(
    ("page", "role"),
    [(page, role) for page, role in CASES if EVERY_PAGE[page].next_door and EVERY_PAGE[page].expected(role) < 400],
)
def test_next_door(client, page, role):
    world, neighbour, row = a_world(), a_world(), EVERY_PAGE[page]
    if role is Role.ADMINISTRATOR:
        pytest.skip("an administrator of the whole installation has no next door")
    client.force_login(neighbour.users[role])

    assert status_of(client, page, row, world) == row.next_door


@pytest.mark.parametrize("page", sorted(EVERY_PAGE))
def test_signed_out(client, page):
    world, row = a_world(), EVERY_PAGE[page]

    assert status_of(client, page, row, world) == row.signed_out
