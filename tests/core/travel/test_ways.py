"""Estimates from coordinates, the names of sites, and terms that nobody has been asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.places import MUNICIPALITIES
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.ways import NOT_ASKED, MinutesImpossible, Site, Spot, Terms, estimate, seat_of

codes = st.sampled_from(sorted(set(MUNICIPALITIES) - {"0980"}))


@pytest.mark.parametrize(
    ("home", "site", "least", "most"),
    [
        ("2481", "2480", 125, 150),  # Lycksele and Umeå, 114 km in the air: 1.4 × 114 ÷ 70 hours and 5 minutes.
        ("2425", "2462", 50, 60),  # Dorotea and Vilhelmina, 42 km.
        ("2425", "2463", 55, 65),  # Dorotea and Åsele, 47 km.
    ],
)
def test_the_drive_follows_the_rule_of_thumb(home, site, least, most):
    assert least <= estimate(seat_of(home), seat_of(site), mode=Mode.CAR) <= most


@given(codes, codes)
def test_public_transport_is_never_faster_than_a_car(home, site):
    car, bus = (estimate(seat_of(home), seat_of(site), mode=mode) for mode in (Mode.CAR, Mode.PUBLIC))

    assert bus > car > 0


@pytest.mark.parametrize("mode", list(Mode))
def test_a_ferry_or_a_place_that_is_not_known_is_unknown(mode):
    assert estimate(seat_of("0980"), seat_of("2481"), mode=mode) is None
    assert estimate(seat_of("9999"), seat_of("2481"), mode=mode) is None
    assert estimate(seat_of("2481"), seat_of(""), mode=mode) is None


def test_within_gotland_no_ferry_is_needed():
    assert estimate(seat_of("0980"), Spot("0980", 57.2, 18.4), mode=Mode.CAR) > 30


@given(codes, st.none() | st.integers(1, 10**9))
def test_a_site_is_known_by_its_key(code, workplace):
    site = Site(code, workplace)

    assert Site.named(site.key) == site


@pytest.mark.parametrize("minutes", [0, -1, 301])
def test_terms_that_cannot_be_are_refused(minutes):
    with pytest.raises(MinutesImpossible):
        Terms(Mode.CAR, minutes)


def test_whoever_is_not_asked_is_counted_as_travelling_by_bus_for_an_hour():
    assert (NOT_ASKED.mode, NOT_ASKED.longest_minutes, NOT_ASKED.is_asked) == (Mode.PUBLIC, 60, False)
