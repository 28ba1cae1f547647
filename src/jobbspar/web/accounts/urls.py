"""Addresses of the accounts pages."""

from django.urls import URLPattern, path

from jobbspar.web.accounts.views import members, organisations, own, signing_in

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("logga-in/", signing_in.sign_in, name="sign_in"),
    path("logga-ut/", signing_in.sign_out, name="sign_out"),
    path("inbjudan/<str:secret>/", signing_in.join, name="join"),
    path("nytt-losenord/<int:user_id>/<str:token>/", members.new_password, name="new_password"),
    path("mitt-konto/", own.me, name="me"),
    path("vem-gjorde-vad/", own.trail, name="trail"),
    path("organisationer/", organisations.organisations, name="organisations"),
    path("organisationer/ny/", organisations.organisation_new, name="organisation_new"),
    path("organisationer/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path("organisationer/<int:organisation_id>/andra/", organisations.organisation_edit, name="organisation_edit"),
    path("organisationer/<int:organisation_id>/bjud-in/", members.invitation_new, name="invitation_new"),
    path("organisationer/<int:organisation_id>/ny-arbetsplats/", organisations.workplace_new, name="workplace_new"),
    path("arbetsplatser/<int:workplace_id>/", organisations.workplace_edit, name="workplace_edit"),
    path("administratorer/", members.administrators, name="administrators"),
    path("administratorer/bjud-in/", members.administrator_new, name="administrator_new"),
    path("inbjudningar/<int:invitation_id>/ta-tillbaka/", members.invitation_withdraw, name="invitation_withdraw"),
    path("medlemskap/<int:membership_id>/avsluta/", members.member_end, name="member_end"),
    path("medlemskap/<int:membership_id>/nytt-losenord/", members.password_link, name="password_link"),
]
