"""Addresses of the pages about chains."""

from django.urls import URLPattern, path

from jobbspar.web.chains.views import people, plans, tracks

app_name = "chains"
urlpatterns: list[URLPattern] = [
    path("spar/<int:track_id>/", tracks.compose, name="track"),
    path("spar/<int:track_id>/rakna/", tracks.ask, name="ask_track"),
    path("spar/<int:track_id>/ta-over/", tracks.take_over, name="take_over"),
    path("person/<int:participant_id>/", people.outlook, name="person"),
    path("person/<int:participant_id>/<int:track_id>/", people.way, name="person_track"),
    path("person/<int:participant_id>/<int:track_id>/rakna/", people.ask, name="ask"),
    path("plan/<int:participation_id>/<int:track_id>/", plans.take_over, name="into_plan"),
]
