"""Addresses of the tracks pages."""

from django.urls import path

from jobbspar.web.tracks.views import chain, letters, rounds, supervisors, tracks

app_name = "tracks"
urlpatterns = [
    path("", tracks.index, name="list"),
    path("nytt/", tracks.new, name="new"),
    path("<int:track_id>/", tracks.show, name="show"),
    path("<int:track_id>/andra/", tracks.edit, name="edit"),
    path("<int:track_id>/lage/<slug:wanted>/", tracks.state, name="state"),
    path("<int:track_id>/kedja/", chain.steps, name="steps"),
    path("<int:track_id>/kedja/<int:step_id>/", chain.step, name="step"),
    path("<int:track_id>/kedja/<int:step_id>/flytta/", chain.move, name="step_move"),
    path("<int:track_id>/grindar/", chain.gate_new, name="gate_new"),
    path("<int:track_id>/grindar/<int:gate_id>/bort/", chain.gate_remove, name="gate_remove"),
    path("<int:track_id>/avsikt/ny/", letters.new, name="letter_new"),
    path("avsikt/<int:letter_id>/", letters.show, name="letter"),
    path("avsikt/<int:letter_id>/andra/", letters.edit, name="letter_edit"),
    path("avsikt/<int:letter_id>/utskrift/", letters.printout, name="letter_print"),
    path("avsikt/<int:letter_id>/skriv-under/", letters.sign, name="letter_sign"),
    path("avsikt/<int:letter_id>/facket/", letters.union, name="letter_union"),
    path("avsikt/<int:letter_id>/lage/<slug:wanted>/", letters.state, name="letter_state"),
    path("avsikt/<int:letter_id>/handledare/ny/", supervisors.new, name="supervisor_new"),
    path("avsikt/<int:letter_id>/handledare/<int:supervisor_id>/", supervisors.edit, name="supervisor_edit"),
    path("<int:track_id>/omgang/ny/", rounds.new, name="round_new"),
    path("omgang/<int:round_id>/", rounds.show, name="round"),
    path("omgang/<int:round_id>/andra/", rounds.edit, name="round_edit"),
    path("omgang/<int:round_id>/steg/<int:step_id>/", rounds.step, name="round_step"),
    path("omgang/<int:round_id>/datera/", rounds.redate, name="round_redate"),
    path("omgang/<int:round_id>/jamfor/", rounds.compare, name="round_compare"),
    path("omgang/<int:round_id>/lage/<slug:wanted>/", rounds.state, name="round_state"),
]
