"""What is shown where no page is, and for unknown errors: a reference for the reader, the details in the log only."""

import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.urls import is_valid_path

log = logging.getLogger("jobbspar.failures")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


class NoPageHereMiddleware:
    """An address that only takes a form leads to the nearest page above it, for those who reload or bookmark it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method not in {"GET", "HEAD"}:
            return response
        return HttpResponseRedirect(_page_above(request.path_info))


def _page_above(path: str) -> str:
    parts = path.strip("/").split("/")[:-1]
    above = (f"/{'/'.join(parts[:size])}/" for size in range(len(parts), 0, -1))
    return next((page for page in above if is_valid_path(page)), "/")


def failed(request: HttpRequest) -> HttpResponse:
    """Show a reference and log it with the path; never the query string, which may hold secrets."""
    reference = secrets.token_hex(4)
    log.error("%s %s %s", reference, request.method, request.path, exc_info=True)
    try:
        return render(request, "errors/500.html", {"reference": reference}, status=500)
    except (TemplateDoesNotExist, RuntimeError):
        return HttpResponse(f"Fel {reference}", status=500, content_type="text/plain; charset=utf-8")
