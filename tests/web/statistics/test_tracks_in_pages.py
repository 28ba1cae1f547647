"""Many tracks come a page at a time; what is hidden and the total are of all of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jobbspar.core.access import Role
from jobbspar.core.calendar import swedish_day
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from jobbspar.web.statistics.views import TRACKS_AT_ONCE
from tests.factories import a_participant, a_participation, a_round, a_track, a_user, an_agreement, an_organisation
from tests.web.statistics.test_small_numbers import Tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    """Two tracks more than a page holds: seven men in the first of all, three women in the last."""
    municipality, today = an_organisation(), swedish_day(timezone.now())
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    agreement = an_agreement(municipality)
    for at in range(TRACKS_AT_ONCE + 2):
        track = a_track(agreement, employer=employer, name=f"Spår {at:03}")
        running = a_round(track, state=RoundState.RUNNING)
        track.rounds.update(starts=today, ends=None)
        for _ in range({0: 7, TRACKS_AT_ONCE + 1: 3}.get(at, 0)):
            person = a_participant(municipality, sex="woman" if at else "man")
            a_participation(running, person, state=ParticipationState.STARTED).stages.update(on=today)
    client.force_login(a_user(Role.STEERING, municipality))

    def get(number):
        address = f"{reverse('statistics:half_year')}?avtal={agreement.pk}&page={number}"
        return client.get(address, headers={"accept-language": "sv"}).content.decode()

    return get


def rows_of_tracks(html):
    """Of the first table, by its texts; the heads of its rows are no cells."""
    return next(rows for caption, rows in Tables(html).tables if "spår och kön" in caption)


def test_every_track_is_on_one_page(page):
    first, second = page(1), page(2)

    assert [html.count('rowheader" data-label="">Spår ') for html in (first, second)] == [TRACKS_AT_ONCE, 2]
    assert f"Spår {TRACKS_AT_ONCE + 1:03}" in second


def test_the_total_is_of_all_tracks_on_each_page(page):
    first, second = (rows_of_tracks(page(number)) for number in (1, 2))

    assert first[-1] == second[-1]
    assert first[-1][-1].strip() == "10"


def test_what_could_be_worked_out_with_the_other_page_is_hidden(page):
    """Ten in all, of them seven in one track: the three are in the other, whichever page is read."""
    shown = [cell.strip() for number in (1, 2) for row in rows_of_tracks(page(number)) for cell in row]

    assert not {"3", "7"} & set(shown)


def test_another_page_keeps_the_agreement_and_comes_back_to_the_table(page):
    first = page(1)

    assert 'id="sex"' in first
    assert "&amp;page=2#sex" in first


def test_a_page_that_is_not_there_is_the_last_one(page):
    assert rows_of_tracks(page(99)) == rows_of_tracks(page(2))
