"""Addresses of the pages about needs."""

from django.urls import path

from jobbspar.web.needs import views

app_name = "needs"
urlpatterns = [
    path("", views.needs, name="list"),
    path("nytt/", views.new, name="new"),
    path("<int:need_id>/", views.show, name="show"),
    path("<int:need_id>/andra/", views.edit, name="edit"),
    path("<int:need_id>/steg/", views.step, name="step"),
    path("<int:need_id>/lagg-ner/", views.drop, name="drop"),
]
