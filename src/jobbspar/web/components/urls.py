"""The gallery of components and the accessibility statement: pages about the pages."""

from django.urls import path

from jobbspar.web.components import views

app_name = "components"
urlpatterns = [
    path("komponenter/", views.gallery, name="gallery"),
    path("komponenter/forlopp/", views.gallery_progress, name="gallery_progress"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
