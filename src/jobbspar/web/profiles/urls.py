"""Addresses of the pages about profiles."""

from django.urls import path

from jobbspar.web.profiles.views import order, parts, requirements, whole

app_name = "profiles"
urlpatterns = [
    path("", whole.profiles, name="list"),
    path("ny/", whole.new, name="new"),
    path("ny/behov/<int:need_id>/", whole.new_for_need, name="new_for_need"),
    path("<int:profile_id>/", whole.show, name="show"),
    path("<int:profile_id>/andra/", whole.edit, name="edit"),
    path("<int:profile_id>/anpassa/", whole.adapt, name="adapt"),
    path("<int:profile_id>/steg/", whole.step, name="step"),
    path("<int:profile_id>/krav/nytt/", requirements.new, name="requirement_new"),
    path("<int:profile_id>/kompetenser/", requirements.skills, name="skills"),
    path("krav/<int:requirement_id>/", requirements.edit, name="requirement"),
    path("krav/<int:requirement_id>/ta-bort/", requirements.remove, name="requirement_remove"),
    path("<int:profile_id>/ordning/", order.show, name="order"),
    path("<int:profile_id>/ordning/<slug:kind>/<int:part_id>/", order.move, name="move"),
    path("<int:profile_id>/uppgift/", parts.new_task, name="task_new"),
    path("uppgift/<int:task_id>/", parts.task, name="task"),
    path("uppgift/<int:task_id>/ta-bort/", parts.drop_task, name="task_remove"),
    path("<int:profile_id>/nasta-steg/", parts.new_ladder_step, name="ladder_new"),
    path("nasta-steg/<int:step_id>/", parts.ladder_step, name="ladder"),
    path("nasta-steg/<int:step_id>/ta-bort/", parts.drop_ladder_step, name="ladder_remove"),
]
