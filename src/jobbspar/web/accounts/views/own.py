"""One's own account, and who did what."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from jobbspar.apps.accounts.actions import change_own_password, change_own_settings
from jobbspar.apps.accounts.queries import get_own_account, list_events
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed, signed_in
from jobbspar.web.accounts.deeds import ABOUT, deed_label
from jobbspar.web.accounts.forms import OwnPasswordForm, OwnSettingsForm
from jobbspar.web.accounts.organisation_forms import TrailFilter
from jobbspar.web.accounts.views.organisations import crumbs
from jobbspar.web.accounts.views.signing_in import in_language
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.refusals import told_on

PAGE_SIZE = 50


@sensitive_post_parameters("old", "new")
@require_http_methods(["GET", "POST"])
@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """Two forms on one page; `part` says which one was sent."""
    user = get_own_account(request.actor)
    part = request.POST.get("part")
    settings_form = OwnSettingsForm(
        request.POST if part == "settings" else None, initial={"name": user.name, "language": user.language}
    )
    password_form = OwnPasswordForm(request.POST if part == "password" else None)
    if part == "settings" and settings_form.is_valid():
        with told_on(settings_form):
            change_own_settings(actor=request.actor, now=timezone.now(), **settings_form.cleaned_data)
            messages.success(request, _("The changes are saved."))
            return in_language(settings_form.cleaned_data["language"], HttpResponseRedirect(reverse("accounts:me")))
    if part == "password" and password_form.is_valid():
        with told_on(password_form):
            changed = change_own_password(actor=request.actor, now=timezone.now(), **password_form.cleaned_data)
            update_session_auth_hash(request, changed)
            messages.success(request, _("The password is changed."))
            return redirect("accounts:me")
    values = {
        "settings_form": settings_form,
        "password_form": password_form,
        "form": password_form if part == "password" else settings_form,
        "email": user.email,
        "crumbs": [(_("Start"), reverse("start:home")), (_("My account"), "")],
    }
    return render(request, "accounts/me.html", values)


@require_safe
@allowed(Permission.TRAIL_VIEW)
def trail(request: SignedInRequest) -> HttpResponse:
    form = TrailFilter(request.GET)
    form.fields["about"].choices = [("", _("Everything")), *((key, _(text)) for key, text in ABOUT.items())]  # type: ignore[attr-defined]
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = list_events(request.actor, who=chosen.get("who", ""), deed=chosen.get("about", ""))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    values = {
        "filter_form": form,
        "table": _trail_table(page),
        "page": page,
        "crumbs": crumbs((_("Who did what"), "")),
    }
    return render(request, "accounts/trail.html", values)


def _trail_table(rows: Any) -> Table:
    return Table(
        _("Who did what"),
        [Column(_("When")), Column(_("Who")), Column(_("What")), Column(_("Its number"), numeric=True)],
        [
            (
                row.at,
                row.user_name or _("The system"),
                deed_label(row.deed) + (f": {row.note}" if row.note else ""),
                str(row.subject_id),
            )
            for row in rows
        ],
        empty=Empty(
            _("Nothing fits the search"),
            _("Everything that is changed is noted here with who and when."),
            Link(_("Show all"), "?"),
        ),
        caption_hidden=True,
    )
