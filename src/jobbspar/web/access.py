"""Turn a signed-in request into an actor, tell the database who asks, and turn refusals into pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.queries import is_demo_installation
from jobbspar.core.access import Actor, NotAllowed, Permission
from jobbspar.core.refusals import Refusal, SeveralRefusals


class SignedInRequest(HttpRequest):
    """A request by somebody known; what pages behind `signed_in` get."""

    actor: Actor


Page = Callable[..., HttpResponseBase]


class ActorMiddleware:
    """Every view runs in one transaction as the web role, on behalf of the signed-in person or of nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = actor_for(request.user) if request.user.is_authenticated else None
        request.actor = actor  # type: ignore[attr-defined]  # read through SignedInRequest
        with acting_as(actor):
            request.is_demo = is_demo_installation()  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, ObjectDoesNotExist):
            return render(request, "errors/404.html", status=404)
        if isinstance(error, NotAllowed):
            return render(request, "errors/403.html", {"refusals": [error]}, status=403)
        if isinstance(error, SeveralRefusals):
            return render(request, "errors/refused.html", {"refusals": error.refusals}, status=409)
        if isinstance(error, Refusal):
            return render(request, "errors/refused.html", {"refusals": [error]}, status=409)
        return None


def signed_in(page: Page) -> Page:
    """Ask for sign-in first."""

    @wraps(page)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return page(request, *args, **kwargs)

    return checked


def allowed(permission: Permission) -> Callable[[Page], Page]:
    """Ask for sign-in, and answer 403 to those who have the permission nowhere at all."""

    def decorate(page: Page) -> Page:
        @wraps(page)
        def checked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor.may(permission):
                raise NotAllowed(permission=permission.label)
            return page(request, *args, **kwargs)

        return signed_in(checked)

    return decorate
