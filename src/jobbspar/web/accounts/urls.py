"""Addresses of the accounts pages."""

from django.urls import URLPattern, path

from jobbspar.web.accounts.views import signing_in

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("logga-in/", signing_in.sign_in, name="sign_in"),
    path("logga-ut/", signing_in.sign_out, name="sign_out"),
    path("inbjudan/<str:secret>/", signing_in.join, name="join"),
]
