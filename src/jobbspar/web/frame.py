"""What every page has around it: menu, demo banner, who is signed in."""

from typing import Any

from django.http import HttpRequest

from jobbspar.apps.accounts.queries import is_demo_installation
from jobbspar.web.navigation import menu_for


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context for `base.html`. Fetched before the template runs, so that no template asks the database."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "navigation": menu_for(actor, request) if actor else [],
        "is_demo": is_demo_installation(),
    }
