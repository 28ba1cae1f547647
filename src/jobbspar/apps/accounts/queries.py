"""What can be read about organisations and the people who work in them."""

from jobbspar.apps.accounts.models import Installation


def is_demo_installation() -> bool:
    return Installation.objects.filter(is_demo=True).exists()
