"""The catalogue: ready-made kinds, one's own, terms and starts."""

from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.actions import (
    add_closure,
    add_start,
    add_term,
    change_activity,
    close_activity,
    copy_activity,
    create_activity,
    open_activity,
    remove_closure,
    remove_start,
    remove_term,
)
from jobbspar.apps.activities.bridge import asks_of, facts_of, subject_of, yields_of
from jobbspar.apps.activities.models import Activity, Closure
from jobbspar.apps.activities.queries import get_activity, get_closure, list_activities, list_closures, list_ready_made
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.activities import (
    ActivityFacts,
    ActivityImpossible,
    ActivityKind,
    ClosureImpossible,
    ClosureTwice,
    OnlyShorterHasWeeks,
    ReadyMadeIsFixed,
    ShorterInHowManyWeeks,
    StartTwice,
    TermDirection,
    TermTwice,
    closed_days,
)
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.profiles import LanguageWithoutSkill, RequirementKind, Subject
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from tests.factories import NOON, TODAY, an_activity, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
READS = Subject(kind=RequirementKind.LANGUAGE, name="Svenska", skill=LanguageSkill.READ, level=LanguageLevel.A2)


def facts(**more):
    return ActivityFacts(**{"kind": ActivityKind.SFI, "name": "Sfi kurs C", "weeks": 20, **more})


@pytest.fixture
def place():
    municipality = an_organisation()
    return municipality, an_actor(Role.COORDINATOR, municipality)


def test_every_kind_of_the_handbook_is_there_from_the_start():
    ready = list(list_ready_made())

    assert {activity.kind for activity in ready} == set(ActivityKind)
    assert all(activity.source for activity in ready)


def test_the_terms_of_ready_made_activities_are_readable():
    terms = [subject_of(term) for activity in list_ready_made() for term in activity.terms.all()]

    assert all(term.level for term in terms if term.kind is RequirementKind.LANGUAGE)


def test_a_ready_made_activity_is_copied_with_its_terms(place):
    municipality, actor = place
    ready = list_ready_made().get(name="Sfi kurs C")

    with acting_as(actor):
        own = copy_activity(actor=actor, source=ready, organisation=municipality, now=NOON)

    assert facts_of(own) == facts_of(ready)
    assert asks_of(own) == asks_of(ready)
    assert {given.level for given in yields_of(own) if given.skill} == {LanguageLevel.A2}


def test_nobody_changes_a_ready_made_activity(place):
    ready = list_ready_made()[0]

    with acting_as(place[1]), pytest.raises(ReadyMadeIsFixed) as refused:
        change_activity(actor=place[1], activity=ready, facts=facts(), now=NOON)

    assert refused.value.mend_at == ("activities:copy", (ready.pk,))


def test_an_activity_is_made_changed_closed_and_opened(place):
    municipality, actor = place

    with acting_as(actor):
        activity = create_activity(actor=actor, organisation=municipality, facts=facts(), now=NOON)
        change_activity(actor=actor, activity=activity, facts=facts(weeks=None), now=NOON)
        close_activity(actor=actor, activity=activity, now=NOON)
        closed = activity in list_activities(actor, today=TODAY)
        open_activity(actor=actor, activity=activity, now=NOON)

    assert activity.weeks is None
    assert not closed
    assert activity in list_activities(actor, today=TODAY)
    assert Event.objects.latest("id").deed == "activity:open"


def test_a_provider_keeps_the_activities_it_gives_and_no_others(place):
    municipality, _ = place
    provider = an_organisation(OrganisationKind.PROVIDER, keeper=municipality)
    teacher = an_actor(Role.PROVIDER, provider)
    given, other = an_activity(municipality, provider=provider), an_activity(municipality)

    with acting_as(teacher):
        change_activity(actor=teacher, activity=given, facts=facts(name="Ny"), now=NOON, provider=provider)
        with pytest.raises(NotAllowed):
            change_activity(actor=teacher, activity=other, facts=facts(), now=NOON)

    assert Activity.objects.get(pk=given.pk).name == "Ny"


def test_the_coordinator_next_door_may_not_make_one_here(place):
    neighbour = an_actor(Role.COORDINATOR)

    with acting_as(neighbour), pytest.raises(NotAllowed):
        create_activity(actor=neighbour, organisation=place[0], facts=facts(), now=NOON)


def test_partners_in_an_agreement_see_each_others_activities(place):
    municipality, actor = place
    partner = an_organisation()
    an_agreement(municipality, partner)
    theirs, elsewhere = an_activity(partner), an_activity(an_organisation())

    assert get_activity(actor, theirs.pk) == theirs
    with pytest.raises(Activity.DoesNotExist):
        get_activity(actor, elsewhere.pk)


@pytest.mark.parametrize("wrong", [{"weeks": 0}, {"pace": 101}, {"seats": 0}])
def test_numbers_that_cannot_be_are_refused(wrong):
    with pytest.raises(ActivityImpossible):
        facts(**wrong)


def test_terms_are_added_once_and_removed(place):
    municipality, actor = place
    activity = an_activity(municipality)

    with acting_as(actor):
        term = add_term(actor=actor, activity=activity, direction=TermDirection.ASKS, subject=READS, now=NOON)
        with pytest.raises(TermTwice):
            add_term(actor=actor, activity=activity, direction=TermDirection.ASKS, subject=READS, now=NOON)
        with pytest.raises(LanguageWithoutSkill):
            unsaid = Subject(kind=RequirementKind.LANGUAGE, name="Svenska")
            add_term(actor=actor, activity=activity, direction=TermDirection.ASKS, subject=unsaid, now=NOON)
        asked = asks_of(activity)
        remove_term(actor=actor, term=term, now=NOON)

    assert asked == [READS]
    assert activity.terms.count() == 0


def test_start_days_are_added_once_and_the_next_is_shown(place):
    municipality, actor = place
    activity = an_activity(municipality)

    with acting_as(actor):
        add_start(actor=actor, activity=activity, day=date(2026, 1, 12), now=NOON)
        start = add_start(actor=actor, activity=activity, day=date(2026, 8, 17), seats=12, now=NOON)
        with pytest.raises(StartTwice):
            add_start(actor=actor, activity=activity, day=date(2026, 8, 17), now=NOON)
        found = list_activities(actor, today=TODAY, whose="own").get()
        remove_start(actor=actor, start=start, now=NOON)

    assert found.next_start == date(2026, 8, 17)
    assert activity.starts.count() == 1


def test_the_catalogue_is_found_by_kind_decider_and_words(place):
    actor = place[1]

    assert {a.kind for a in list_activities(actor, today=TODAY, kind="validation")} == {"validation"}
    assert {a.decider for a in list_activities(actor, today=TODAY, decider="employer")} == {"employer"}
    assert [a.name for a in list_activities(actor, today=TODAY, text="undersköt")] == ["Yrkespaket undersköterska"]


VALIDATED = Subject(kind=RequirementKind.CERTIFICATE, name="Utlåtande från validering")


def test_what_makes_it_shorter_is_said_with_the_weeks_it_then_takes(place):
    municipality, actor = place
    activity = an_activity(municipality, weeks=20)

    with acting_as(actor):
        add_term(actor=actor, activity=activity, direction=TermDirection.SHORTENS, subject=VALIDATED, weeks=8, now=NOON)
        copied = copy_activity(actor=actor, source=activity, organisation=municipality, now=NOON)

    assert asks_of(activity) == yields_of(activity) == []
    assert [(term.name, term.weeks) for term in copied.terms.all()] == [(VALIDATED.name, 8)]


@pytest.mark.parametrize("weeks", [None, 0, 20])
def test_shorter_is_fewer_weeks_than_for_others(place, weeks):
    municipality, actor = place
    activity = an_activity(municipality, weeks=20)

    with acting_as(actor), pytest.raises(ShorterInHowManyWeeks) as refused:
        add_term(
            actor=actor, activity=activity, direction=TermDirection.SHORTENS, subject=VALIDATED, weeks=weeks, now=NOON
        )

    assert refused.value.field == "weeks"


def test_what_is_asked_has_no_weeks(place):
    municipality, actor = place

    with acting_as(actor), pytest.raises(OnlyShorterHasWeeks):
        add_term(
            actor=actor,
            activity=an_activity(municipality),
            direction=TermDirection.ASKS,
            subject=VALIDATED,
            weeks=8,
            now=NOON,
        )


JULY = closed_days(date(2026, 7, 6), date(2026, 8, 2))


def test_closed_days_are_added_and_taken_away(place):
    municipality, actor = place
    with acting_as(actor):
        closure = add_closure(actor=actor, organisation=municipality, period=JULY, now=NOON)
        told = [(one.starts, one.last_day) for one in list_closures(actor)]
        remove_closure(actor=actor, closure=get_closure(actor, closure.pk), now=NOON)

        assert told == [(date(2026, 7, 6), date(2026, 8, 2))]
        assert list_closures(actor) == []
    assert list(Event.objects.order_by("id").values_list("deed", flat=True)) == ["closure:add", "closure:remove"]


def test_days_are_closed_once(place):
    municipality, actor = place
    with acting_as(actor):
        add_closure(actor=actor, organisation=municipality, period=JULY, now=NOON)

        with pytest.raises(ClosureTwice):
            add_closure(
                actor=actor,
                organisation=municipality,
                period=closed_days(date(2026, 8, 2), date(2026, 8, 9)),
                now=NOON,
            )


@pytest.mark.parametrize("last", [date(2026, 7, 5), date(2028, 7, 6)])
def test_closed_days_are_in_order_and_not_for_years(last):
    with pytest.raises(ClosureImpossible):
        closed_days(date(2026, 7, 6), last)


def test_nobody_next_door_closes_days_or_opens_them(place):
    municipality, actor = place
    neighbour = an_actor(Role.COORDINATOR, an_organisation())
    with acting_as(actor):
        closure = add_closure(actor=actor, organisation=municipality, period=JULY, now=NOON)

    with acting_as(neighbour):
        with pytest.raises(NotAllowed):
            add_closure(actor=neighbour, organisation=municipality, period=JULY, now=NOON)
        with pytest.raises(NotAllowed):
            remove_closure(actor=neighbour, closure=closure, now=NOON)
        with pytest.raises(Closure.DoesNotExist):
            get_closure(neighbour, closure.pk)
