"""Addresses of the pages about round plans."""

from django.urls import path

from jobbspar.web.rounds.views import adoption, area, by_hand, people, plans, setup, shared

app_name = "rounds"
urlpatterns = [
    path("", area.index, name="list"),
    path("<int:agreement_id>/", area.show, name="area"),
    path("<int:agreement_id>/ny-plan/", plans.ask, name="ask"),
    path("<int:agreement_id>/planer/", plans.index, name="plans"),
    path("<int:agreement_id>/underlag/", setup.show, name="setup"),
    path("<int:agreement_id>/underlag/omgang/", setup.new, name="option_new"),
    path("<int:agreement_id>/underlag/foresla/", setup.propose, name="propose"),
    path("<int:agreement_id>/underlag/omgang/<int:option_id>/", setup.edit, name="option"),
    path("<int:agreement_id>/underlag/omgang/<int:option_id>/bort/", setup.remove, name="option_remove"),
    path("<int:agreement_id>/underlag/grans/", shared.limit_new, name="limit_new"),
    path("<int:agreement_id>/underlag/grans/<int:limit_id>/", shared.limit_edit, name="limit"),
    path("<int:agreement_id>/underlag/grans/<int:limit_id>/bort/", shared.limit_remove, name="limit_remove"),
    path("<int:agreement_id>/underlag/minst/", shared.floors, name="floors"),
    path("<int:agreement_id>/underlag/beslut/", shared.decision, name="decision"),
    path("plan/<int:plan_id>/", plans.show, name="plan"),
    path("plan/<int:plan_id>/framsteg/", plans.progress, name="progress"),
    path("plan/<int:plan_id>/avbryt/", plans.cancel, name="cancel"),
    path("plan/<int:plan_id>/andra/", by_hand.change, name="change"),
    path("plan/<int:plan_id>/andring/<int:number>/bort/", by_hand.take_away, name="take_away"),
    path("plan/<int:plan_id>/angra/", by_hand.undo, name="undo"),
    path("plan/<int:plan_id>/person/<int:participant_id>/", by_hand.person, name="person"),
    path("plan/<int:plan_id>/jamfor/<int:other_id>/", plans.compare, name="compare"),
    path("plan/<int:plan_id>/anta/", adoption.adopt, name="adopt"),
    path("plan/<int:plan_id>/erbjudanden/", adoption.offers, name="offers"),
    path("erbjudande/<int:offer_id>/", adoption.answer, name="answer"),
    path("person/<int:participant_id>/", people.wishes, name="wishes"),
    path("person/<int:participant_id>/<int:wish_id>/upp/", people.move_up, name="wish_up"),
    path("person/<int:participant_id>/<int:wish_id>/bort/", people.withdraw, name="wish_withdraw"),
]
