"""The page of a list: what is ticked when the save button is pressed is what is saved."""

import pytest
from django.test import Client
from django.urls import reverse

from jobbspar.apps.accounts.models import User
from jobbspar.apps.participants.models import ImportBatch
from tests.apps.participants.test_lists import a_coordinator, a_read_list

pytestmark = pytest.mark.django_db
TWO = "Förnamn;Efternamn\nÅsa;Öberg\nBo;Ek\n"


@pytest.fixture
def at_the_list():
    municipality, coordinator = a_coordinator()
    batch = a_read_list(municipality, coordinator, text=TWO)
    client = Client()
    client.force_login(User.objects.get(pk=coordinator.user))
    return client, batch


def test_whoever_is_unticked_just_now_is_not_saved(at_the_list):
    client, batch = at_the_list
    first, second = batch.rows.values_list("pk", flat=True)

    client.post(reverse("participants:import_save", args=[batch.pk]), {"shown": [first, second], "chosen": [second]})

    batch = ImportBatch.objects.get()
    assert (batch.state, batch.rows_total) == ("saving", 1)
    assert list(batch.rows.filter(is_chosen=True).values_list("pk", flat=True)) == [second]


def test_nobody_ticked_is_told_and_the_choice_is_kept(at_the_list):
    client, batch = at_the_list

    answer = client.post(
        reverse("participants:import_save", args=[batch.pk]), {"shown": list(batch.rows.values_list("pk", flat=True))}
    )

    assert answer.status_code == 409
    assert ImportBatch.objects.get().state == "read"
