"""A placement begins when all is asked about; its weeks and incidents are noted, and nobody next door sees them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import (
    add_placement,
    begin_placement,
    change_placement,
    close_incident,
    note_incident,
    note_placement_week,
    note_register_check,
)
from jobbspar.apps.plans.models import Placement, PlacementIncident, PlacementWeek
from jobbspar.apps.plans.queries.duties import list_incidents_open, list_placements_not_begun
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import NotAllowed
from jobbspar.core.at_work import (
    BegunAlready,
    EmployerNotChecked,
    ExtractNotShown,
    IncidentClosed,
    IncidentKind,
    NoSafetyIntroduction,
    NotBegunYet,
    UnionNotAskedYet,
    WeekAtWork,
)
from jobbspar.core.calendar import DayHasNotCome
from jobbspar.core.placements import PlacementFacts, PlacementType
from jobbspar.core.refusals import SeveralRefusals
from tests.factories import NOON, TODAY, a_requirement, a_supervisor, a_workplace

pytestmark = pytest.mark.django_db
ALL_ASKED = {"safety_intro_on": TODAY, "union_asked_on": TODAY, "employer_checked_on": TODAY}


def facts(**more):
    ends = TODAY + timedelta(weeks=8)
    return PlacementFacts(**{"kind": PlacementType.WORK_PRACTICE, "starts": TODAY, "ends": ends, **more})


@pytest.fixture
def supervisor(home):
    return a_supervisor(a_workplace(home.part.round.track.letters.get().employer), most_at_once=3)


def placed(home, supervisor, **more):
    with acting_as(home.coordinator):
        return add_placement(
            actor=home.coordinator, participation=home.part, workplace=supervisor.workplace, supervisor=supervisor,
            facts=facts(**more), now=NOON,
        )  # fmt: skip


def begin(home, placement):
    with acting_as(home.coordinator):
        begin_placement(actor=home.coordinator, placement=placement, on=TODAY, now=NOON)


def lacking(home, placement):
    with pytest.raises(SeveralRefusals) as refused:
        begin(home, placement)
    return refused.value.refusals


def test_what_lacks_is_told_all_at_once_with_where_it_is_met(home, supervisor):
    placement = placed(home, supervisor)

    refusals = lacking(home, placement)

    assert [type(one) for one in refusals] == [UnionNotAskedYet, EmployerNotChecked, NoSafetyIntroduction]
    assert {one.mend_at for one in refusals} == {("plans:change_placement", (placement.pk,))}


def test_it_begins_when_all_is_asked_and_leaves_a_trace(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED)

    begin(home, placement)

    placement.refresh_from_db()
    event = Event.objects.latest("id")
    assert placement.began_on == TODAY
    assert (event.deed, event.participant) == ("placement:begin", home.part.participant_id)
    with pytest.raises(BegunAlready):
        begin(home, placement)


def test_where_there_is_no_union_the_reason_is_enough(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED | {"union_asked_on": None, "no_union_because": "Inget avtal, Eva"})

    begin(home, placement)

    assert Placement.objects.get().began_on == TODAY


def test_an_employment_needs_only_the_safety_introduction(home, supervisor):
    kind = PlacementType.EMPLOYMENT

    assert [type(one) for one in lacking(home, placed(home, supervisor, kind=kind))] == [NoSafetyIntroduction]
    begin(home, placed(home, supervisor, kind=kind, safety_intro_on=TODAY))


def test_an_extract_that_the_profile_asks_at_the_start_must_have_been_shown(home, supervisor):
    track = home.part.round.track
    track.profile = Profile.objects.create(title="Förskola", organisation=track.organisation)
    track.save()
    a_requirement(track.profile, kind="background_check", name="Registerutdrag", skill="", level="", when="at_start")
    placement = placed(home, supervisor, **ALL_ASKED)

    refusals = lacking(home, placement)
    with acting_as(home.coordinator):
        note_register_check(actor=home.coordinator, placement=placement, by="Rektorn", now=NOON)
    begin(home, placement)

    assert [(type(one), one.mend_at) for one in refusals] == [
        (ExtractNotShown, ("plans:register_check", (placement.pk,)))
    ]


@pytest.mark.parametrize("taken_away", ["safety_intro_on", "union_asked_on", "employer_checked_on"])
def test_the_database_keeps_what_was_asked_too(home, supervisor, taken_away):
    placement = placed(home, supervisor, **ALL_ASKED)
    begin(home, placement)

    with acting_as(home.coordinator), pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(**{taken_away: None})


def test_what_was_asked_is_not_taken_away_once_somebody_has_begun(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED)
    begin(home, placement)

    with acting_as(home.coordinator), pytest.raises(SeveralRefusals) as refused:
        change_placement(actor=home.coordinator, placement=placement, supervisor=supervisor, facts=facts(), now=NOON)

    assert [type(one) for one in refused.value.refusals] == [UnionNotAskedYet, EmployerNotChecked, NoSafetyIntroduction]


def test_a_day_after_the_first_one_is_too_late_and_one_that_has_not_come_is_refused(home, supervisor):
    tomorrow = TODAY + timedelta(days=1)
    placement = placed(home, supervisor, **ALL_ASKED | {"safety_intro_on": tomorrow})

    assert [type(one) for one in lacking(home, placement)] == [NoSafetyIntroduction]
    with acting_as(home.coordinator), pytest.raises(DayHasNotCome):
        begin_placement(actor=home.coordinator, placement=placement, on=tomorrow, now=NOON)


def test_weeks_and_incidents_wait_until_it_has_begun(home, supervisor):
    placement = placed(home, supervisor)

    with acting_as(home.coordinator):
        with pytest.raises(NotBegunYet):
            note_placement_week(
                actor=home.coordinator, placement=placement, facts=WeekAtWork(monday=TODAY, done="Dukade"), now=NOON
            )
        with pytest.raises(NotBegunYet):
            an_incident(home, placement)


def an_incident(home, placement):
    return note_incident(
        actor=home.coordinator, placement=placement, on=TODAY, kind=IncidentKind.NEAR_MISS, what="Halt golv",
        told_to="Chefen", now=NOON,
    )  # fmt: skip


def test_a_week_is_one_row_however_often_it_is_written(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED)
    begin(home, placement)

    with acting_as(home.coordinator):
        for day, done in ((TODAY, "Dukade"), (TODAY, "Dukade och serverade")):
            note_placement_week(
                actor=home.coordinator, placement=placement, facts=WeekAtWork(monday=day, done=done), now=NOON
            )
        kept = PlacementWeek.objects.get()

    assert (kept.done, kept.monday.weekday()) == ("Dukade och serverade", 0)
    assert Event.objects.latest("id").deed == "placement:note-week"


def test_an_incident_is_open_until_something_is_done(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED)
    begin(home, placement)

    with acting_as(home.coordinator):
        incident = an_incident(home, placement)
        incident.placement = placement
        waiting = list_incidents_open(home.coordinator)
        close_incident(actor=home.coordinator, incident=incident, measure="Skylt", now=NOON)
        left = list_incidents_open(home.coordinator)
        with pytest.raises(IncidentClosed):
            close_incident(actor=home.coordinator, incident=incident, measure="Skylt", now=NOON)

    assert (waiting, left) == ([incident], [])


def test_one_that_should_have_begun_waits_for_somebody(home, supervisor):
    placement = placed(home, supervisor, **ALL_ASKED)

    with acting_as(home.coordinator):
        before = list_placements_not_begun(home.coordinator, today=TODAY)
    begin(home, placement)
    with acting_as(home.coordinator):
        after = list_placements_not_begun(home.coordinator, today=TODAY)

    assert (before, after) == ([placement], [])


def test_next_door_neither_begins_nor_sees(home, supervisor, next_door):
    placement = placed(home, supervisor, **ALL_ASKED)
    begin(home, placement)
    with acting_as(home.coordinator):
        an_incident(home, placement)

    with acting_as(next_door):
        with pytest.raises(NotAllowed):
            change_placement(actor=next_door, placement=placement, supervisor=supervisor, facts=facts(), now=NOON)
        with pytest.raises(NotAllowed):
            begin_placement(actor=next_door, placement=placement, on=TODAY, now=NOON)
        assert not PlacementIncident.objects.exists()
        assert list_incidents_open(next_door) == []
