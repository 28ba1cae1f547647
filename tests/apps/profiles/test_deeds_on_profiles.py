"""Make, adapt, approve and renew a profile; write its parts."""

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.needs.actions import confirm_need, state_need
from jobbspar.apps.profiles.actions import (
    adapt_profile,
    add_ladder_step,
    add_requirement,
    add_skills,
    add_task,
    approve_profile,
    begin_new_version,
    change_ladder_step,
    change_profile,
    change_requirement,
    change_task,
    create_profile,
    move_part_down,
    move_part_up,
    remove_ladder_step,
    remove_requirement,
    remove_task,
    retire_profile,
)
from jobbspar.apps.profiles.bridge import differences_from_base, facts_of, requirements_of
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.profiles.queries import get_profile, list_occupational_profiles, list_profiles
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.needs import NeedFacts, NeedState
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.profile_editing import (
    Difference,
    DraftIsThere,
    NotAnOccupationalProfile,
    NothingWritten,
    ProfileFacts,
    ProfileIsFixed,
    SameRequirementTwice,
    SameSkillTwice,
)
from jobbspar.core.profiles import (
    EvidenceSource,
    LanguageWithoutSkill,
    RequiredWhen,
    Requirement,
    RequirementKind,
    WhyNeeded,
)
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.taxonomy.concepts import Occupation
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from tests.factories import NOON, an_actor, an_organisation

pytestmark = pytest.mark.django_db
CARE = Occupation("4zLr_jP5_peZ", "Vårdbiträde", "5330", "Vårdbiträden", "demo")
SPEAK = Requirement(
    kind=RequirementKind.LANGUAGE,
    name="Svenska",
    skill=LanguageSkill.SPEAK,
    level=LanguageLevel.B1,
    when=RequiredWhen.AT_HIRE,
    why=WhyNeeded.SAFETY,
    reason="Den som ramlar måste få hjälp direkt",
    task="Larma i telefon",
    accepted=frozenset({EvidenceSource.WORKPLACE_TEST, EvidenceSource.VALIDATION}),
)
HYGIENE = Requirement(kind=RequirementKind.CERTIFICATE, name="Basal hygien", when=RequiredWhen.LEARNT_IN_TRACK)


@pytest.fixture
def place():
    municipality = an_organisation()
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    return municipality, employer, an_actor(Role.COORDINATOR, municipality)


def facts(**more):
    return ProfileFacts(**{"title": "Vårdbiträde i äldreomsorg", "occupation": CARE, **more})


def a_draft(place, *requirements):
    municipality, _, actor = place
    with acting_as(actor):
        profile = create_profile(actor=actor, organisation=municipality, facts=facts(), now=NOON)
        for requirement in requirements:
            add_requirement(actor=actor, profile=profile, requirement=requirement, now=NOON)
    return profile


def an_approved(place, *requirements):
    profile = a_draft(place, *requirements)
    with acting_as(place[2]):
        approve_profile(actor=place[2], profile=profile, now=NOON)
    return profile


def an_adapted(place, base):
    municipality, employer, actor = place
    with acting_as(actor):
        return adapt_profile(
            actor=actor, base=base, organisation=municipality, employer=employer, facts=facts_of(base), now=NOON
        )


def test_a_requirement_comes_back_as_it_was_written(place):
    profile = a_draft(place, SPEAK)

    assert requirements_of(profile) == [SPEAK]
    assert Event.objects.latest("id").deed == "profile:add-requirement"


def test_a_requirement_without_a_reason_cannot_be_approved_and_each_has_its_link(place):
    profile = a_draft(place, SPEAK, HYGIENE)

    with acting_as(place[2]), pytest.raises(SeveralRefusals) as refused:
        approve_profile(actor=place[2], profile=profile, now=NOON)

    hygiene = profile.requirements.get(name="Basal hygien")
    assert [r.mend_at for r in refused.value.refusals] == [("profiles:requirement", (hygiene.pk,))]


def test_the_database_refuses_it_too(place):
    profile = a_draft(place, HYGIENE)

    with pytest.raises(IntegrityError, match="without a reason"), transaction.atomic():
        Profile.objects.filter(pk=profile.pk).update(
            state="approved", approved_by=place[2].user, approved_on=NOON.date()
        )


def test_an_empty_profile_cannot_be_approved(place):
    profile = a_draft(place)

    with acting_as(place[2]), pytest.raises(SeveralRefusals) as refused:
        approve_profile(actor=place[2], profile=profile, now=NOON)

    assert refused.value.refusals[0].mend_at == ("profiles:requirement_new", (profile.pk,))


def test_only_the_coordinator_approves(place):
    _, employer, _ = place
    contact = an_actor(Role.EMPLOYER, employer)
    profile = an_adapted(place, a_draft(place, SPEAK))

    with acting_as(contact), pytest.raises(NotAllowed):
        approve_profile(actor=contact, profile=profile, now=NOON)


def test_an_approved_profile_is_fixed(place):
    profile = an_approved(place, SPEAK)
    row = profile.requirements.get()
    actor = place[2]

    with acting_as(actor):
        for deed in (
            lambda: add_requirement(actor=actor, profile=profile, requirement=HYGIENE, now=NOON),
            lambda: remove_requirement(actor=actor, row=row, now=NOON),
            lambda: change_profile(actor=actor, profile=profile, facts=facts(), now=NOON),
            lambda: add_task(actor=actor, profile=profile, text="Dela ut mat", is_first=True, now=NOON),
        ):
            with pytest.raises(ProfileIsFixed):
                deed()


def test_an_employers_own_profile_shows_what_was_changed(place):
    base = an_approved(place, SPEAK)
    own = an_adapted(place, base)
    row = own.requirements.get()
    lower = Requirement(**{f: getattr(SPEAK, f) for f in SPEAK.__dataclass_fields__} | {"level": LanguageLevel.A2})

    with acting_as(place[2]):
        change_requirement(actor=place[2], row=row, requirement=lower, now=NOON)
        add_requirement(actor=place[2], profile=own, requirement=HYGIENE, now=NOON)

    found = differences_from_base(get_profile(place[2], own.pk))
    assert [(d.difference, d.fields) for d in found] == [
        (Difference.CHANGED, ("level",)),
        (Difference.ADDED, ()),
    ]
    assert row.copied_from == base.requirements.get()


def test_only_an_occupational_profile_is_adapted(place):
    own = an_adapted(place, a_draft(place, SPEAK))

    with pytest.raises(NotAnOccupationalProfile):
        an_adapted(place, own)


def test_an_employers_contact_writes_their_own_profile_and_no_other(place):
    _, employer, _ = place
    own = an_adapted(place, a_draft(place, SPEAK))
    contact, other = an_actor(Role.EMPLOYER, employer), an_actor(Role.EMPLOYER)

    with acting_as(contact):
        add_requirement(actor=contact, profile=own, requirement=HYGIENE, now=NOON)
    with acting_as(other), pytest.raises(NotAllowed):
        add_requirement(actor=other, profile=own, requirement=HYGIENE, now=NOON)

    assert own.requirements.count() == 2


def test_a_new_version_copies_everything_and_leaves_the_old_as_it_was(place):
    old = an_approved(place, SPEAK)
    with acting_as(place[2]):
        new = begin_new_version(actor=place[2], profile=old, now=NOON)
        with pytest.raises(DraftIsThere):
            begin_new_version(actor=place[2], profile=old, now=NOON)

    old.refresh_from_db()
    assert (new.version, new.state, new.previous, old.state) == (2, "draft", old, "approved")
    assert requirements_of(new) == requirements_of(old)


def test_the_approved_profile_moves_its_need_on(place):
    municipality, employer, actor = place
    with acting_as(actor):
        need = state_need(
            actor=actor, organisation=municipality, employer=employer, facts=NeedFacts(occupation=CARE), now=NOON
        )
        confirm_need(actor=actor, need=need, now=NOON)
        profile = create_profile(
            actor=actor, organisation=municipality, employer=employer, need=need, facts=facts(), now=NOON
        )
        add_requirement(actor=actor, profile=profile, requirement=SPEAK, now=NOON)

        approve_profile(actor=actor, profile=profile, now=NOON)

    need.refresh_from_db()
    assert need.state == NeedState.PROFILED


def test_the_same_requirement_is_not_added_twice_and_a_language_has_a_skill(place):
    licence = Requirement(kind=RequirementKind.LICENCE, name="Körkort B", when=RequiredWhen.AT_HIRE)
    profile = a_draft(place, SPEAK, licence)
    unsaid = Requirement(kind=RequirementKind.LANGUAGE, name="Svenska", when=RequiredWhen.AT_HIRE)

    with acting_as(place[2]):
        with pytest.raises(SameSkillTwice):
            add_requirement(actor=place[2], profile=profile, requirement=SPEAK, now=NOON)
        with pytest.raises(SameRequirementTwice):
            add_requirement(actor=place[2], profile=profile, requirement=licence, now=NOON)
        with pytest.raises(LanguageWithoutSkill):
            add_requirement(actor=place[2], profile=profile, requirement=unsaid, now=NOON)


def test_ticked_skills_are_added_once(place):
    profile = a_draft(place)

    with acting_as(place[2]):
        first = add_skills(actor=place[2], profile=profile, names=["Omvårdnad", "Demensvård"], now=NOON)
        second = add_skills(actor=place[2], profile=profile, names=["Omvårdnad"], now=NOON)

    assert (first, second, profile.requirements.count()) == (2, 0, 2)


def test_tasks_and_ladder_come_and_go(place):
    profile, actor = a_draft(place), place[2]

    with acting_as(actor):
        task = add_task(actor=actor, profile=profile, text="Dela ut mat", is_first=True, now=NOON)
        step = add_ladder_step(actor=actor, profile=profile, title="Undersköterska", asks="1500 poäng", now=NOON)
        with pytest.raises(NothingWritten):
            add_task(actor=actor, profile=profile, text=" ", is_first=True, now=NOON)
        with pytest.raises(NothingWritten):
            add_ladder_step(actor=actor, profile=profile, title="", now=NOON)
        there = (profile.tasks.count(), profile.ladder.count())
        remove_task(actor=actor, task=task, now=NOON)
        remove_ladder_step(actor=actor, step=step, now=NOON)

    assert there == (1, 1)
    assert (profile.tasks.count(), profile.ladder.count()) == (0, 0)


def test_a_retired_profile_is_no_longer_offered(place):
    profile, actor = an_approved(place, SPEAK), place[2]
    assert list(list_occupational_profiles(actor, code="5330")) == [profile]

    with acting_as(actor):
        retire_profile(actor=actor, profile=profile, now=NOON)

    assert list(list_occupational_profiles(actor)) == []
    assert list(list_profiles(actor)) == []
    assert list(list_profiles(actor, state="retired")) == [profile]


def test_the_employers_profile_next_door_is_not_there(place):
    own = an_adapted(place, a_draft(place, SPEAK))

    with pytest.raises(Profile.DoesNotExist):
        get_profile(an_actor(Role.COORDINATOR), own.pk)


def test_requirements_move_up_and_down_and_stay_at_the_ends(place):
    profile, actor = a_draft(place, SPEAK, HYGIENE), place[2]
    first, last = profile.requirements.all()

    with acting_as(actor):
        move_part_up(actor=actor, part=last, now=NOON)
        move_part_up(actor=actor, part=last, now=NOON)
        up = list(profile.requirements.all())
        move_part_down(actor=actor, part=last, now=NOON)

    assert up == [last, first]
    assert list(profile.requirements.all()) == [first, last]
    assert Event.objects.latest("id").deed == "profile:move"


def test_a_first_task_moves_among_the_first_tasks(place):
    profile, actor = a_draft(place), place[2]
    with acting_as(actor):
        one, two, later = (
            add_task(actor=actor, profile=profile, text=text, is_first=first, now=NOON)
            for text, first in (("Dela ut mat", True), ("Bädda", True), ("Dokumentera", False))
        )

        move_part_down(actor=actor, part=one, now=NOON)
        move_part_down(actor=actor, part=one, now=NOON)

    assert list(profile.tasks.filter(is_first=True)) == [two, one]
    assert list(profile.tasks.filter(is_first=False)) == [later]


def test_tasks_and_next_steps_are_changed_in_their_place(place):
    profile, actor = a_draft(place), place[2]
    with acting_as(actor):
        task = add_task(actor=actor, profile=profile, text="Dela ut mat", is_first=True, now=NOON)
        step = add_ladder_step(actor=actor, profile=profile, title="Undersköterska", now=NOON)

        change_task(actor=actor, task=task, text="Lyfta med lift", is_first=False, is_safety_critical=True, now=NOON)
        change_ladder_step(actor=actor, step=step, title="Undersköterska", asks="1500 poäng", now=NOON)
        with pytest.raises(NothingWritten):
            change_task(actor=actor, task=task, text="", is_first=True, is_safety_critical=False, now=NOON)
        with pytest.raises(NothingWritten):
            change_ladder_step(actor=actor, step=step, title=" ", now=NOON)

    assert profile.tasks.filter(text="Lyfta med lift", is_first=False, is_safety_critical=True).exists()
    assert profile.ladder.get().asks == "1500 poäng"


def test_the_contact_next_door_moves_nothing(place):
    row = a_draft(place, SPEAK, HYGIENE).requirements.last()
    other = an_actor(Role.EMPLOYER)

    with acting_as(other), pytest.raises(NotAllowed):
        move_part_up(actor=other, part=row, now=NOON)


def an_approved_one_with_parts(place):
    profile, actor = a_draft(place, SPEAK), place[2]
    with acting_as(actor):
        add_task(actor=actor, profile=profile, text="Dela ut mat", is_first=True, now=NOON)
        add_ladder_step(actor=actor, profile=profile, title="Undersköterska", now=NOON)
        approve_profile(actor=actor, profile=profile, now=NOON)
    return profile


@pytest.mark.parametrize(
    "break_it",
    [
        lambda profile: Profile.objects.filter(pk=profile.pk).update(title="Något annat"),
        lambda profile: Profile.objects.filter(pk=profile.pk).update(state="draft"),
        lambda profile: profile.requirements.update(level="a1"),
        lambda profile: profile.requirements.all().delete(),
        lambda profile: profile.tasks.update(text="Något annat"),
        lambda profile: profile.ladder.all().delete(),
        lambda profile: profile.tasks.create(text="En till"),
    ],
)
def test_the_database_keeps_an_approved_profile_as_it_was(place, break_it):
    profile = an_approved_one_with_parts(place)

    with pytest.raises(IntegrityError, match="approved"), transaction.atomic():
        break_it(profile)


def test_the_database_does_not_approve_what_is_not_finished(place):
    nothing = a_draft(place)
    half = a_draft(place, SPEAK)
    half.requirements.update(task="")
    approved = {"state": "approved", "approved_by": place[2].user, "approved_on": NOON.date()}

    with pytest.raises(IntegrityError, match="without requirements"), transaction.atomic():
        Profile.objects.filter(pk=nothing.pk).update(**approved)
    with pytest.raises(IntegrityError, match="without skill, level or task"), transaction.atomic():
        Profile.objects.filter(pk=half.pk).update(**approved)


def test_a_draft_that_others_were_made_from_may_still_lose_a_requirement(place):
    base = a_draft(place, SPEAK)
    own = an_adapted(place, base)
    with acting_as(place[2]):
        approve_profile(actor=place[2], profile=own, now=NOON)
        remove_requirement(actor=place[2], row=base.requirements.get(), now=NOON)

    assert own.requirements.get().copied_from is None
