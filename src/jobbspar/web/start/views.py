"""Where one comes after signing in."""

from django.http import HttpResponse
from django.shortcuts import render

from jobbspar.web.access import SignedInRequest, signed_in


@signed_in
def home(request: SignedInRequest) -> HttpResponse:
    return render(request, "start/home.html")
