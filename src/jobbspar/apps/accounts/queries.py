"""What can be read about organisations and the people who work in them."""

from jobbspar.apps.accounts.models import Installation, User


def is_demo_installation() -> bool:
    return Installation.objects.filter(is_demo=True).exists()


def has_accounts() -> bool:
    """Whether anybody can sign in; an empty system has no one."""
    return User.objects.exists()
