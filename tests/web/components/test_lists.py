"""Lists follow the address, and never fall over it."""

import pytest
from django.test import RequestFactory

from jobbspar.web.components.lists import order_of, page_of

ALLOWED = {"name": "sort_name", "starts": "starts"}


@pytest.mark.parametrize(
    ("address", "order"),
    [
        ("/", ("name", "sort_name")),
        ("/?sort=-starts", ("-starts", "-starts")),
        ("/?sort=personal_number", ("name", "sort_name")),
        ("/?sort=", ("name", "sort_name")),
    ],
)
def test_only_the_allowed_orders_can_be_asked_for(address, order):
    assert order_of(RequestFactory().get(address), allowed=ALLOWED, default="name") == order


@pytest.mark.parametrize(("asked", "shown"), [("", 1), ("2", 2), ("99", 3), ("x", 1), ("-1", 3)])
def test_every_page_number_shows_a_page(asked, shown):
    assert page_of(RequestFactory().get(f"/?page={asked}"), range(130)).number == shown
