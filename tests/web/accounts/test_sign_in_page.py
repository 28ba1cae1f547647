"""The sign-in page as a browser meets it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jobbspar.apps.accounts.actions import create_first_administrator
from tests.factories import a_user

pytestmark = pytest.mark.django_db
PASSWORD = "tre ord i rad"


@pytest.fixture
def user():
    user = a_user()
    user.language = "en"
    user.set_password(PASSWORD)
    user.save()
    return user


def post(client, user, **facts):
    return client.post(reverse("accounts:sign_in"), {"email": user.email, "password": PASSWORD, **facts})


def test_goes_on_to_the_page_that_was_asked_for_in_the_persons_language(client, user):
    answer = post(client, user, next="/tillganglighet/")

    assert (answer.status_code, answer.url) == (302, "/tillganglighet/")
    assert answer.cookies["django_language"].value == "en"


def test_does_not_send_anybody_to_another_site(client, user):
    assert post(client, user, next="https://example.com/").url == "/"


def test_a_wrong_password_keeps_the_address_but_not_the_password(client, user):
    answer = post(client, user, password="fel lösenord")

    assert answer.status_code == 200
    assert user.email in answer.text
    assert "fel lösenord" not in answer.text
    assert answer.context["form"].non_field_errors()


def test_repeated_failures_are_told_to_wait(client, user):
    for _ in range(6):
        post(client, user, password="fel lösenord")

    assert "15" in str(post(client, user).context["form"].non_field_errors())


def test_signing_out_ends_the_session(client, user):
    post(client, user)
    client.post(reverse("accounts:sign_out"))

    assert client.get("/").status_code == 302


def test_the_first_administrator_comes_in_by_the_link(client):
    path = create_first_administrator(email="forst@example.org", now=timezone.now())

    shown = client.get(path)
    answer = client.post(path, {"name": "Ada", "password": PASSWORD, "again": PASSWORD})

    assert "forst@example.org" in shown.text
    assert answer.url == "/"
    assert "Ada" in client.get("/").text
    assert client.get(path).status_code == 409


def test_two_different_passwords_are_told(client):
    path = create_first_administrator(email="forst@example.org", now=timezone.now())

    answer = client.post(path, {"name": "Ada", "password": PASSWORD, "again": "något annat än det"})

    assert answer.context["form"].errors["again"]
    assert "Ada" in answer.text


def test_whoever_has_an_account_is_asked_to_sign_in_before_joining(client, user):
    path = create_first_administrator(email=user.email, now=timezone.now())

    assert client.get(path).url == f"{reverse('accounts:sign_in')}?next={path}"
    post(client, user)
    assert client.post(path).url == "/"
