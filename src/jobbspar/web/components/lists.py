"""What the address says about a list: which order, which page. Whatever it says, the list can be shown."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 50


def order_of(request: HttpRequest, *, allowed: Mapping[str, str], default: str) -> tuple[str, str]:
    """The order asked for as (`sorted_by` of the table, field for `order_by`); one that is not allowed is the default.

    `allowed` goes from a column's `sort` to a field of the query set, so that no other field can be asked for.
    """
    asked = request.GET.get("sort", default)
    if asked.lstrip("-") not in allowed:
        asked = default
    field = allowed[asked.lstrip("-")]
    return asked, f"-{field}" if asked.startswith("-") else field


def page_of(request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE, count: int | None = None) -> "Page[Any]":
    """The page asked for; the first or the last one if there is none of that number. Rows are counted if not known."""
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
