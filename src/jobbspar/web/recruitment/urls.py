"""Addresses of the recruitment pages."""

from django.urls import path

from jobbspar.web.recruitment.views import activities, candidates, rounds, selection

app_name = "recruitment"
urlpatterns = [
    path("<int:round_id>/", rounds.show, name="round"),
    path("<int:round_id>/plan/", rounds.plan, name="plan"),
    path("<int:round_id>/gor-om/", rounds.repeat, name="repeat"),
    path("<int:round_id>/reserver/", rounds.from_reserve, name="from_reserve"),
    path("<int:round_id>/meriter/", rounds.merits, name="merits"),
    path("<int:round_id>/intresse/", candidates.interest, name="interest_new"),
    path("<int:round_id>/aktivitet/ny/", activities.new, name="activity_new"),
    path("aktivitet/<int:activity_id>/", activities.show, name="activity"),
    path("aktivitet/<int:activity_id>/andra/", activities.edit, name="activity_edit"),
    path("aktivitet/<int:activity_id>/bjud-in/", activities.invite, name="activity_invite"),
    path("aktivitet/<int:activity_id>/narvaro/", activities.attendance, name="activity_attendance"),
    path("aktivitet/<int:activity_id>/bort/", activities.remove, name="activity_remove"),
    path("person/<int:participation_id>/", candidates.show, name="candidate"),
    path("person/<int:participation_id>/steg/", candidates.step, name="candidate_step"),
    path("person/<int:participation_id>/beslut/", selection.decide, name="decide"),
    path("person/<int:participation_id>/meddelat/<int:decision_id>/", selection.told, name="told"),
]
