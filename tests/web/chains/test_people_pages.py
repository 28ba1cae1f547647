"""What could fit a person, the way to one track, and the chain taken over into the plan."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.audit.models import Event
from jobbspar.apps.chains.bridge import Aim, solver
from jobbspar.apps.chains.models import AskedChain
from jobbspar.apps.participants.models import Evidence, Participant
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Role
from jobbspar.core.tracks import RoundState
from jobbspar.jobs.chains import work_out
from tests.factories import TODAY, a_requirement, a_round, a_track, an_activity
from tests.web.chains.driver import FAR, a_world_with_a_driver, get, outlook, way
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world_with_a_driver()


def test_the_first_day_and_the_wait_are_told(client, world):
    text = outlook(client, world).content.decode()

    assert "Kan börja 4 mars 2030, efter Körkort i Larch." in text
    assert "nästa start är 7 januari 2030" in text


def test_each_requirement_stands_under_a_word_and_nothing_is_counted(client, world):
    [one] = outlook(client, world).context["tracks"]

    assert one["answers"] == [("Inte uppfyllt", ["Körkort B"]), ("Okänt", ["Svenska (tala, B1)"])]


def test_tracks_stand_in_order_of_name_also_when_another_fits_at_once(client, world):
    a_track(world.agreement, name="Aspen")
    a_track(world.agreement, name="Ön")

    names = [one["track"].name for one in outlook(client, world).context["tracks"]]

    assert names == ["Aspen", world.track.name, "Ön"]


def test_tracks_of_other_agreements_are_not_there(client, world):
    neighbour = a_world()

    names = [one["track"].pk for one in outlook(client, world).context["tracks"]]

    assert neighbour.track.pk not in names


def test_a_look_is_noted(client, world):
    before = Event.objects.filter(participant=world.participant.pk, deed="participant:look").count()

    outlook(client, world)
    way(client, world)

    assert Event.objects.filter(participant=world.participant.pk, deed="participant:look").count() == before + 2


def test_planned_rounds_tell_the_journey_and_whether_the_person_is_ready_in_time(client, world):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    planned = a_round(world.track, state=RoundState.PLANNED, municipality="2480")
    Round.objects.filter(pk=planned.pk).update(starts=date(2030, 2, 4), ends=date(2030, 8, 1))

    text = outlook(client, world).content.decode()

    assert re.search(r"Kollektivtrafik: \d+ minuter \(uppskattat\)", text)
    assert "Startar innan personen är redo" in text


def test_the_sfi_clock_is_shown_or_said_to_be_unknown(client, world):
    assert "Första antagningen till sfi är inte känd" in outlook(client, world).content.decode()
    Participant.objects.filter(pk=world.participant.pk).update(sfi_first_admission=date(2026, 2, 1))

    assert "Sista dag för sfi" in outlook(client, world).content.decode()


def test_a_preparatory_track_is_named_where_no_activity_leads(client, world):
    world.course.delete()
    ActivityTerm.objects.filter(name="Körkort B", direction="yields").delete()
    before = a_track(world.agreement, name="Grundspår", kind="preparatory", leads_to=world.track)

    text = outlook(client, world).content.decode()

    assert "Inte med de insatser som finns: inget leder till Körkort B." in text
    assert reverse("chains:person_track", args=[world.participant.pk, before.pk]) in text


def test_the_way_is_drawn_and_what_nobody_knows_is_asked(client, world):
    answer = way(client, world)

    assert answer.context["timeline"].lanes[0].name == "Körkort i Larch"
    assert [subject for subject in answer.context["ask"] if subject.startswith("Svenska")]
    assert "<svg" in answer.content.decode()


def test_of_two_equal_courses_the_nearer_is_taken_and_the_journey_told(client, world):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    far = type(world.course).objects.get(pk=world.course.pk)
    far.municipality = "1480"
    far.save()
    near = an_activity(world.municipality, name="Körkort nära", kind="driving_licence", weeks=8, municipality="2481")
    near.starts.create(day=FAR)
    ActivityTerm.objects.create(activity=near, direction="yields", kind="licence", name="Körkort B")

    [step] = way(client, world).context["steps"].rows

    assert step[0] == "Körkort nära"
    assert "minuter (uppskattat)" in step[4]


def test_with_the_unknown_counted_as_lacking_more_is_needed(client, world):
    swedish = an_activity(world.municipality, name="Yrkessvenska", kind="sfi", weeks=20, is_rolling=True)
    ActivityTerm.objects.create(
        activity=swedish, direction="yields", kind="language", name="Svenska", skill="speak", level="b1"
    )

    least, most = way(client, world).context, way(client, world, unknown="lacking").context

    assert len(most["steps"].rows) == len(least["steps"].rows) + 1
    assert most["ask"] == []


@pytest.mark.parametrize("query", [{"aim": "x"}, {"unknown": "x"}, {"starts": "x"}])
def test_a_strange_choice_in_the_address_does_not_fell_the_page(client, world, query):
    way(client, world, **query)


def test_nothing_before_the_chosen_day(client, world):
    rows = way(client, world, starts=(FAR + timedelta(days=1)).isoformat()).context

    assert rows["steps"].rows == [] or rows["steps"].rows[0][1] > FAR


def into_plan(client, world, **posted):
    client.force_login(world.users[Role.COORDINATOR])
    address = reverse("chains:into_plan", args=[world.participation.pk, world.track.pk])
    shown = client.get(address)
    return client.post(address, {**shown.context["form"].initial, "reason": "Fortast så", **posted})


def test_the_chain_is_taken_over_into_the_plan(client, world):
    answer = into_plan(client, world)

    assert answer.status_code == 302
    step = PlannedStep.objects.get(participation=world.participation, activity=world.course)
    assert (step.starts, step.reason) == (FAR, "Fortast så")


def test_a_chain_that_has_changed_since_it_was_seen_is_shown_again(client, world):
    answer = into_plan(client, world, chain="1:2026-01-01:2026-02-01")

    assert answer.status_code == 200
    assert "Kedjan har ändrats sedan du såg den" in answer.content.decode()
    assert answer.context["form"].data["reason"] == "Fortast så"
    assert not PlannedStep.objects.filter(activity=world.course).exists()


def test_when_everything_is_in_the_plan_there_is_nothing_to_say_yes_to(client, world):
    into_plan(client, world)

    answer = get(client, world, "chains:into_plan", world.participation.pk, world.track.pk)

    assert answer.context["has_changes"] is False


def begun_step(world, **facts):
    return PlannedStep.objects.create(
        participation=world.participation, activity=world.course, **{"starts": TODAY, "ends": FAR, **facts}
    )


def test_a_step_that_has_begun_goes_on_instead_of_beginning_anew(client, world):
    begun_step(world)

    answer = get(client, world, "chains:into_plan", world.participation.pk, world.track.pk)

    assert answer.context["finish"] > FAR - timedelta(weeks=1)
    assert answer.context["waits"] == []
    assert answer.context["has_changes"] is False


def test_what_a_reached_step_gives_is_not_asked_for_again(client, world):
    begun_step(world, ends=TODAY + timedelta(days=1), result="reached", result_on=TODAY + timedelta(days=1))

    assert way(client, world).context["steps"].rows == []


def test_ten_tracks_ask_the_database_as_often_as_three(client, world):
    def asked(more):
        for _ in range(more):
            a_round(a_track(world.agreement, profile=world.track.profile))
        with CaptureQueriesContext(connection) as seen:
            answer = outlook(client, world)
        return len(seen), len(answer.context["tracks"])

    outlook(client, world)
    (three, shown), (ten, more) = asked(2), asked(7)

    assert (shown, more) == (3, 10)
    assert three == ten


def test_a_way_that_takes_too_long_for_a_page_can_be_asked_for_and_is_shown_when_it_is_ready(
    client, world, monkeypatch
):
    monkeypatch.setattr(solver, "PAGE_SECONDS", 0.0)
    first = [page.content.decode() for page in (way(client, world), outlook(client, world))]

    client.post(reverse("chains:ask", args=[world.participant.pk, world.track.pk]))
    meanwhile = way(client, world).content.decode()
    for asked in AskedChain.objects.all():
        work_out(asked=asked.pk, user=world.users[Role.COORDINATOR].pk)

    then = [page.content.decode() for page in (way(client, world), outlook(client, world))]
    assert "tar längre tid att räkna ut än en sida väntar" in first[0]
    assert "Räkna ut det" in first[0]
    assert "Be om den på sidan med hela vägen" in first[1]
    assert not any("Inte med de insatser som finns" in text or "Inte som det ser ut nu" in text for text in first)
    assert "Det räknas ut nu" in meanwhile
    assert "Räkna ut det" not in meanwhile
    assert "4 mars 2030" in then[0]
    assert "Kan börja 4 mars 2030" in then[1]


def test_a_chain_of_a_track_that_takes_too_long_can_be_asked_for(client, world, monkeypatch):
    at_once = get(client, world, "chains:track", world.track.pk).context["sketch"]
    monkeypatch.setattr(solver, "PAGE_SECONDS", 0.0)
    first = get(client, world, "chains:track", world.track.pk)

    client.post(reverse("chains:ask_track", args=[world.track.pk]))
    work_out(asked=AskedChain.objects.get().pk, user=world.users[Role.COORDINATOR].pk)

    then = get(client, world, "chains:track", world.track.pk)
    assert "Räkna ut det" in first.content.decode()
    assert "att räkna ut än en sida väntar" not in then.content.decode()
    assert (then.context["sketch"].earliest, then.context["sketch"].arrangement) == (
        at_once.earliest,
        at_once.arrangement,
    )


def test_a_chain_that_is_not_worked_out_yet_is_not_taken_over(client, world, monkeypatch):
    monkeypatch.setattr(solver, "PAGE_SECONDS", 0.0)

    page = get(client, world, "chains:into_plan", world.participation.pk, world.track.pk).content.decode()

    assert "Räkna ut det" in page
    assert "Ta över i planen" not in page


def test_what_stops_every_chain_is_told_with_the_day_without_it(client, world):
    """The time for sfi ends before the only course in Swedish begins."""
    Evidence.objects.create(
        participant=world.participant, kind="language", name="Svenska", skill="speak", level="a1", source="own_words",
        dated=TODAY,
    )  # fmt: skip
    Participant.objects.filter(pk=world.participant.pk).update(sfi_first_admission=date(2025, 1, 7))
    world.track.profile.requirements.update(when="at_start")
    course = an_activity(world.municipality, name="Sfi i Larch", kind="sfi", weeks=8, provider=world.provider)
    course.starts.create(day=FAR)
    ActivityTerm.objects.create(
        activity=course, direction="yields", kind="language", name="Svenska", skill="speak", level="b1"
    )

    page = way(client, world)

    [clock, starts] = page.context["stops"]
    assert "Tiden för sfi" in clock
    assert "De startdagar som finns" in starts
    assert clock in page.content.decode()


def test_a_step_that_waits_for_room_in_the_week_names_the_other(client, world):
    world.course.starts.all().delete()
    world.track.profile.requirements.filter(name="Svenska").delete()
    a_requirement(world.track.profile, kind="licence", name="Truckkort", skill="", level="", when="at_start")
    Evidence.objects.create(
        participant=world.participant, kind="licence", name="Truckkort", source="own_words", dated=TODAY, fulfils=False
    )
    other = an_activity(
        world.municipality, name="Truck i Larch", kind="driving_licence", weeks=4, provider=world.provider
    )
    ActivityTerm.objects.create(activity=other, direction="yields", kind="licence", name="Truckkort")

    page = way(client, world)

    [wait] = page.context["lane_waits"]
    assert "Körkort i Larch" in wait
    assert "Truck i Larch" in wait
    assert "tar den delen av veckan" in page.content.decode()


def test_what_is_not_chosen_shows_what_is_used(client, world):
    form = way(client, world, unknown="lacking").context["form"]

    assert (form["aim"].value(), form["unknown"].value()) == (Aim.PROFILE, "lacking")
