"""How signing in answers those who guess, and what a one-time link demands."""

from datetime import timedelta
from hashlib import sha256

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

FAILURES_PER_PERSON = 6
FAILURES_PER_ADDRESS = 60  # A whole office may share one address.
FAILURES_REMEMBERED = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=14)


class WrongSignIn(Refusal):
    """Does not say which of the two was wrong, so that nobody can find out who has an account."""

    message = N_("The e-mail address or the password is wrong.")


class TooManyTries(Refusal):
    message = N_("Too many tries have failed. Wait %(minutes)s minutes and try again.")


class InvitationNotOpen(Refusal):
    """Used, withdrawn, too old or never made: the reader is told the same."""

    message = N_("The link has been used or is too old.")
    mend = N_("Ask the person who invited you for a new link.")


class InvitationForSomeoneElse(Refusal):
    message = N_("The link is for another e-mail address than the one you are signed in with.")
    mend = N_("Sign out first, then open the link again.")


class AccountExists(Refusal):
    message = N_("There is already an account with this e-mail address.")
    mend = N_("Sign in, then open the link again.")


class WrongPassword(Refusal):
    message = N_("The present password is wrong.")


class PasswordTooWeak(Refusal):
    """The sentence comes from the rules of the installation, already in the reader's language."""

    message = N_("Choose another password: %(why)s")


def require_patience(*, by_person: int, from_address: int) -> None:
    """Raise `TooManyTries` when so many tries have failed lately that somebody seems to guess."""
    if by_person >= FAILURES_PER_PERSON or from_address >= FAILURES_PER_ADDRESS:
        raise TooManyTries(minutes=int(FAILURES_REMEMBERED.total_seconds() // 60))


def digest_of(secret: str) -> str:
    """What is kept of a one-time link. The secret is long and random, so a plain digest cannot be turned back."""
    return sha256(secret.encode()).hexdigest()
