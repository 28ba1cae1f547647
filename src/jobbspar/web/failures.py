"""Unknown errors: a reference number for the reader, the details in the log only."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist

log = logging.getLogger("jobbspar.failures")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Show a reference and log it with the path; never the query string, which may hold secrets."""
    reference = secrets.token_hex(4)
    log.error("%s %s %s", reference, request.method, request.path, exc_info=True)
    try:
        return render(request, "errors/500.html", {"reference": reference}, status=500)
    except (TemplateDoesNotExist, RuntimeError):
        return HttpResponse(f"Fel {reference}", status=500, content_type="text/plain; charset=utf-8")
