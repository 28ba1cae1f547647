"""Writing a profile: one requirement at a time, what was changed, and approval that says what is missing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.profiles.models import Profile, Requirement
from jobbspar.apps.taxonomy.actions import load_demo_taxonomy
from jobbspar.core.access import Role
from tests.factories import NOON, TODAY, a_need, a_profile, a_requirement, a_user
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    made = a_world()
    client.force_login(made.users[Role.COORDINATOR])
    return made


def a_draft(world):
    return a_profile(world.municipality, world.employer, approved=False)


def an_occupational(world):
    base = Profile.objects.create(
        title="Vårdbiträde", organisation=world.municipality, occupation_label="Vårdbiträde", occupation_code="5330"
    )
    a_requirement(base)
    base.state, base.approved_by, base.approved_on = "approved", a_user(), TODAY
    base.save()
    return base


def queries_of(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_profile_for_a_need_is_made_from_the_occupational_profile_of_the_same_work(client, world):
    base = an_occupational(world)
    need = a_need(world.municipality, world.employer, occupation_code="5330")
    address = reverse("profiles:new_for_need", args=[need.pk])
    form = client.get(address).context["form"]

    client.post(
        address,
        {
            "organisation": world.municipality.pk,
            "employer": world.employer.pk,
            "based_on": form.initial["based_on"],
            "title": "Vårdbiträde, nattpasset",
            "occupation": "Vårdbiträde",
        },
    )

    made = Profile.objects.get(title="Vårdbiträde, nattpasset")
    assert (made.based_on, made.need, made.employer) == (base, need, world.employer)
    assert made.requirements.count() == 1


def test_an_occupational_profile_has_no_employer(client, world):
    client.post(
        reverse("profiles:new"),
        {"organisation": world.municipality.pk, "title": "Städare", "occupation": "Städare"},
    )

    assert Profile.objects.get(title="Städare").employer is None


def test_an_employers_contact_cannot_make_an_occupational_profile(client):
    world = a_world()
    client.force_login(world.users[Role.EMPLOYER])

    form = client.get(reverse("profiles:new")).context["form"]

    assert [pk for pk, _ in form.fields["employer"].choices] == [world.employer.pk]


def test_only_the_questions_of_the_kind_are_asked(client, world):
    address = reverse("profiles:requirement_new", args=[a_draft(world).pk])

    language = client.get(address, {"kind": "language"}).context["form"].fields
    licence = client.get(address, {"kind": "licence"}).context["form"].fields

    assert {"skill", "task", "level"} <= set(language)
    assert {"skill", "task", "level"}.isdisjoint(licence)


def test_a_requirement_is_added_changed_and_taken_away(client, world):
    profile = a_draft(world)
    asked = {"name": "Körkort B", "when": "at_hire", "why": "task", "reason": "Hembesök utan buss"}

    client.post(reverse("profiles:requirement_new", args=[profile.pk]) + "?kind=licence", asked)
    row = profile.requirements.get(kind="licence")
    client.post(reverse("profiles:requirement", args=[row.pk]), {**asked, "negotiable": "on", "accepted": ["grade"]})
    row.refresh_from_db()
    changed = (row.is_negotiable, row.evidence)
    client.post(reverse("profiles:requirement_remove", args=[row.pk]))

    assert changed == (True, "grade")
    assert not Requirement.objects.filter(pk=row.pk).exists()


def test_save_and_add_another_stays_with_the_kind(client, world):
    address = reverse("profiles:requirement_new", args=[a_draft(world).pk]) + "?kind=licence"

    answer = client.post(address, {"name": "Körkort B", "when": "at_hire", "why": "", "another": "1"})

    assert answer.url == address


def test_approval_lists_every_requirement_without_a_reason_with_its_link(client, world):
    profile = a_draft(world)
    missing = a_requirement(profile, kind="licence", name="Körkort B", skill="", level="", why="", reason="")

    answer = client.post(reverse("profiles:step", args=[profile.pk]), {"deed": "approve"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert reverse("profiles:requirement", args=[missing.pk]) in page
    assert "Körkort B" in page


def test_a_finished_profile_is_approved_and_renewed(client, world):
    profile = a_draft(world)

    client.post(reverse("profiles:step", args=[profile.pk]), {"deed": "approve"})
    answer = client.post(reverse("profiles:step", args=[profile.pk]), {"deed": "renew"})

    profile.refresh_from_db()
    new = Profile.objects.get(previous=profile)
    assert profile.state == "approved"
    assert (answer.url, new.version) == (reverse("profiles:show", args=[new.pk]), 2)


def test_an_employers_contact_may_not_approve(client):
    world = a_world()
    profile = a_draft(world)
    client.force_login(world.users[Role.EMPLOYER])

    answer = client.post(reverse("profiles:step", args=[profile.pk]), {"deed": "approve"})

    assert answer.status_code == 403


def test_an_approved_profile_offers_no_editing(client, world):
    page = client.get(reverse("profiles:show", args=[world.profile.pk])).content.decode()

    row = world.profile.requirements.get()
    assert reverse("profiles:requirement", args=[row.pk]) not in page


def test_what_was_changed_is_shown_requirement_by_requirement(client, world):
    base = an_occupational(world)
    own = Profile.objects.create(
        title="Vår egen",
        organisation=world.municipality,
        employer=world.employer,
        occupation_label="Vårdbiträde",
        based_on=base,
    )
    a_requirement(own, level="a2")
    a_requirement(own, kind="licence", name="Körkort B", skill="", level="")

    rows = client.get(reverse("profiles:show", args=[own.pk])).context["differences"].rows

    assert [str(tag.label) for _, tag, *_ in rows] == ["changed", "added"]
    assert rows[0][2:] == ["Nivå: B1", "Nivå: A2"]


def test_skills_of_the_occupation_are_proposed_and_ticked(client, world):
    load_demo_taxonomy(now=NOON)
    profile = a_draft(world)
    Profile.objects.filter(pk=profile.pk).update(occupation_code="5330")
    address = reverse("profiles:skills", args=[profile.pk])
    proposed = dict(client.get(address).context["form"].fields["names"].choices)

    client.post(address, {"names": ["Omvårdnad"]})

    added = profile.requirements.get(kind="skill")
    assert "Äldreomsorg" in proposed
    assert (added.name, added.reason) == ("Omvårdnad", "")


def test_tasks_and_next_steps_are_written(client, world):
    profile = a_draft(world)

    client.post(reverse("profiles:task_new", args=[profile.pk]), {"text": "Dela ut mat", "is_first": "first"})
    client.post(reverse("profiles:task_new", args=[profile.pk]), {"text": "Dokumentera", "is_first": "later"})
    client.post(reverse("profiles:ladder_new", args=[profile.pk]), {"title": "Undersköterska", "asks": "75 veckor"})
    empty = client.post(reverse("profiles:task_new", args=[profile.pk]), {"text": " ", "is_first": "first"})

    page = client.get(reverse("profiles:show", args=[profile.pk]))
    assert [task.text for task in page.context["first_tasks"]] == ["Dela ut mat"]
    assert [task.text for task in page.context["later_tasks"]] == ["Dokumentera"]
    assert [step.title for step in page.context["ladder"]] == ["Undersköterska"]
    assert empty.status_code == 200


def test_a_profile_is_changed(client, world):
    profile = a_draft(world)

    client.post(
        reverse("profiles:edit", args=[profile.pk]),
        {"title": "Nytt namn", "occupation": "Vårdbiträde", "hours": "75 %"},
    )

    profile.refresh_from_db()
    assert (profile.title, profile.hours) == ("Nytt namn", "75 %")


def test_the_list_and_the_page_ask_as_often_for_3_as_for_30(client, world):
    profile = a_draft(world)
    a_requirement(profile, kind="licence", name="Krav", skill="", level="")
    few = queries_of(client, reverse("profiles:list")), queries_of(client, reverse("profiles:show", args=[profile.pk]))
    for number in range(28):
        a_draft(world)
        a_requirement(profile, kind="licence", name=f"Krav {number}", skill="", level="")

    many = queries_of(client, reverse("profiles:list")), queries_of(client, reverse("profiles:show", args=[profile.pk]))

    assert many == few
