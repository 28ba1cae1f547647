"""Addresses of the pages about travel times."""

from django.urls import path

from jobbspar.web.travel import views

app_name = "travel"
TRIP = "<int:agreement_id>/fran/<str:home>/till/<str:site>/<str:mode>/"
urlpatterns = [
    path("mina/", views.own_terms, name="own"),
    path("deltagare/<int:participant_id>/", views.terms, name="terms"),
    path("<int:agreement_id>/", views.area, name="area"),
    path("<int:agreement_id>/arbetstid/", views.shift, name="shift"),
    path(TRIP, views.trip, name="trip"),
    path(TRIP + "ange/", views.enter, name="enter"),
    path(TRIP + "ta-tillbaka/", views.clear, name="clear"),
]
