"""Travel by form: put in a time, take it back, say the hours, note what a person says, and read the area."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from jobbspar.apps.agreements.models import AgreementMunicipality
from jobbspar.apps.travel.models import AreaShift, Timetable, TimetableStop, TravelTerms, TravelTime, TripLegs
from jobbspar.core.access import Role
from tests.factories import TODAY
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    made = a_world()
    version = made.agreement.versions.get()
    for code in ("2421", "2481"):
        AgreementMunicipality.objects.create(version=version, code=code)
    client.force_login(made.users[Role.COORDINATOR])
    return made


def address(world, page="trip", mode="car", home="2421", site="2481"):
    return reverse(f"travel:{page}", args=[world.agreement.pk, home, site, mode])


def page(client, world):
    return client.get(reverse("travel:area", args=[world.agreement.pk])).content.decode()


def a_trip_by_timetable(world, **facts):
    plain = {"home": "2421", "site": "2481", "minutes": 105, "leaves": 370, "there": 425, "home_again": 1040}
    return TravelTime.objects.create(
        agreement=world.agreement, mode="public", source="timetable", dated=TODAY,
        timetable="Länstrafiken", **{**plain, **facts},
    )  # fmt: skip


def test_estimates_are_shown_as_estimates(client, world):
    text = page(client, world)

    assert "Uppskattat" in text
    assert "Storuman" in text and "Lycksele" in text
    assert "antaget: ingen har angett något" in text
    assert "Ingen tidtabell är inläst" in text


def test_a_trip_by_timetable_tells_when_one_is_home_again(client, world):
    a_trip_by_timetable(world, must_be_booked=True)

    text = page(client, world)

    assert all(told in text for told in ("06:10", "07:05", "17:20", "måste bokas"))


def test_a_trip_without_a_way_home_is_told(client, world):
    a_trip_by_timetable(world, minutes=None, leaves=None, there=None, home_again=None)

    text = page(client, world)

    assert "Ingen tidtabell leder dit och hem igen" in text
    assert re.search(r"<details[^>]*><summary>Ingen resväg dit och hem med tidtabell \(1\)</summary>", text)
    assert f'href="{address(world, mode="public")}">Storuman – Lycksele</a>: ingen resväg dit och hem</li>' in text


@pytest.mark.parametrize(
    ("half", "cell", "told"),
    [
        ("there", "Ingen resväg dit", "ingen som är framme innan det börjar kl.\u00a007:00"),
        ("home", "Ingen resväg hem", "ingen hem igen efter att det slutar kl.\u00a016:00"),
        ("both", "Ingen resväg dit eller hem", "och ingen hem efter att det slutar kl.\u00a016:00"),
    ],
)
def test_which_half_there_is_no_way_for_is_told_in_the_table_and_on_the_trips_page(client, world, half, cell, told):
    a_trip_by_timetable(world, minutes=None, leaves=None, there=None, home_again=None, no_way=half)

    area, trip = page(client, world), client.get(address(world, mode="public")).content.decode()

    assert f'href="{address(world, mode="public")}">{cell}</a>' in area
    assert f"Storuman – Lycksele</a>: {cell.lower()}</li>" in area
    assert cell in trip and told in trip


def test_places_that_are_reached_alike_stand_on_one_line(client, world):
    version = world.agreement.versions.get()
    for code, again in (("2462", 1040), ("2417", 1041)):
        AgreementMunicipality.objects.create(version=version, code=code)
        a_trip_by_timetable(world, site=code, home_again=again)
    a_trip_by_timetable(world)

    table = page(client, world).partition("Resor efter tidtabell")[2].partition("</table>")[0]
    rows = [re.findall(r"/till/(\d+)/public", row) for row in table.split("<tr")]

    assert sorted(filter(None, rows)) == [["2417"], ["2462", "2481"]]


def test_trips_without_a_way_home_do_not_stand_among_those_with_one(client, world):
    a_trip_by_timetable(world)
    a_trip_by_timetable(world, home="2481", site="2421", minutes=None, leaves=None, there=None, home_again=None)

    listed = page(client, world).partition("Resor efter tidtabell")[2]
    table, _, rest = listed.partition("<details")

    assert "06:10" in table and "Ingen resväg" not in table
    assert "Lycksele – Storuman" in rest


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("20261116", "utgiven 16 november 2026"),
        ("2026-11-16", "utgiven 16 november 2026"),
        ("20269916", "version 20269916"),
        ("v12", "version v12"),
    ],
)
def test_the_version_of_a_timetable_is_told_in_words(client, world, version, told):
    a_trip_by_timetable(world, note=version)

    assert told in client.get(address(world, mode="public")).content.decode()


def test_a_time_is_put_in_and_taken_back_and_the_history_tells(client, world):
    answer = client.post(address(world, "enter"), {"minutes": "75", "note": "Via Malå"}, follow=True)
    entered = answer.content.decode()
    cleared = client.post(address(world, "clear"), follow=True).content.decode()

    assert all(told in entered for told in ("75 min", "Via Malå", world.users[Role.COORDINATOR].name, "Ta tillbaka"))
    assert "Uppskattat" in cleared
    assert "Restiden togs tillbaka" in cleared and "En restid angavs" in cleared


def test_nothing_typed_is_lost_when_something_is_missing(client, world):
    answer = client.post(address(world, "enter"), {"minutes": "", "note": "Via Malå"})

    assert "Skriv hur många minuter" in answer.content.decode()
    assert "Via Malå" in answer.content.decode()
    assert not TravelTime.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"mode": "boat"}, {"site": "9999"}, {"site": "x"}, {"site": "2481-0"}, {"home": "99999"}]
)
def test_an_address_of_no_trip_is_not_found(client, world, wrong):
    assert client.get(address(world, **wrong)).status_code == 404


def test_the_hours_are_said(client, world):
    client.post(
        reverse("travel:shift", args=[world.agreement.pk]),
        {"starts": "21:00", "ends": "07:00", "weekdays": ["4", "5", "6"]},
    )

    row = AreaShift.objects.get()
    assert (row.starts, row.ends, row.weekdays) == (21 * 60, 7 * 60, [4, 5, 6])
    assert "21:00–07:00, fredag–söndag" in page(client, world)


def test_hours_that_cannot_be_are_told_on_the_form(client, world):
    wrong = {"starts": "07:00", "ends": "07:00", "weekdays": ["0"]}

    answer = client.post(reverse("travel:shift", args=[world.agreement.pk]), wrong)

    assert "vid olika tider" in answer.content.decode()


def test_the_coordinator_notes_what_the_person_says(client, world):
    person = reverse("participants:show", args=[world.participant.pk])
    before = client.get(person).content.decode()

    said = {"mode": "car", "longest_minutes": "45", "home_place": "Norra byn"}
    client.post(reverse("travel:terms", args=[world.participant.pk]), said)

    assert "Inte frågat ännu" in before
    assert "Bil, högst 45 minuter" in client.get(person).content.decode()


def test_the_person_says_it_on_a_page_of_their_own(client, world):
    client.force_login(world.users[Role.PARTICIPANT])

    client.post(reverse("travel:own"), {"mode": "public", "longest_minutes": "30", "home_place": ""})

    terms = TravelTerms.objects.get()
    assert (terms.participant, terms.mode, terms.longest_minutes) == (world.participant, "public", 30)


def own_page(client, world, *, home="2421", site="2481"):
    """What the person sees who lives in one municipality and takes part in another."""
    type(world.participant).objects.filter(pk=world.participant.pk).update(municipality=home)
    type(world.round).objects.filter(pk=world.round.pk).update(municipality=site)
    client.force_login(world.users[Role.PARTICIPANT])
    return client.get(reverse("travel:own")).content.decode()


def test_the_person_sees_every_part_of_the_own_working_day(client, world):
    with_legs(a_trip_by_timetable(world, must_be_booked=True))

    text = own_page(client, world)

    assert "Din arbetsdag" in text and "Lycksele</h3>" in text
    assert "linje 45 från Byn till Centrum" in text and "byte vid Centrum" in text
    assert "Räknat för arbetstiden 07:00–16:00" in text and "från centralorten och inte från din egen dörr" in text
    assert "En del av resan måste bokas i förväg." in text
    assert "Vi räknar med kollektivtrafik tills du har sagt hur du reser." in text


def test_the_person_sees_which_half_there_is_no_way_for(client, world):
    a_trip_by_timetable(world, minutes=None, leaves=None, there=None, home_again=None, no_way="home")

    text = own_page(client, world)

    assert "ingen hem igen efter att det slutar kl.\u00a016:00" in text and "Prata med din samordnare" in text
    assert "<figure" not in text


@pytest.mark.parametrize(
    ("home", "site", "told"),
    [
        ("2421", "2421", "Arbetet är i din egen kommun."),
        ("2421", "2481", "uppskattat</figcaption>"),
        ("2421", "0980", "Ingen vet ännu hur lång tid resan tar."),
    ],
)
def test_the_person_sees_what_is_known_of_the_way(client, world, home, site, told):
    assert told in own_page(client, world, home=home, site=site)


@pytest.mark.parametrize(("home", "site"), [("", "2481"), ("2421", "")])
def test_a_working_day_between_places_that_are_not_known_is_not_spoken_of(client, world, home, site):
    assert "Din arbetsdag" not in own_page(client, world, home=home, site=site)


def test_a_round_that_is_over_for_the_person_has_no_working_day(client, world):
    type(world.participation).objects.filter(pk=world.participation.pk).update(state="declined")

    assert "Din arbetsdag" not in own_page(client, world)


def test_the_coordinator_does_not_get_the_persons_working_day_below_the_form(client, world):
    own_page(client, world)
    client.force_login(world.users[Role.COORDINATOR])

    assert "Din arbetsdag" not in client.get(reverse("travel:terms", args=[world.participant.pk])).content.decode()


def test_somebody_without_a_row_of_their_own_is_sent_to_the_plan(client, world):
    world.participant.user = None
    world.participant.save()
    client.force_login(world.users[Role.PARTICIPANT])

    assert client.get(reverse("travel:own")).url == reverse("plans:own")


def test_an_area_without_municipalities_says_what_to_do(client, world):
    world.agreement.versions.get().municipalities.all().delete()
    world.agreement.members.all().delete()

    assert "Överenskommelsen anger inga kommuner" in page(client, world)


def test_the_working_day_is_drawn_by_the_timetable_with_the_same_facts_as_a_table(client, world):
    a_trip_by_timetable(world)

    text = client.get(address(world, mode="public")).content.decode()

    assert "Borta hemifrån i 11 tim 10 min, enligt tidtabell" in text
    assert "06:10–07:05 resa till arbetet, 55 min" in text
    assert "<td>16:00–17:20</td>" in text


def with_legs(trip):
    """Byn and Centrum, where one changes to a train from a platform of its own; home without a change."""
    row = Timetable.objects.create(
        name=trip.timetable, digest="a", first_day=TODAY, last_day=TODAY, imported_at=datetime.now(UTC)
    )
    for number, name in enumerate(("Byn", "Centrum", "Centrum spår 1", "Staden")):
        TimetableStop.objects.create(timetable=row, number=number, name=name)
    TripLegs.objects.create(
        trip=trip,
        starts=[370, 375, 395, 410, 420, 960, 970, 1010, 1035],
        ends=[375, 395, 400, 420, 425, 965, 1000, 1035, 1040],
        stops=[0, 1, 2, 3, None, 3, 1, 0, None],
        lines=[None, "45", None, "Tåg 9", None, None, "", "46", None],
    )


def test_every_walk_ride_and_change_of_the_working_day_is_drawn_and_stands_in_the_table(client, world):
    with_legs(a_trip_by_timetable(world))

    text = client.get(address(world, mode="public")).content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", text.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    table = [tuple(re.findall(r">([^<>]+)</t[hd]>", row)) for row in rows]

    assert [row[:2] for row in table] == [
        ("gå till Byn", "06:10–06:15"),
        ("linje 45 från Byn till Centrum", "06:15–06:35"),
        ("gå till Centrum spår 1 för byte", "06:35–06:40"),
        ("väntan vid Centrum spår 1", "06:40–06:50"),
        ("Tåg 9 från Centrum spår 1 till Staden", "06:50–07:00"),
        ("gå till arbetet", "07:00–07:05"),
        ("arbete", "07:00–16:00"),
        ("gå till Staden", "16:00–16:05"),
        ("väntan vid Staden", "16:05–16:10"),
        ("tur från Staden till Centrum", "16:10–16:40"),
        ("byte vid Centrum", "16:40–16:50"),
        ("linje 46 från Centrum till Byn", "16:50–17:15"),
        ("gå hem", "17:15–17:20"),
    ]
    assert "06:15–06:35 linje 45 till Centrum, 20 min" in text
    assert "visas när tidtabellen" not in text


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("estimate", "Uppskattningen säger bara hur lång tid resan tar"),
        ("entered", "Det som är angivet för hand säger bara hur lång tid resan tar"),
        ("timetable", "visas när tidtabellen har lästs in på nytt"),
    ],
)
def test_a_trip_without_legs_says_why(client, world, source, told):
    if source == "timetable":
        a_trip_by_timetable(world)
    elif source == "entered":
        client.post(address(world, "enter", mode="public"), {"minutes": "75", "note": ""})

    assert told in client.get(address(world, mode="public")).content.decode()


def test_the_working_day_by_estimate_says_so(client, world):
    assert "uppskattat</figcaption>" in client.get(address(world)).content.decode()


def test_a_trip_without_a_way_says_what_to_do_and_draws_nothing(client, world):
    a_trip_by_timetable(world, minutes=None, leaves=None, there=None, home_again=None)

    text = client.get(address(world, mode="public")).content.decode()

    assert "kom överens om samåkning" in text
    assert "<figure" not in text
