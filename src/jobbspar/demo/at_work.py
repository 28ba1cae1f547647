"""A placement in the story: it begins when all is asked about, two weeks are told, and now and then a near miss."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobbspar.apps.plans.actions import begin_placement, close_incident, note_incident, note_placement_week
from jobbspar.core.access import Actor
from jobbspar.core.at_work import IncidentKind, WeekAtWork
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.plans.models import Placement

WEEKS = (
    ("Följde med handledaren och lärde känna arbetsplatsen.", "Frågade när något var oklart.", ""),
    ("Klarade de första uppgifterna på egen hand.", "Pratar mer i gruppen.", "Skriftliga rutiner i lättare svenska."),
)
ONE_IN = 7


def work(stage: Stage, actor: Actor, placement: "Placement", *, starts: date, number: int) -> None:
    begin_placement(actor=actor, placement=placement, on=starts, now=stage.moment(starts))
    for nth, (done, well, change) in enumerate(WEEKS):
        friday = starts + timedelta(weeks=nth, days=4)
        if friday <= stage.friday:
            facts = WeekAtWork(monday=friday, done=done, went_well=well, to_change=change, told_by="Handledaren")
            note_placement_week(actor=actor, placement=placement, facts=facts, now=stage.moment(friday))
    if number % ONE_IN == 2:
        _near_miss(stage, actor, placement, on=starts + timedelta(days=3))


def _near_miss(stage: Stage, actor: Actor, placement: "Placement", *, on: date) -> None:
    """Told the same day, and dealt with within the week."""
    if on > stage.friday:
        return
    incident = note_incident(
        actor=actor,
        placement=placement,
        on=on,
        kind=IncidentKind.NEAR_MISS,
        what="Golvet var vått och ingen skylt stod framme.",
        told_to="Chefen och skyddsombudet",
        now=stage.moment(on),
    )
    mended = on + timedelta(days=4)
    if mended <= stage.friday:
        close_incident(
            actor=actor,
            incident=incident,
            measure="Det finns nu en skylt på varje våning.",
            now=stage.moment(mended),
        )
