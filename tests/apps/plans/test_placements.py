"""Places at work and attendance: it works, leaves a trace, refuses each thing, and not next door."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.audit.models import Event
from jobbspar.apps.plans.actions import add_placement, change_placement, note_register_check
from jobbspar.apps.plans.models import Placement
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import NotAllowed
from jobbspar.core.participation import (
    NotTakingPart,
    PlacementTooLong,
    SupervisorElsewhere,
    SupervisorFull,
    SupervisorNotTrained,
)
from jobbspar.core.placements import PlacementFacts, PlacementType
from jobbspar.core.recruitment import ParticipationState
from tests.factories import NOON, TODAY, a_person_who_takes_part, a_supervisor, a_workplace, an_organisation

pytestmark = pytest.mark.django_db
APRIL, JUNE, NOVEMBER = date(2026, 4, 6), date(2026, 6, 15), date(2026, 11, 1)


def facts(**more):
    return PlacementFacts(**{"kind": PlacementType.WORK_PRACTICE, "starts": APRIL, "ends": JUNE, **more})


def an_employer_of(part: Participation) -> Organisation:
    return part.round.track.letters.get().employer


def placed(home, *, supervisor, workplace=None, **more):
    return add_placement(
        actor=home.coordinator, participation=home.part, workplace=workplace or supervisor.workplace,
        supervisor=supervisor, facts=facts(**more), now=NOON,
    )  # fmt: skip


@pytest.fixture
def supervisor(home):
    return a_supervisor(a_workplace(an_employer_of(home.part)), most_at_once=1)


def the_last_event():
    return Event.objects.latest("id")


def test_a_person_is_placed_with_a_named_supervisor(home, supervisor):
    with acting_as(home.coordinator):
        placement = placed(home, supervisor=supervisor, tasks="Duka")

    kept = Placement.objects.get()
    assert (kept, kept.supervisor, kept.tasks, kept.ends) == (placement, supervisor, "Duka", JUNE)
    assert (the_last_event().deed, the_last_event().participant) == ("placement:add", home.part.participant_id)


def test_days_and_agreements_can_be_changed(home, supervisor):
    with acting_as(home.coordinator):
        placement = placed(home, supervisor=supervisor)
        change_placement(
            actor=home.coordinator, placement=placement, supervisor=supervisor, facts=facts(ends=date(2026, 5, 4)),
            now=NOON,
        )  # fmt: skip

    placement.refresh_from_db()
    assert (placement.ends, the_last_event().deed) == (date(2026, 5, 4), "placement:change")


def test_of_a_register_check_only_the_day_and_the_reader_are_kept(home, supervisor):
    with acting_as(home.coordinator):
        placement = placed(home, supervisor=supervisor)
        note_register_check(actor=home.coordinator, placement=placement, by="Chefen", now=NOON)

    placement.refresh_from_db()
    assert (placement.register_check_on, placement.register_check_by) == (TODAY, "Chefen")
    assert the_last_event().deed == "placement:register-check"


def test_a_supervisor_has_training_first(home, supervisor):
    supervisor.trained_on = None
    supervisor.save()

    with acting_as(home.coordinator), pytest.raises(SupervisorNotTrained) as refused:
        placed(home, supervisor=supervisor)

    assert refused.value.field == "supervisor"


def test_a_supervisor_works_at_the_place(home, supervisor):
    another = a_workplace(supervisor.workplace.organisation)

    with acting_as(home.coordinator), pytest.raises(SupervisorElsewhere):
        placed(home, supervisor=supervisor, workplace=another)


def test_a_supervisor_has_no_more_people_than_there_is_time_for(home, supervisor):
    with acting_as(home.coordinator):
        placed(home, supervisor=supervisor)

    with acting_as(home.coordinator), pytest.raises(SupervisorFull) as refused:
        placed(home, supervisor=supervisor)

    assert refused.value.facts["count"] == 1


def test_the_next_person_may_come_the_day_the_first_one_leaves(home, supervisor):
    with acting_as(home.coordinator):
        placed(home, supervisor=supervisor)
        placed(home, supervisor=supervisor, starts=JUNE, ends=date(2026, 8, 1))

    assert Placement.objects.count() == 2


def test_people_the_reader_cannot_see_take_the_supervisors_time_too(home, supervisor):
    """Somebody from another municipality is already with the same supervisor."""
    stranger = a_person_who_takes_part(an_organisation())
    Placement.objects.create(
        participation=stranger, workplace=supervisor.workplace, supervisor=supervisor, kind="work_practice",
        starts=APRIL, ends=JUNE,
    )  # fmt: skip

    with acting_as(home.coordinator), pytest.raises(SupervisorFull):
        placed(home, supervisor=supervisor)


def test_no_longer_than_the_law_allows(home, supervisor):
    with acting_as(home.coordinator), pytest.raises(PlacementTooLong) as refused:
        placed(home, supervisor=supervisor, ends=NOVEMBER)

    assert (refused.value.field, refused.value.facts["months"]) == ("ends", 6)


def test_employment_has_no_longest_time(home, supervisor):
    with acting_as(home.coordinator):
        placement = placed(home, supervisor=supervisor, kind=PlacementType.EMPLOYMENT, ends=NOVEMBER)

    assert placement.ends == NOVEMBER


def test_nobody_is_placed_after_leaving(home, supervisor):
    home.part.state = ParticipationState.COMPLETED
    home.part.save()

    with acting_as(home.coordinator), pytest.raises(NotTakingPart):
        placed(home, supervisor=supervisor)


def test_refuses_the_right_role_next_door(home, next_door, supervisor):
    with acting_as(home.coordinator):
        placement = placed(home, supervisor=supervisor)

    with acting_as(next_door), pytest.raises(NotAllowed):
        add_placement(
            actor=next_door, participation=home.part, workplace=supervisor.workplace, supervisor=supervisor,
            facts=facts(), now=NOON,
        )  # fmt: skip
    with acting_as(next_door), pytest.raises(NotAllowed):
        change_placement(actor=next_door, placement=placement, supervisor=supervisor, facts=facts(), now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        note_register_check(actor=next_door, placement=placement, by="Jag", now=NOON)
