"""Addresses of plans, of one's own plan and of a provider's students."""

from django.urls import URLPattern, path

from jobbspar.web.plans.views import agreed, at_work, happenings, own, placements, plan, rounds, steps

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("min/", own.own, name="own"),
    path("min/vem/", own.who_looked, name="who_looked"),
    path("elever/", own.students, name="students"),
    path("elever/<int:participation_id>/narvaro/", own.student_week, name="student_week"),
    path("praktikplatser/", placements.at_own_workplaces, name="placements"),
    path("omgang/<int:round_id>/", rounds.show, name="round"),
    path("omgang/<int:round_id>/starta/", rounds.begin, name="begin"),
    path("omgang/<int:round_id>/till-avslutning/", rounds.finish, name="finish"),
    path("<int:participation_id>/", plan.show, name="show"),
    path("<int:participation_id>/borja/", rounds.start_one, name="start_late"),
    path("<int:participation_id>/nasta-steg/", plan.next_step, name="next_step"),
    path("<int:participation_id>/mal/", plan.goals, name="goals"),
    path("<int:participation_id>/steg/nytt/", steps.add, name="add_step"),
    path("steg/<int:step_id>/andra/", steps.change, name="change_step"),
    path("steg/<int:step_id>/ta-bort/", steps.remove, name="remove_step"),
    path("steg/<int:step_id>/lage/", steps.stands, name="step_stands"),
    path("<int:participation_id>/avstamning/", happenings.talk, name="check_in"),
    path("<int:participation_id>/hinder/", happenings.obstacle, name="obstacle"),
    path("hinder/<int:obstacle_id>/lost/", happenings.solve, name="solve_obstacle"),
    path("<int:participation_id>/att-gora/", agreed.agree, name="agree"),
    path("att-gora/<int:action_id>/klart/", agreed.done, name="action_done"),
    path("<int:participation_id>/annan-plan/", agreed.link, name="link_plan"),
    path("annan-plan/<int:plan_id>/ta-bort/", agreed.unlink, name="unlink_plan"),
    path("<int:participation_id>/avvikelse/", happenings.deviation, name="deviation"),
    path("avvikelse/<int:deviation_id>/stang/", happenings.close, name="close_deviation"),
    path("<int:participation_id>/narvaro/", happenings.week, name="week"),
    path("<int:participation_id>/praktik/", placements.add, name="placement"),
    path("praktik/<int:placement_id>/andra/", placements.change, name="change_placement"),
    path("praktik/<int:placement_id>/borjar/", at_work.begin, name="begin_placement"),
    path("praktik/<int:placement_id>/vecka/", at_work.week, name="placement_week"),
    path("praktik/<int:placement_id>/handelse/", at_work.incident, name="incident"),
    path("praktik/handelse/<int:incident_id>/stang/", at_work.close, name="close_incident"),
    path("praktik/<int:placement_id>/registerutdrag/", placements.register_check, name="register_check"),
]
