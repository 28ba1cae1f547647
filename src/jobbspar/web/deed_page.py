"""A page that is one form and one deed: show it, do it, say so, and go back; or show it again with what was wrong."""

from collections.abc import Callable, Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jobbspar.web.refusals import told_on


def deed_page(
    request: HttpRequest,
    form: forms.Form,
    deed: Callable[[], object],
    *,
    heading: str,
    lead: str,
    back: str,
    said: str,
    submit: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    template: str = "deed.html",
    below: object = None,
) -> HttpResponse:
    """Answer with the form, or do the deed and go to `back` with the message `said`. Nothing typed is lost.

    A template of its own, which extends `deed.html`, may show something `below` the form.
    """
    if form.is_valid():
        with told_on(form):
            deed()
            messages.success(request, said)
            return redirect(back)
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "back": back,
        "submit": submit,
        "crumbs": [*crumbs, (heading, "")],
        "below": below,
    }
    return render(request, template, context)
