"""Addresses of exits, follow-up and the closing of rounds."""

from django.urls import URLPattern, path

from jobbspar.web.followup import views

app_name = "followup"
urlpatterns: list[URLPattern] = [
    path("<int:participation_id>/", views.register, name="exit"),
    path("<int:participation_id>/ratta/", views.correct, name="correct"),
    path("<int:participation_id>/intyg/", views.certificate, name="certificate"),
    path("<int:participation_id>/uppfoljning/<int:months>/", views.follow_up, name="follow_up"),
    path("omgang/<int:round_id>/", views.round_page, name="round"),
    path("omgang/<int:round_id>/fragor/", views.evaluate, name="evaluate"),
    path("omgang/<int:round_id>/beslut/", views.decide, name="decide"),
    path("omgang/<int:round_id>/stang/", views.close, name="close"),
]
