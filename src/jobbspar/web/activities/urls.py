"""Addresses of the pages about activities."""

from django.urls import path

from jobbspar.web.activities import closures, views

app_name = "activities"
urlpatterns = [
    path("", views.activities, name="list"),
    path("ny/", views.new, name="new"),
    path("<int:activity_id>/", views.show, name="show"),
    path("<int:activity_id>/kopiera/", views.copy, name="copy"),
    path("<int:activity_id>/andra/", views.edit, name="edit"),
    path("<int:activity_id>/lage/", views.step, name="step"),
    path("<int:activity_id>/villkor/", views.new_term, name="term_new"),
    path("<int:activity_id>/start/", views.new_start, name="start_new"),
    path("uppehall/", closures.closures, name="closures"),
    path("uppehall/<int:closure_id>/ta-bort/", closures.drop_closure, name="closure_remove"),
    path("villkor/<int:term_id>/ta-bort/", views.drop_term, name="term_remove"),
    path("start/<int:start_id>/ta-bort/", views.drop_start, name="start_remove"),
]
