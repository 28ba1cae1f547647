"""Deeds of a person on the own account: sign in, change password, choose language."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import SignInFailure, User
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor
from jobbspar.core.organisations import NameMissing
from jobbspar.core.sign_in import FAILURES_REMEMBERED, PasswordTooWeak, WrongPassword, require_patience


@transaction.atomic
def try_sign_in(*, email: str, password: str, address: str, now: datetime) -> User | None:
    """Return the person, or count the failure and return None. Raises `TooManyTries` to those who guess."""
    person_key, address_key = _key("person", email.strip().lower()), _key("address", address)
    lately = SignInFailure.objects.filter(at__gt=now - FAILURES_REMEMBERED)
    require_patience(
        by_person=lately.filter(key=person_key).count(), from_address=lately.filter(key=address_key).count()
    )
    user = authenticate(username=email.strip().lower(), password=password)
    if not isinstance(user, User):
        SignInFailure.objects.filter(at__lte=now - FAILURES_REMEMBERED).delete()
        SignInFailure.objects.bulk_create(SignInFailure(key=key, at=now) for key in (person_key, address_key))
        return None
    SignInFailure.objects.filter(key=person_key).delete()
    actor = actor_for(user)
    with acting_as(actor):
        record(actor, "account:sign-in", user, now=now)
    return user


def _key(kind: str, value: str) -> str:
    return sha256(f"{settings.SECRET_KEY}:{kind}:{value}".encode()).hexdigest()


def require_strong(password: str, *, user: User | None = None, field: str = "password") -> None:
    """Raise `PasswordTooWeak` unless the password follows the rules of the installation."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(field=field, why=" ".join(error.messages)) from None


@transaction.atomic
def change_own_password(*, actor: Actor, old: str, new: str, now: datetime) -> User:
    """Change the password of the person who asks."""
    user = User.objects.get(pk=actor.user)
    if not user.check_password(old):
        raise WrongPassword(field="old")
    require_strong(new, user=user, field="new")
    user.set_password(new)
    user.save(update_fields=["password"])
    record(actor, "account:change-password", user, now=now)
    return user


@transaction.atomic
def change_own_settings(*, actor: Actor, name: str, language: str, now: datetime) -> User:
    """Change name and language of the person who asks."""
    if not name.strip():
        raise NameMissing(field="name")
    user = User.objects.get(pk=actor.user)
    user.name, user.language = name.strip(), language
    user.save(update_fields=["name", "language"])
    record(actor, "account:change", user, now=now)
    return user
