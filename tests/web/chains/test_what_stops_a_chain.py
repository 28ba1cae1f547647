"""What stops a chain, what is lacking half-way, and what takes too long to work out: told, and only when true."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.chains.bridge import stopped
from jobbspar.apps.chains.models import AskedChain
from jobbspar.apps.participants.models import Evidence, Participant
from jobbspar.core.access import Role
from jobbspar.core.calendar import swedish_day
from jobbspar.jobs.chains import work_out
from tests.factories import TODAY, a_requirement, an_activity
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
FAR = date(2126, 1, 7)  # A Monday that has not come, whatever day the tests are run.
TRUCK = {"kind": "licence", "name": "Truckkort"}
SPOKEN = {"kind": "language", "name": "Svenska", "skill": "speak", "level": "b1"}
SCHOOL = {"kind": "education", "name": "Gymnasienivå", "level": "upper_secondary"}


@pytest.fixture
def world():
    """The profile asks a licence that is learnt in the track; the municipality gives a course in it."""
    made = a_world()
    Evidence.objects.filter(participant=made.participant).delete()
    profile = type(made.profile).objects.create(title="Förare", organisation=made.municipality, employer=made.employer)
    a_requirement(profile, **TRUCK, skill="", level="", when="learnt_in_track")
    made.track.profile = profile
    made.track.save()
    made.course = a_course(made, "Truck i Larch", weeks=4, gives=TRUCK)
    return made


def a_course(world, name, *, gives=None, asks=None, **facts):
    plain = {"kind": "driving_licence", "is_rolling": True, "provider": world.provider}
    course = an_activity(world.municipality, name=name, **{**plain, **facts})
    for direction, subject in (("yields", gives), ("asks", asks)):
        if subject:
            ActivityTerm.objects.create(activity=course, direction=direction, **subject)
    return course


def asks(course, **subject):
    ActivityTerm.objects.create(activity=course, direction="asks", **subject)


def known_to_lack(world, **subject):
    facts = {"source": "own_words", "dated": TODAY, "fulfils": False}
    Evidence.objects.create(participant=world.participant, **subject, **facts)


def composer(client, world, **query):
    return opened(client, world, reverse("chains:track", args=[world.track.pk]), starts=FAR.isoformat(), **query)


def way(client, world, **query):
    address = reverse("chains:person_track", args=[world.participant.pk, world.track.pk])
    return opened(client, world, address, **query)


def opened(client, world, address, **query):
    client.force_login(world.users[Role.COORDINATOR])
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer


def stop_by_start_days(world, last_start):
    """Swedish takes twenty weeks, and the only course in trucks begins before they are over."""
    a_requirement(world.track.profile, when="learnt_in_track")
    a_course(world, "Sfi i Larch", kind="sfi", weeks=20, gives=SPOKEN)
    world.course.is_rolling = False
    world.course.save()
    world.course.starts.create(day=last_start)
    asks(world.course, **SPOKEN)


def test_the_composer_tells_what_stops_every_chain(client, world):
    stop_by_start_days(world, FAR + timedelta(weeks=5))

    page = composer(client, world)

    [stop] = page.context["stops"]
    # Twenty weeks of Swedish and four of trucks from the seventh of January.
    assert stop == "De startdagar som finns. Utan det hindret kunde allt vara på plats 24 juni 2126."
    [late] = page.context["late_starts"]
    assert late == "Det räcker att ”Truck i Larch” startar när det behövs: då kunde allt vara på plats 24 juni 2126."
    text = page.content.decode()
    assert "Ingen kedja leder hela vägen. Det här hindrar:" in text
    assert stop in text
    assert late in text


def test_all_is_not_said_to_be_in_place_where_something_has_no_way(client, world):
    stop_by_start_days(world, FAR + timedelta(weeks=5))
    a_requirement(world.track.profile, kind="skill", name="Ritningsläsning", skill="", level="", when="learnt_in_track")

    page = composer(client, world)

    for sentence in (*page.context["stops"], *page.context["late_starts"]):
        assert "kunde det som det finns en väg till vara på plats 24 juni 2126" in sentence


def test_several_stops_are_said_to_be_enough_one_by_one(client, world):
    """The time for sfi ends before the only course in Swedish begins."""
    Participant.objects.filter(pk=world.participant.pk).update(sfi_first_admission=date(2025, 1, 7))
    a_requirement(world.track.profile, when="at_start")
    sfi = a_course(world, "Sfi i Larch", kind="sfi", weeks=8, gives=SPOKEN, is_rolling=False)
    sfi.starts.create(day=date(2030, 1, 7))
    known_to_lack(world, **SPOKEN)

    page = way(client, world)

    assert len(page.context["stops"]) == 2
    assert "Det räcker att ett av de här hindren försvinner:" in page.content.decode()


def test_a_composer_with_a_chain_tells_of_no_stop(client, world):
    stop_by_start_days(world, FAR + timedelta(weeks=20))

    page = composer(client, world)

    assert page.context["stops"] == []
    assert "Ingen kedja leder hela vägen" not in page.content.decode()


def test_a_level_half_way_that_nothing_gives_is_told_with_who_asks_it(client, world):
    asks(world.course, **SCHOOL)

    text = composer(client, world, education_0="nine_years").content.decode()

    assert "Det här saknas på vägen dit:" in text
    assert "”Truck i Larch” kräver Gymnasienivå (gymnasial utbildning), och ingen insats ger det." in text


@pytest.mark.parametrize(("more", "said"), [(1, "och 1 insats till kräver"), (3, "och 3 insatser till kräver")])
def test_many_that_ask_the_same_are_one_sentence(client, world, more, said):
    asks(world.course, **SCHOOL)
    for number in range(more):
        a_course(world, f"Truck på ort {number}", gives=TRUCK, asks=SCHOOL)

    [sentence] = composer(client, world, education_0="nine_years").context["lacking"]

    assert said in sentence


def test_nothing_is_lacking_half_way_where_nothing_at_all_gives_the_goal(client, world):
    world.course.delete()

    page = composer(client, world)

    assert page.context["without_way"] == ["Truckkort"]
    assert "Det här saknas på vägen dit" not in page.content.decode()


def test_what_a_person_lacks_half_way_is_told_on_the_way_page(client, world):
    asks(world.course, **SCHOOL)
    known_to_lack(world, **TRUCK)
    known_to_lack(world, **SCHOOL)

    page = way(client, world)

    assert page.context["without_way"] == ["Truckkort"]
    assert "”Truck i Larch” kräver Gymnasienivå (gymnasial utbildning)" in page.content.decode()


def test_the_education_that_is_counted_on_changes_the_chain(client, world):
    asks(world.course, **SCHOOL)
    school = a_course(world, "Komvux i Larch", kind="basic_adult_education", weeks=40, gives=SCHOOL)

    def chain(**query):
        arrangement = composer(client, world, **query).context["sketch"].arrangement
        return [piece.activity for stage in arrangement for piece in stage]

    assert composer(client, world).context["educations"].fields["education_0"].label == "Gymnasienivå"
    assert chain() == chain(education_0="upper_secondary") == [world.course.pk]
    assert chain(education_0="nine_years") == [school.pk, world.course.pk]


def test_a_course_without_levels_is_in_place_or_not(client, world):
    asks(world.course, kind="education", name="Sfi kurs C")
    sfi = a_course(world, "Sfi C", kind="sfi", weeks=10, gives={"kind": "education", "name": "Sfi kurs C"})

    with_it = composer(client, world, education_0="in_place").context["sketch"].arrangement
    without = composer(client, world, education_0="lacking").context["sketch"].arrangement

    assert [piece.activity for stage in with_it for piece in stage] == [world.course.pk]
    assert [piece.activity for stage in without for piece in stage] == [sfi.pk, world.course.pk]


def test_an_education_that_no_step_on_the_way_asks_is_not_asked_about(client, world):
    a_course(world, "Svets i Larch", weeks=4, gives={"kind": "licence", "name": "Svets"}, asks=SCHOOL)

    assert not composer(client, world).context["educations"].fields


def test_many_educations_are_folded_until_one_is_chosen(client, world):
    for number in range(5):
        asks(world.course, kind="education", name=f"Kurs {number}")

    assert "Utbildning (5)" in composer(client, world).content.decode()
    assert "Utbildning (5)" not in composer(client, world, education_3="in_place").content.decode()


@pytest.mark.parametrize("strange", ["x", "unknown"])
def test_a_strange_education_in_the_address_does_not_fell_the_page(client, world, strange):
    asks(world.course, **SCHOOL)

    assert composer(client, world, education_0=strange).context["stages"]


def worked_out(world):
    for asked in AskedChain.objects.all():
        work_out(asked=asked.pk, user=world.users[Role.COORDINATOR].pk)


def test_what_stops_a_track_is_said_to_take_longer_and_can_be_asked_for(client, world, monkeypatch):
    stop_by_start_days(world, FAR + timedelta(weeks=5))
    at_once = composer(client, world).context["stops"]
    monkeypatch.setattr(stopped, "SECONDS", 0.0)
    first = composer(client, world).content.decode()

    asked = reverse("chains:ask_track", args=[world.track.pk])
    client.post(f"{asked}?starts={FAR.isoformat()}")
    meanwhile = composer(client, world).content.decode()
    worked_out(world)

    then = composer(client, world)
    assert "Inte med de insatser som finns." in first
    assert "Vad som hindrar tar längre tid att räkna ut än en sida väntar." in first
    assert "ingen insats börjar sent nog" not in first
    assert "Räkna ut det" in first
    assert "Det räknas ut nu" in meanwhile
    assert then.context["stops"] == at_once
    assert "tar längre tid att räkna ut" not in then.content.decode()


def test_what_stops_a_person_is_said_to_take_longer_and_can_be_asked_for(client, world, monkeypatch):
    stop_by_start_days(world, swedish_day(timezone.now()) + timedelta(weeks=5))
    known_to_lack(world, **SPOKEN)
    at_once = way(client, world).context["stops"]
    monkeypatch.setattr(stopped, "SECONDS", 0.0)
    first = way(client, world).content.decode()

    client.post(reverse("chains:ask", args=[world.participant.pk, world.track.pk]))
    worked_out(world)

    assert at_once
    assert "Vad som hindrar tar längre tid att räkna ut än en sida väntar." in first
    assert way(client, world).context["stops"] == at_once


def test_where_no_chain_leads_there_the_plan_is_not_said_to_need_no_more(client, world):
    stop_by_start_days(world, swedish_day(timezone.now()) + timedelta(weeks=5))
    known_to_lack(world, **SPOKEN)

    page = opened(client, world, reverse("chains:into_plan", args=[world.participation.pk, world.track.pk]))

    assert "Ingen kedja leder hela vägen. Det här hindrar:" in page.content.decode()
    assert "Det finns inget att ta över" not in page.content.decode()


def test_waits_for_room_that_take_long_are_said_to(client, world, monkeypatch):
    known_to_lack(world, **TRUCK)
    monkeypatch.setattr(stopped, "SECONDS", 0.0)
    a_requirement(world.track.profile, kind="licence", name="Svets", skill="", level="", when="learnt_in_track")
    a_course(world, "Svets i Larch", weeks=6, gives={"kind": "licence", "name": "Svets"})

    first = way(client, world).content.decode()
    client.post(reverse("chains:ask", args=[world.participant.pk, world.track.pk]))
    worked_out(world)

    assert "Om steg väntar på plats i veckan tar längre tid att räkna ut än en sida väntar." in first
    then = way(client, world)
    assert then.context["lane_waits"]
    assert "tar längre tid att räkna ut" not in then.content.decode()


def test_thirty_activities_that_stop_ask_the_database_as_often_as_three(client, world, monkeypatch):
    stop_by_start_days(world, FAR + timedelta(weeks=5))
    asks(world.course, **SCHOOL)

    def asked(more):
        for number in range(more):
            a_course(world, f"Kurs {number} av {more}", gives=TRUCK, asks={**SPOKEN, "level": "c2"})
        counted = []
        for page in (composer, way):
            with CaptureQueriesContext(connection) as seen:
                page(client, world)
            counted.append(len(seen))
        return counted

    composer(client, world)
    assert asked(3) == asked(27)


def weld(world, **facts):
    a_requirement(world.track.profile, kind="licence", name="Svets", skill="", level="", when="learnt_in_track")
    return a_course(world, "Svets i Larch", gives={"kind": "licence", "name": "Svets"}, **{"weeks": 6, **facts})


def after_each_other(*courses):
    return "-".join(f"{course.pk}w{course.weeks}" for course in courses)


def test_the_composer_tells_which_step_waits_for_room_in_the_week(client, world):
    page = composer(client, world, kedja=after_each_other(weld(world), world.course))

    [wait] = page.context["room_waits"]
    assert wait == (
        "”Truck i Larch” kunde börja 7 januari 2126, men ”Svets i Larch” tar den delen av veckan till "
        "18 februari 2126. Med båda samtidigt skulle hela kedjan vara klar 18 februari 2126 i stället för 18 mars 2126."
    )
    assert wait in page.content.decode()


def test_a_step_with_room_beside_the_other_waits_for_none(client, world):
    sfi = weld(world, kind="sfi")

    page = composer(client, world, kedja=after_each_other(sfi, world.course))

    assert page.context["room_waits"] == []
    assert "Steg som väntar på plats i veckan" not in page.content.decode()


def test_two_steps_in_the_same_part_of_the_week_at_once_are_told(client, world):
    both = f"{weld(world).pk}w6.{world.course.pk}w4"

    assert "tar samma del av veckan samtidigt" in composer(client, world, kedja=both).content.decode()
    assert "tar samma del av veckan samtidigt" not in composer(client, world).content.decode()
