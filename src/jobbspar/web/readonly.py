"""A page that is only looked at must not change anything, but for the trace that it was looked at."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

HARMLESS = {"SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK"}
TRACE = 'INSERT INTO "audit_event"'


class PageTriedToWrite(RuntimeError):
    """A programming error: a GET ran a statement that changes data."""


class ReadOnlyGetMiddleware:
    """Keep it last in the list: sessions, further out, may still save themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_changes):
            return self.get_response(request)


def _refuse_changes(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    text = str(sql).lstrip("( ")
    if text.split(maxsplit=1)[0].upper() not in HARMLESS and not text.startswith(TRACE):
        raise PageTriedToWrite(f"A page view tried to change data: {text[:60]}")
    return execute(sql, params, many, context)
