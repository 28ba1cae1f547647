"""What is shown when a page cannot be shown."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from jobbspar.core.refusals import Refusal


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_gets_a_page_in_swedish(client):
    answer = client.get("/finns-inte/")

    assert answer.status_code == 404
    assert "Sidan finns inte" in answer.content.decode()


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
