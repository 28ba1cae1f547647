"""Addresses of the pages about people."""

from django.urls import URLPattern, path

from jobbspar.web.participants.views import checking, lists, people

app_name = "participants"
urlpatterns: list[URLPattern] = [
    path("", people.index, name="list"),
    path("ny/", people.new, name="new"),
    path("listor/", lists.index, name="imports"),
    path("listor/mall.xlsx", lists.template, name="import_template"),
    path("listor/<int:batch_id>/", lists.show, name="import"),
    path("listor/<int:batch_id>/hur-langt/", lists.progress, name="import_progress"),
    path("listor/<int:batch_id>/valj/", lists.choose, name="import_choose"),
    path("listor/<int:batch_id>/spara/", lists.save, name="import_save"),
    path("listor/<int:batch_id>/kasta/", lists.cancel, name="import_cancel"),
    path("listor/<int:batch_id>/rad/<int:number>/", lists.row, name="import_row"),
    path("<int:participant_id>/", people.show, name="show"),
    path("<int:participant_id>/andra/", people.edit, name="edit"),
    path("<int:participant_id>/underlag/", people.add_evidence, name="add_evidence"),
    path("<int:participant_id>/underlag/<int:evidence_id>/ta-bort/", people.drop_evidence, name="drop_evidence"),
    path("<int:participant_id>/dela/", people.share, name="share"),
    path("<int:participant_id>/dela/<int:sharing_id>/avsluta/", people.stop_sharing, name="stop_sharing"),
    path("<int:participant_id>/krav/", checking.choose, name="check_choose"),
    path("<int:participant_id>/krav/<int:profile_id>/", checking.check, name="check"),
]
