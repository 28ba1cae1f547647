"""Signing in, with patience but not without end."""

from datetime import timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import change_own_password, change_own_settings, try_sign_in
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.audit.models import Event
from jobbspar.core.organisations import NameMissing
from jobbspar.core.sign_in import FAILURES_PER_PERSON, PasswordTooWeak, TooManyTries, WrongPassword
from tests.factories import NOON, a_user

pytestmark = pytest.mark.django_db
PASSWORD = "tre ord i rad"


def a_user_with_password():
    user = a_user()
    user.set_password(PASSWORD)
    user.save()
    return user


def try_as(user, password=PASSWORD, now=NOON):
    with acting_as(None):
        return try_sign_in(email=user.email.upper(), password=password, address="127.0.0.1", now=now)


def test_the_right_password_signs_in_and_leaves_a_trace():
    user = a_user_with_password()

    assert try_as(user) == user
    assert Event.objects.get(deed="account:sign-in").user == user.pk


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer():
    user, stranger = a_user_with_password(), a_user()
    stranger.email = "nobody@example.org"

    assert try_as(user, "fel lösenord") is None
    assert try_as(stranger) is None


def test_those_who_guess_have_to_wait_and_may_then_try_again():
    user = a_user_with_password()
    for _ in range(FAILURES_PER_PERSON):
        try_as(user, "fel lösenord")

    with pytest.raises(TooManyTries):
        try_as(user)
    assert try_as(user, now=NOON + timedelta(minutes=15)) == user


def test_somebody_elses_failures_do_not_stop_me():
    user, other = a_user_with_password(), a_user_with_password()
    for _ in range(FAILURES_PER_PERSON):
        try_as(other, "fel lösenord")

    assert try_as(user) == user


def test_an_account_that_is_closed_cannot_sign_in():
    user = a_user_with_password()
    user.is_active = False
    user.save()

    assert try_as(user) is None


def test_one_changes_ones_own_password_by_knowing_the_old():
    user = a_user_with_password()
    actor = actor_for(user)

    with acting_as(actor):
        change_own_password(actor=actor, old=PASSWORD, new="fyra helt andra ord", now=NOON)

    assert try_as(user, "fyra helt andra ord") == user
    assert Event.objects.filter(deed="account:change-password", user=user.pk).exists()


@pytest.mark.parametrize(
    ("old", "new", "refusal"), [("fel", "fyra helt andra ord", WrongPassword), (PASSWORD, "kort", PasswordTooWeak)]
)
def test_a_password_is_not_changed_to_a_weak_one_nor_without_the_old(old, new, refusal):
    actor = actor_for(a_user_with_password())

    with pytest.raises(refusal), acting_as(actor):
        change_own_password(actor=actor, old=old, new=new, now=NOON)


def test_one_changes_ones_own_name_and_language():
    user = a_user()
    actor = actor_for(user)

    with acting_as(actor):
        change_own_settings(actor=actor, name=" Nytt Namn ", language="en", now=NOON)

    user.refresh_from_db()
    assert (user.name, user.language) == ("Nytt Namn", "en")


def test_a_name_is_needed():
    actor = actor_for(a_user())

    with pytest.raises(NameMissing), acting_as(actor):
        change_own_settings(actor=actor, name=" ", language="sv", now=NOON)
