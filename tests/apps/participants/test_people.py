"""Register, change, note what was seen, share and end: it works, leaves a trace, refuses, and not next door."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.participants.actions import (
    change_participant,
    end_sharing,
    note_evidence,
    note_look,
    register_participant,
    remove_evidence,
    share_participant,
)
from jobbspar.apps.participants.models import Background, Evidence, Participant, Sharing
from jobbspar.apps.participants.queries import list_participants
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.participants import (
    AlreadyKnown,
    BackgroundFacts,
    EvidenceFacts,
    EvidenceIncomplete,
    GroundMissing,
    NameMissing,
    PersonFacts,
    SharedAlready,
)
from jobbspar.core.participation import Sex
from tests.factories import NOON, TODAY, a_participant, an_actor, an_organisation

pytestmark = pytest.mark.django_db
NUMBER = "199001012384"
FATIMA = PersonFacts(given_name="Fatima", family_name="Ek", phone="070-1")
SEEN = EvidenceFacts(kind="licence", name="Körkort B", source="Körkortet")


@pytest.fixture
def place():
    home = an_organisation()
    return home, an_actor(Role.COORDINATOR, home)


@pytest.fixture
def neighbour():
    """With people of its own, which must not help."""
    home = an_organisation()
    a_participant(home)
    return an_actor(Role.COORDINATOR, home)


def register(place, facts=FATIMA, **background):
    home, actor = place
    with acting_as(actor):
        return register_participant(
            actor=actor, organisation=home, facts=facts, background=BackgroundFacts(**background), now=NOON
        )


def the_last_event():
    return Event.objects.latest("id")


def test_a_person_is_registered_with_the_background_kept_apart(place):
    person = register(place, personal_number=NUMBER, sex=Sex.WOMAN)

    background = Background.objects.get(participant=person)
    assert (person.name, person.created_on, background.sex) == ("Fatima Ek", TODAY, Sex.WOMAN)
    assert (the_last_event().deed, the_last_event().participant) == ("participant:register", person.pk)


def test_the_same_number_is_known_already_and_leads_to_the_person(place):
    person = register(place, personal_number=NUMBER)

    with pytest.raises(AlreadyKnown) as refused:
        register(place, personal_number=NUMBER)

    assert (refused.value.field, refused.value.mend_at) == ("personal_number", ("participants:show", (person.pk,)))


def test_two_registers_may_know_the_same_person_without_telling_each_other(place):
    register(place, personal_number=NUMBER)
    another = an_organisation()

    register((another, an_actor(Role.COORDINATOR, another)), personal_number=NUMBER)

    assert Background.objects.filter(personal_number=NUMBER).count() == 2


def test_both_names_are_written():
    with pytest.raises(NameMissing):
        PersonFacts(given_name="Fatima", family_name=" ")


def test_facts_are_changed_and_ones_own_number_is_no_hindrance(place):
    person = register(place, personal_number=NUMBER)
    _, actor = place

    with acting_as(actor):
        change_participant(
            actor=actor, participant=person, facts=PersonFacts(given_name="Fatima", family_name="Lind"),
            background=BackgroundFacts(personal_number=NUMBER, sex=Sex.WOMAN), now=NOON,
        )  # fmt: skip

    assert Participant.objects.get(pk=person.pk).family_name == "Lind"
    assert (Background.objects.get(participant=person).sex, the_last_event().deed) == (
        Sex.WOMAN, "participant:change",
    )  # fmt: skip


def test_what_was_seen_is_noted_and_may_be_taken_away(place):
    person = register(place)
    _, actor = place

    with acting_as(actor):
        evidence = note_evidence(actor=actor, participant=person, facts=SEEN, now=NOON)
        noted_by = evidence.noted_by_id
        remove_evidence(actor=actor, evidence=evidence, now=NOON)

    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (noted_by, Evidence.objects.count()) == (actor.user, 0)
    assert deeds == ["participant:register", "participant:note-evidence", "participant:remove-evidence"]


def test_evidence_says_what_and_where_it_was_seen():
    with pytest.raises(EvidenceIncomplete) as refused:
        EvidenceFacts(kind="licence", name="Körkort B", source="")

    assert refused.value.field == "source"


def test_another_organisation_sees_the_person_while_shared_and_not_after(place):
    person, office = register(place), an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    _, actor = place
    officer = an_actor(Role.OFFICER, office)

    with acting_as(actor):
        sharing = share_participant(actor=actor, participant=person, organisation=office, ground="Avtalet", now=NOON)
    with acting_as(officer):
        seen = list(list_participants(officer))
    with acting_as(actor):
        end_sharing(actor=actor, sharing=sharing, now=NOON)
    with acting_as(officer):
        seen_after = list(list_participants(officer))

    deeds = list(Event.objects.order_by("id").values_list("deed", flat=True))
    assert (seen, seen_after, Sharing.objects.get().ended_on) == ([person], [], TODAY)
    assert deeds[1:] == ["participant:share", "participant:end-sharing"]


def test_sharing_has_a_ground(place):
    home, actor = place

    with acting_as(actor), pytest.raises(GroundMissing):
        share_participant(
            actor=actor, participant=a_participant(home), organisation=an_organisation(), ground=" ", now=NOON
        )


def test_whoever_sees_the_person_already_is_not_let_in_twice(place):
    person, office = register(place), an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    _, actor = place

    with acting_as(actor), pytest.raises(SharedAlready):
        for _ in range(2):
            share_participant(actor=actor, participant=person, organisation=office, ground="Avtalet", now=NOON)


def test_a_look_leaves_a_trace(place):
    person = register(place)
    _, actor = place

    with acting_as(actor):
        note_look(actor=actor, participant=person, now=NOON)

    assert (the_last_event().deed, the_last_event().participant) == ("participant:look", person.pk)


@pytest.mark.parametrize(
    "deed",
    [
        lambda actor, person: register_participant(
            actor=actor, organisation=person.organisation, facts=FATIMA, background=BackgroundFacts(), now=NOON
        ),
        lambda actor, person: change_participant(
            actor=actor, participant=person, facts=FATIMA, background=BackgroundFacts(), now=NOON
        ),
        lambda actor, person: note_evidence(actor=actor, participant=person, facts=SEEN, now=NOON),
        lambda actor, person: share_participant(
            actor=actor, participant=person, organisation=an_organisation(), ground="Avtalet", now=NOON
        ),
    ],
)
def test_refuses_the_right_role_next_door(place, neighbour, deed):
    person = register(place)

    with pytest.raises(NotAllowed), acting_as(neighbour):
        deed(neighbour, person)


def test_the_one_shared_with_may_not_share_further(place, neighbour):
    person = register(place)
    _, actor = place
    keeper = next(iter(neighbour.memberships)).organisation
    with acting_as(actor):
        share_participant(
            actor=actor, participant=person, organisation=type(person.organisation).objects.get(pk=keeper),
            ground="Flytt", now=NOON,
        )  # fmt: skip
    third = an_organisation()

    with acting_as(neighbour), pytest.raises(NotAllowed):
        share_participant(actor=neighbour, participant=person, organisation=third, ground="Vidare", now=NOON)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mull", True),
        ("MÜL", True),
        ("ås", True),
        ("åsa mü", True),
        ("müller åsa", True),
        ("as", False),
        ("ller", False),
        ("åsa berg", False),
        ("%", False),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_names(place, text, found):
    home, actor = place
    with acting_as(actor):
        a_participant(home, given_name="Åsa", family_name="Müller")

        assert bool(list_participants(actor, text=text)) is found
