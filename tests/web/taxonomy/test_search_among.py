"""The taxonomy is searched among occupations, groups and skills, each with its origin."""

import pytest
from django.urls import reverse

from jobbspar.apps.taxonomy.models import Concept, TaxonomyVersion
from jobbspar.core.access import Role
from tests.factories import NOON, a_user, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    version = TaxonomyVersion.objects.create(label="30", source="v30", digest="a" * 64, imported_at=NOON)
    for number, (kind, label) in enumerate(
        (("occupation-name", "Bagare"), ("skill", "Bageriteknik"), ("esco-skill", "baka bröd"))
    ):
        Concept.objects.create(
            concept_id=f"aaaa_bbb_cc{number}", kind=kind, label=label, first_in=version, last_in=version
        )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("", "Bagare"), ("skill", "Bageriteknik"), ("esco-skill", "baka bröd"), ("nonsense", "Bagare")],
)
def test_only_the_kind_that_is_asked_for_is_shown(client, known, kind, expected):
    client.force_login(a_user(Role.COORDINATOR, an_organisation()))

    page = client.get(reverse("taxonomy:search"), {"q": "ba" if kind != "nonsense" else "", "kind": kind}).content

    shown = [label for label in ("Bagare", "Bageriteknik", "baka bröd") if label in page.decode()]
    assert shown == [expected]


def test_the_origin_of_a_skill_is_said(client, known):
    client.force_login(a_user(Role.COORDINATOR, an_organisation()))

    page = client.get(reverse("taxonomy:search"), {"kind": "esco-skill"}).content.decode()

    assert "Kompetens i europeiska ESCO" in page


def test_one_who_only_reads_is_not_offered_what_is_refused(client, known):
    client.force_login(a_user(Role.STEERING, an_organisation()))

    page = client.get(reverse("taxonomy:show", args=["aaaa_bbb_cc0"])).content.decode()

    assert reverse("needs:new") not in page
    assert reverse("profiles:new") not in page
