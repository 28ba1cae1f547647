"""Sign in, sign out, and come in by a one-time link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jobbspar.apps.accounts.actions import accept_invitation, try_sign_in
from jobbspar.apps.accounts.queries import InvitationSeen, find_open_invitation
from jobbspar.core.sign_in import InvitationNotOpen, WrongSignIn
from jobbspar.web.access import SignedInRequest, signed_in
from jobbspar.web.accounts.forms import JoinForm, SignInForm
from jobbspar.web.refusals import told_on

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail and password, and go on to the page that was asked for."""
    if request.user.is_authenticated:
        return redirect("start:home")
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            user = try_sign_in(
                email=form.cleaned_data["email"],
                password=form.cleaned_data["password"],
                address=request.META.get("REMOTE_ADDR", ""),
                now=timezone.now(),
            )
            if user is not None:
                login(request, user, backend=BACKEND)
                return in_language(user.language, HttpResponseRedirect(_safe_address(request, form)))
        if not form.errors:
            with told_on(form):
                raise WrongSignIn
    return render(request, "accounts/sign_in.html", {"form": form})


def _safe_address(request: HttpRequest, form: SignInForm) -> str:
    wanted: str = form.cleaned_data["next"]
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and is_ours else reverse(settings.LOGIN_REDIRECT_URL)


def in_language(language: str, answer: HttpResponseRedirect) -> HttpResponseRedirect:
    """Remember the language that the person has chosen."""
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", max_age=365 * 24 * 60 * 60)
    return answer


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign_in")


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Use a one-time link: with an account it is enough to say yes, without one a name and a password are chosen."""
    invitation = find_open_invitation(secret, now=timezone.now())
    if invitation is None:
        raise InvitationNotOpen
    if request.user.is_authenticated:
        return _join_signed_in(request, secret=secret, invitation=invitation)
    if invitation.has_account:
        return redirect(f"{reverse('accounts:sign_in')}?next={request.path}")
    form = JoinForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            user = accept_invitation(
                secret=secret,
                actor=None,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
                now=timezone.now(),
            )
            login(request, user, backend=BACKEND)
            messages.success(request, _("Welcome! Your account is ready."))
            return redirect("start:home")
    return render(request, "accounts/join.html", {"form": form, "facts": _facts(invitation)})


@signed_in
def _join_signed_in(request: SignedInRequest, *, secret: str, invitation: InvitationSeen) -> HttpResponseBase:
    if request.method == "POST":
        accept_invitation(secret=secret, actor=request.actor, now=timezone.now())
        messages.success(request, _("You are now a member."))
        return redirect("start:home")
    return render(request, "accounts/join.html", {"facts": _facts(invitation), "cancel": reverse("start:home")})


def _facts(invitation: InvitationSeen) -> list[tuple[str, object]]:
    return [
        (_("Organisation"), invitation.organisation or _("The whole installation")),
        (_("Your role"), invitation.role),
        (_("E-mail address"), invitation.email),
        (_("The link works until"), invitation.expires_at),
    ]
