"""The table of municipalities: complete, sorted the Swedish way, and on the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.places import (
    MUNICIPALITIES,
    PRETEND_MUNICIPALITIES,
    UnknownMunicipality,
    counties,
    distance_km,
    estimated_minutes_by_car,
    find_municipalities,
    map_point,
    municipality,
    municipality_called,
    neighbourhood,
    shape,
    swedish_sort_key,
)

codes = st.sampled_from(sorted(MUNICIPALITIES))


def test_there_are_290_municipalities_in_21_counties():
    assert len(MUNICIPALITIES) == 290
    assert len(counties()) == 21
    assert counties()["24"] == "Västerbottens län"


def test_a_code_keeps_its_leading_zero():
    assert municipality("0114").name == "Upplands Väsby"
    assert municipality("0114").county_code == "01"


@pytest.mark.parametrize("code", ["114", "9999", "", "Umeå"])
def test_an_unknown_code_is_refused_by_name(code):
    with pytest.raises(UnknownMunicipality) as refusal:
        municipality(code)

    assert refusal.value.facts == {"code": code}


@pytest.mark.parametrize("text", ["0114", "Upplands Väsby", "UPPLANDS  väsby "])
def test_a_municipality_is_found_by_its_whole_code_or_name(text):
    assert municipality_called(text) is municipality("0114")


@pytest.mark.parametrize("text", ["", "114", "Upplands", "Malmo", *sorted(PRETEND_MUNICIPALITIES)])
def test_nothing_is_guessed_from_part_of_a_name(text):
    assert municipality_called(text) is None


@given(text=codes | codes.map(lambda code: MUNICIPALITIES[code].name) | st.text(max_size=4))
def test_what_is_called_exactly_so_is_what_a_search_finds(text):
    wanted = " ".join(text.casefold().split())
    exact = [place for place in find_municipalities(text) if wanted in (place.code, place.name.casefold())]

    assert municipality_called(text) == (exact[0] if exact else None)


def test_a_shape_of_an_unknown_code_is_refused():
    with pytest.raises(UnknownMunicipality):
        shape("0001")


def test_names_and_codes_are_unique():
    assert len({place.name for place in MUNICIPALITIES.values()}) == 290
    assert all(code == place.code for code, place in MUNICIPALITIES.items())


@pytest.mark.parametrize("code", sorted(MUNICIPALITIES))
def test_every_municipality_lies_in_sweden_and_its_seat_in_or_near_its_shape(code):
    place = municipality(code)
    left, top, right, bottom = shape(code).bounds
    x, y = map_point(latitude=place.latitude, longitude=place.longitude)

    assert 55.3 < place.latitude < 69.1
    assert 10.9 < place.longitude < 24.2
    assert left - 60 <= x <= right + 60
    assert top - 60 <= y <= bottom + 60
    assert all(len(ring) >= 3 for ring in shape(code).rings)


def test_the_projection_agrees_with_a_published_point():
    # Computed with PROJ (EPSG:4326 to EPSG:3006) for 66° N, 24° E.
    x, y = map_point(latitude=66.0, longitude=24.0)

    assert x * 100 == pytest.approx(907_351.98, abs=0.5)
    assert -y * 100 == pytest.approx(7_349_217.67, abs=0.5)


def test_neighbours_share_their_border():
    umea = {point for ring in shape("2480").rings for point in ring}
    vannas = {point for ring in shape("2460").rings for point in ring}

    assert len(umea & vannas) > 3


def test_letters_are_sorted_the_swedish_way():
    names = ["Östhammar", "Åre", "Umeå", "Kumla", "Älvsbyn", "Borgholm", "Kristianstad", "Ale"]

    assert sorted(names, key=swedish_sort_key) == [
        "Ale",
        "Borgholm",
        "Kristianstad",
        "Kumla",
        "Umeå",
        "Åre",
        "Älvsbyn",
        "Östhammar",
    ]


def test_type_ahead_reads_the_letters_as_typed_before_it_forgives():
    assert [place.name for place in find_municipalities("ör", limit=3)] == ["Örebro", "Örkelljunga", "Örnsköldsvik"]
    assert find_municipalities("are")[0].name == "Åre"
    assert find_municipalities("å")[0].name.startswith("Å")
    assert find_municipalities("väsby")[0].name == "Upplands Väsby"
    assert find_municipalities("  UPPLANDS   V ")[0].name == "Upplands Väsby"


def test_type_ahead_reads_codes():
    assert find_municipalities("2480")[0].name == "Umeå"
    assert {place.county_code for place in find_municipalities("24")} == {"24"}


def test_type_ahead_gives_nothing_for_nothing_and_no_more_than_asked():
    assert find_municipalities("  ") == ()
    assert len(find_municipalities("a", limit=7)) == 7


@given(codes)
def test_every_municipality_is_found_first_by_its_own_name(code):
    assert find_municipalities(municipality(code).name)[0].code == code


def test_distance_is_the_known_straight_line():
    assert distance_km(municipality("1280"), municipality("1281")) == pytest.approx(16.5, abs=1.5)


@given(codes, codes)
def test_distance_and_estimate_are_the_same_both_ways(one, other):
    a, b = municipality(one), municipality(other)

    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert estimated_minutes_by_car(a, b) == estimated_minutes_by_car(b, a)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("1280", "1281", 20, 30),  # Malmö and Lund: about 25 minutes.
        ("0180", "0380", 50, 75),  # Stockholm and Uppsala: about 55 minutes.
        ("2462", "2421", 45, 75),  # Vilhelmina and Storuman: about 55 minutes.
    ],
)
def test_the_estimated_drive_is_near_the_known_one(one, other, least, most):
    minutes = estimated_minutes_by_car(municipality(one), municipality(other))

    assert minutes is not None
    assert least <= minutes <= most


def test_a_drive_that_needs_a_ferry_is_unknown():
    assert estimated_minutes_by_car(municipality("0980"), municipality("0180")) is None


def test_pretend_municipalities_are_known_but_never_among_the_real():
    assert municipality("9901").name == "Larch"
    assert not set(PRETEND_MUNICIPALITIES) & set(MUNICIPALITIES)
    assert not any(code.startswith("99") for code in MUNICIPALITIES)
    assert find_municipalities("Larch") == ()
    assert find_municipalities("9901") == ()


@pytest.mark.parametrize("code", sorted(PRETEND_MUNICIPALITIES))
def test_a_pretend_municipality_has_its_seat_on_its_own_land(code):
    place = municipality(code)
    left, top, right, bottom = shape(code).bounds
    x, y = map_point(latitude=place.latitude, longitude=place.longitude)

    assert left < x < right
    assert top < y < bottom


def test_around_the_pretend_lie_only_the_pretend():
    assert neighbourhood(["9902"]) == tuple(PRETEND_MUNICIPALITIES)
    assert neighbourhood(["2480"]) == tuple(MUNICIPALITIES)
    assert neighbourhood([]) == ()
