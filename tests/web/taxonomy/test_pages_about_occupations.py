"""Looking up an occupation, suggestions while typing, and what a tombstone says."""

from datetime import timedelta

import pytest
from django.urls import reverse

from jobbspar.apps.taxonomy.actions import load_demo_taxonomy, store_taxonomy
from jobbspar.core.access import Role
from jobbspar.core.taxonomy.concepts import ConceptKind, PublishedConcept, TaxonomyRelease
from tests.factories import NOON, a_need
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
CARE, HEIR = "4zLr_jP5_peZ", "nyyy_yyy_yyy"


@pytest.fixture
def world(client):
    made = a_world()
    client.force_login(made.users[Role.COORDINATOR])
    return made


def replace_care_assistant():
    load_demo_taxonomy(now=NOON)
    concepts = {
        CARE: PublishedConcept(CARE, ConceptKind.OCCUPATION, "Vårdbiträde", is_deprecated=True, replaced_by=HEIR),
        HEIR: PublishedConcept(HEIR, ConceptKind.OCCUPATION, "Omsorgsbiträde"),
    }
    store_taxonomy(release=TaxonomyRelease("99", "test", concepts, frozenset()), now=NOON + timedelta(days=1))


def test_an_empty_taxonomy_says_what_to_do(client, world):
    page = client.get(reverse("taxonomy:search")).content.decode()

    assert "Ingen taxonomi är inläst än" in page


def test_an_occupation_is_found_by_search(client, world):
    load_demo_taxonomy(now=NOON)

    page = client.get(reverse("taxonomy:search"), {"q": "svets"}).content.decode()

    assert reverse("taxonomy:show", args=["rxrQ_Nyy_k6y"]) in page
    assert "Städare" not in page


def test_suggestions_are_a_part_of_a_page(client, world):
    load_demo_taxonomy(now=NOON)

    part = client.get(reverse("taxonomy:suggest"), {"occupation": "vårdb"}).content.decode()

    assert CARE in part
    assert "<html" not in part


def test_while_typing_an_empty_list_is_not_a_name_that_is_wrong(client, world):
    part = client.get(reverse("taxonomy:suggest"), {"occupation": "vårdb"}).content.decode()

    assert "Ingen yrkeslista är inläst än" in part
    assert "Inget yrke i listan heter så" not in part


def test_an_occupation_shows_its_group_and_skills(client, world):
    load_demo_taxonomy(now=NOON)

    page = client.get(reverse("taxonomy:show", args=[CARE])).content.decode()

    assert "5330" in page
    assert "Basala hygienrutiner" in page


def test_an_unknown_concept_is_not_there(client, world):
    assert client.get(reverse("taxonomy:show", args=["xxxx_xxx_xxx"])).status_code == 404


def test_a_tombstone_names_its_heir_also_where_it_is_used(client, world):
    replace_care_assistant()
    need = a_need(world.municipality, world.employer, occupation_concept=CARE)

    own_page = client.get(reverse("taxonomy:show", args=[CARE])).content.decode()
    used = client.get(reverse("needs:show", args=[need.pk])).content.decode()

    assert "har ersatts av ”Omsorgsbiträde”" in own_page
    assert "har ersatts av ”Omsorgsbiträde”" in used
