"""Let people in and out: invitations, memberships, new passwords."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from jobbspar.apps.accounts.actions import (
    choose_new_password,
    end_membership,
    find_user_of_link,
    invite,
    offer_new_password,
    withdraw_invitation,
)
from jobbspar.apps.accounts.queries import (
    get_invitation,
    get_membership,
    get_organisation,
    list_members,
    list_open_invitations,
    may_edit_members,
)
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.organisations import roles_in
from jobbspar.core.sign_in import InvitationNotOpen
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.accounts.forms import NewPasswordForm
from jobbspar.web.accounts.organisation_forms import InvitationForm
from jobbspar.web.accounts.tables import invitation_table, member_table
from jobbspar.web.accounts.views.organisations import crumbs
from jobbspar.web.components.parts import Confirmation
from jobbspar.web.refusals import told_on


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(Permission.MEMBER_EDIT)
def invitation_new(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    row = get_organisation(request.actor, organisation_id)
    if not may_edit_members(request.actor, row):
        raise type(row).DoesNotExist
    roles = tuple(role for role in roles_in(row.kind) if role is not Role.PARTICIPANT)
    back = reverse("accounts:organisation", args=(row.pk,))
    trail = crumbs((row.name, back), (_("Invite"), ""))
    return _invite(request, organisation=row, roles=roles, back=back, trail=trail)


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(Permission.MEMBER_EDIT)
def administrator_new(request: SignedInRequest) -> HttpResponse:
    _require_everywhere(request)
    back = reverse("accounts:administrators")
    trail = crumbs((_("Administrators"), back), (_("Invite"), ""))
    return _invite(request, organisation=None, roles=(Role.ADMINISTRATOR,), back=back, trail=trail)


def _require_everywhere(request: SignedInRequest) -> None:
    if not request.actor.may_everywhere(Permission.MEMBER_EDIT):
        raise NotAllowed(permission=Permission.MEMBER_EDIT.label)


def _invite(
    request: SignedInRequest, *, organisation: Any, roles: tuple[Role, ...], back: str, trail: list[tuple[str, str]]
) -> HttpResponse:
    form = InvitationForm(request.POST or None, roles=roles)
    values: dict[str, Any] = {"form": form, "back": back, "crumbs": trail, "organisation": organisation}
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            invited = invite(actor=request.actor, organisation=organisation, now=timezone.now(), **form.cleaned_data)
            # Shown here and never again: only a digest is kept.
            return link_page(request, path=invited.path, until=invited.invitation.expires_at, values=values)
    return render(request, "accounts/invite.html", values)


def link_page(request: HttpRequest, *, path: str, until: Any, values: dict[str, Any]) -> HttpResponse:
    shown = {**values, "form": None, "link": request.build_absolute_uri(path), "until": until}
    return render(request, "accounts/link.html", shown)


@require_safe
@allowed(Permission.MEMBER_EDIT)
def administrators(request: SignedInRequest) -> HttpResponse:
    _require_everywhere(request)
    values = {
        "members": member_table(list_members(request.actor, None), own=request.actor.user),
        "invitations": invitation_table(list_open_invitations(request.actor, None, now=timezone.now())),
        "crumbs": crumbs((_("Administrators"), "")),
    }
    return render(request, "accounts/administrators.html", values)


def _back_to(organisation: Any) -> str:
    if organisation is None:
        return reverse("accounts:administrators")
    return reverse("accounts:organisation", args=(organisation.pk,))


@require_http_methods(["GET", "POST"])
@allowed(Permission.MEMBER_EDIT)
def invitation_withdraw(request: SignedInRequest, invitation_id: int) -> HttpResponse:
    row = get_invitation(request.actor, invitation_id)
    back = _back_to(row.organisation)
    if request.method == "POST":
        withdraw_invitation(actor=request.actor, invitation=row, now=timezone.now())
        messages.success(request, _("The invitation is withdrawn."))
        return redirect(back)
    confirmation = Confirmation(
        question=_("Withdraw the invitation to %(who)s?") % {"who": row.name or row.email},
        submit=_("Withdraw"),
        cancel=back,
        consequences=[_("The link stops working at once."), _("You can invite the same person again.")],
        is_dangerous=True,
    )
    return _ask(request, confirmation, heading=_("Withdraw an invitation"), back=back)


@require_http_methods(["GET", "POST"])
@allowed(Permission.MEMBER_EDIT)
def member_end(request: SignedInRequest, membership_id: int) -> HttpResponse:
    row = get_membership(request.actor, membership_id)
    back = _back_to(row.organisation)
    if request.method == "POST":
        end_membership(actor=request.actor, membership=row, now=timezone.now())
        messages.success(request, _("The membership is ended."))
        return redirect(back)
    confirmation = Confirmation(
        question=_("End the membership of %(who)s?") % {"who": row.user.name},
        submit=_("End the membership"),
        cancel=back,
        consequences=[
            _("%(who)s no longer sees anything through this role.") % {"who": row.user.name},
            _("What the person has done stays in the history."),
        ],
        is_dangerous=True,
    )
    return _ask(request, confirmation, heading=_("End a membership"), back=back)


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(Permission.MEMBER_EDIT)
def password_link(request: SignedInRequest, membership_id: int) -> HttpResponse:
    row = get_membership(request.actor, membership_id)
    back = _back_to(row.organisation)
    trail = crumbs((str(row.organisation or _("Administrators")), back), (_("New password"), ""))
    if request.method == "POST":
        path = offer_new_password(actor=request.actor, user=row.user, now=timezone.now())
        values = {"back": back, "crumbs": trail, "is_password": True}
        return link_page(request, path=path, until=None, values=values)
    confirmation = Confirmation(
        question=_("Make a link with which %(who)s can choose a new password?") % {"who": row.user.name},
        submit=_("Make the link"),
        cancel=back,
        consequences=[_("The old password works until a new one is chosen."), _("The link works for three days.")],
    )
    return _ask(request, confirmation, heading=_("New password"), back=back)


def _ask(request: SignedInRequest, confirmation: Confirmation, *, heading: str, back: str) -> HttpResponse:
    values = {"confirmation": confirmation, "heading": heading, "crumbs": crumbs((heading, ""))}
    return render(request, "accounts/confirm.html", values)


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest, user_id: int, token: str) -> HttpResponse:
    """The other end of the link: choose a password, then sign in with it."""
    user = find_user_of_link(user=user_id, token=token)
    if user is None:
        raise InvitationNotOpen
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            choose_new_password(user=user_id, token=token, password=form.cleaned_data["password"])
        if not form.errors:
            messages.success(request, _("The password is changed. Sign in with it."))
            return redirect("accounts:sign_in")
    return render(request, "accounts/new_password.html", {"form": form, "name": user.name})
