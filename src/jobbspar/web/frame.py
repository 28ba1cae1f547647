"""What every page has around it: menu, demo banner, who is signed in."""

from typing import Any

from django.http import HttpRequest

from jobbspar import __version__
from jobbspar.web.navigation import menu_for


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context for `base.html`. Nothing here asks the database: the middleware has done so."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "navigation": menu_for(actor, request) if actor else [],
        "is_demo": getattr(request, "is_demo", False),
        "app_version": __version__,
    }
