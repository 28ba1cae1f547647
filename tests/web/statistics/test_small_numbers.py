"""The half-year page never shows a number of people from 1 to 4, neither in a cell nor by what is left of a sum."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from jobbspar.core.access import Role
from jobbspar.core.calendar import swedish_day
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from tests.factories import a_participant, a_participation, a_round, a_track, a_user, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
NOT_PEOPLE = ("Rounds by length", "Employers", "Omgångar efter längd", "Arbetsgivare")


class Tables(HTMLParser):
    """Each table as its caption and the texts of its cells, row by row."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.place = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append(["", []])
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag == "td":
            self.tables[-1][1][-1].append("")
        if tag in {"td", "th", "caption"}:
            self.place = tag

    def handle_endtag(self, tag):
        if tag in {"td", "th", "caption"}:
            self.place = ""

    def handle_data(self, text):
        if self.place == "caption":
            self.tables[-1][0] += text
        elif self.place == "td" and self.tables[-1][1][-1]:
            self.tables[-1][1][-1][-1] += text


@pytest.fixture
def page(client):
    """Three women and nine men in a round that runs now, and everything drawn for the steering group."""
    today = swedish_day(timezone.now())
    municipality = an_organisation()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    running = a_round(a_track(an_agreement(municipality), employer=employer), state=RoundState.RUNNING)
    running.starts, running.ends = today, None
    running.save()
    for at in range(12):
        person = a_participant(municipality, sex="woman" if at < 3 else "man")
        part = a_participation(running, person, state=ParticipationState.STARTED)
        part.stages.update(on=today)
    client.force_login(a_user(Role.STEERING, municipality))
    return client.get(reverse("statistics:half_year"), headers={"accept-language": "sv"}).content.decode()


def tables_of_people(page):
    """Tables of rounds and employers are not about people."""
    return [
        (" ".join(caption.split()), [[cell.strip() for cell in row] for row in rows])
        for caption, rows in Tables(page).tables
        if " ".join(caption.split()) not in NOT_PEOPLE
    ]


def test_all_twelve_are_shown_together(page):
    shown = {cell for _, rows in tables_of_people(page) for row in rows for cell in row}

    assert "12" in shown


def test_no_cell_about_people_holds_one_to_four(page):
    found = [
        (caption, row)
        for caption, rows in tables_of_people(page)
        for row in rows
        for cell in row
        if cell in {"1", "2", "3", "4"}
    ]

    assert found == []


def test_a_share_of_nobody_is_not_told_as_hidden(page):
    rows = [rows for caption, rows in tables_of_people(page) if caption == "Efter tolv månader"]

    assert rows
    assert {cell for row in rows[0] for cell in row if cell} == {"0", "–"}


def test_nine_men_are_not_shown_beside_twelve_in_all(page):
    """Twelve less nine is three."""
    rows = [row for _, rows in tables_of_people(page) for row in rows]

    assert not [row for row in rows if "12" in row and "9" in row]
