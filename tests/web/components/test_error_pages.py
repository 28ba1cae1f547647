"""What is shown when a page cannot be shown."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from jobbspar.core.access import Role
from jobbspar.core.refusals import Refusal
from tests.web.world import a_world


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_gets_a_page_in_swedish(client):
    answer = client.get("/finns-inte/")

    assert answer.status_code == 404
    assert "Sidan finns inte" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_that_only_takes_a_form_leads_to_the_page_above_it(client):
    world = a_world()
    client.force_login(world.users[Role.COORDINATOR])

    answer = client.get(reverse("profiles:step", args=[world.profile.pk]))

    assert answer.status_code == 302
    assert answer.headers["location"] == reverse("profiles:show", args=[world.profile.pk])
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_failure_can_be_told_without_knowing_anything_about_the_request():
    html = render_to_string("errors/500.html", {"reference": "1f2e3d4c"})

    assert "Något gick fel" in html
    assert "1f2e3d4c" in html


def test_a_refused_step_names_what_is_missing_and_leads_there():
    class NotSigned(Refusal):
        message = "Underskriften saknas."
        mend = "Skriv under"

    html = render_to_string("errors/refused.html", {"refusals": [NotSigned(mend_at=("components:gallery", ()))]})

    assert "Underskriften saknas." in html
    assert '<a class="ds-link" href="/komponenter/">Skriv under</a>' in html
