"""Deeds of recruitment: interest, activities, selection, repeating."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.participants.models import Evidence, Sharing
from jobbspar.apps.recruitment import actions
from jobbspar.apps.recruitment.bridge import answers_for
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.recruitment.queries import get_candidate, list_candidates
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.calendar import DayHasNotCome
from jobbspar.core.recruitment import (
    ActivityFacts,
    AlreadyInRound,
    AttendanceBasis,
    DecisionWithoutName,
    DecisionWithoutReason,
    InvitationTooEarly,
    MandatoryAtEmployer,
    NotRecruiting,
    NotReleased,
    OwnWordsMissing,
    ParticipationState,
    PeopleStillInRound,
    PlacesTaken,
    RecruitmentKind,
    RequirementElsewhere,
    SeatsTaken,
    SharingGroundMissing,
)
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.requirements import Status
from jobbspar.core.states import StepNotAllowed
from jobbspar.core.tracks import RoundNotFinished, RoundState
from tests.apps.recruitment.place import Place
from tests.factories import (
    NOON,
    TODAY,
    a_decision,
    a_participant,
    a_participation,
    a_profile,
    a_recruitment_activity,
    a_round,
    a_track,
    an_actor,
)

pytestmark = pytest.mark.django_db


def register(place, person, actor=None, **facts):
    plain = {"own_words": "Jag vill arbeta med äldre", "now": NOON}
    return actions.register_interest(
        actor=actor or place.coordinator, round=place.round, participant=person, **{**plain, **facts}
    )


def test_interest_is_kept_in_own_words_with_day_and_trace():
    place = Place()
    person = a_participant(place.municipality)

    with acting_as(place.coordinator):
        participation = register(place, person)

    assert participation.own_words == "Jag vill arbeta med äldre"
    assert [stage.state for stage in participation.stages.all()] == ["interested"]
    assert Event.objects.filter(deed="recruitment:interest", participant=person.pk).exists()


def test_interest_without_own_words_twice_or_in_a_closed_round_is_refused():
    place, later = Place(), Place(state=RoundState.PLANNED)
    person = a_participant(place.municipality)
    register(place, person)

    with pytest.raises(OwnWordsMissing):
        register(place, a_participant(place.municipality), own_words=" ")
    with pytest.raises(AlreadyInRound):
        register(place, person)
    with pytest.raises(NotRecruiting):
        register(later, a_participant(later.municipality))


def test_only_the_home_coordinator_registers_and_the_keeper_then_sees_the_person():
    place = Place()
    person, home = a_participant(place.neighbour), an_actor(Role.COORDINATOR, place.neighbour)

    with pytest.raises(NotAllowed):
        register(place, person)
    with pytest.raises(SharingGroundMissing):
        register(place, person, actor=home)
    with acting_as(home):
        register(place, person, actor=home, ground="Har sagt ja")

    assert Sharing.objects.get(participant=person).organisation == place.municipality
    assert [one.name for one in list_candidates(place.coordinator, place.round)] == [person.name]


def test_a_meeting_with_the_employer_cannot_be_mandatory_in_deed_or_database():
    place = Place()
    facts = ActivityFacts(
        kind=RecruitmentKind.EMPLOYER_MEETING, name="Träff", day=TODAY, basis=AttendanceBasis.MANDATORY
    )

    with pytest.raises(MandatoryAtEmployer):
        actions.plan_activity(actor=place.coordinator, round=place.round, facts=facts, now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_recruitment_activity(place.round, kind="final_selection", basis="mandatory")
    with pytest.raises(IntegrityError), transaction.atomic():
        a_recruitment_activity(place.round, kind="advert", basis="mandatory", employer_takes_part=True)


def test_whoever_is_invited_to_the_employer_is_a_candidate_who_said_yes():
    place = Place()
    meeting = a_recruitment_activity(place.round, kind="employer_meeting")
    early, hidden = (
        place.person_at(ParticipationState.INTERESTED),
        place.person_at(ParticipationState.CANDIDATE, released_on=None),
    )

    with pytest.raises(SeveralRefusals) as told:
        actions.invite_people(actor=place.coordinator, activity=meeting, participations=[early, hidden], now=NOON)

    assert [type(one) for one in told.value.refusals] == [InvitationTooEarly, NotReleased]


def test_who_came_to_the_employer_has_met_the_employer():
    place = Place()
    meeting = a_recruitment_activity(place.round, kind="employer_meeting")
    person = place.person_at(ParticipationState.CANDIDATE)

    with acting_as(place.coordinator):
        actions.invite_people(actor=place.coordinator, activity=meeting, participations=[person], now=NOON)
        actions.note_attendance(actor=place.coordinator, activity=meeting, came={person.pk: True}, now=NOON)

    person.refresh_from_db()
    assert person.state == ParticipationState.MET_EMPLOYER
    assert {"invited", "met_employer"} <= {stage.state for stage in person.stages.all()}


def test_a_full_activity_takes_no_more():
    place = Place()
    meeting = a_recruitment_activity(place.round, capacity=1)
    people = [place.person_at(ParticipationState.INTERESTED) for _ in range(2)]

    with pytest.raises(PlacesTaken):
        actions.invite_people(actor=place.coordinator, activity=meeting, participations=people, now=NOON)


def test_the_employers_contact_decides_on_somebody_released():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)

    with acting_as(place.contact):
        candidate = get_candidate(place.contact, person.pk)
        place.decide(candidate.participation, actor=place.contact)

    person.refresh_from_db()
    assert person.state == ParticipationState.SELECTED
    assert person.decisions.get().by_id == place.contact.user


def test_a_decision_needs_a_name_a_reason_and_a_requirement_of_the_profile():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)
    other = a_profile(place.municipality, place.employer).requirements.get()

    with pytest.raises(DecisionWithoutName):
        place.decide(person, decider=" ")
    with pytest.raises(DecisionWithoutReason):
        place.decide(person, reason="")
    with pytest.raises(RequirementElsewhere):
        place.decide(person, requirement=other)


def test_nobody_is_selected_without_having_met_the_employer():
    place = Place()

    with pytest.raises(StepNotAllowed):
        place.decide(place.person_at(ParticipationState.CANDIDATE))


def test_nobody_is_selected_beyond_the_seats():
    place = Place(seats=1)
    place.person_at(ParticipationState.SELECTED)

    with pytest.raises(SeatsTaken):
        place.decide(place.person_at(ParticipationState.MET_EMPLOYER))


def test_the_employer_next_door_and_the_officer_decide_nothing():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)

    with pytest.raises(NotAllowed):
        place.decide(person, actor=an_actor(Role.EMPLOYER))
    with pytest.raises(Participation.DoesNotExist):
        get_candidate(an_actor(Role.EMPLOYER), person.pk)


def test_the_employer_reads_where_a_requirement_stands_and_only_what_the_profile_asks():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)
    asked = {"participant": person.participant, "kind": "language", "name": "Svenska", "skill": "speak", "level": "b1"}
    Evidence.objects.create(**asked, source="grade", dated=TODAY)
    Evidence.objects.create(participant=person.participant, kind="licence", name="B", source="grade", dated=TODAY)

    with acting_as(place.contact):
        (answer,) = answers_for(get_candidate(place.contact, person.pk).participation, today=TODAY)
        seen = list(Evidence.objects.values_list("name", flat=True))
    with acting_as(an_actor(Role.EMPLOYER)):
        seen_next_door = Evidence.objects.count()

    assert answer.status is Status.MET
    assert (seen, seen_next_door) == (["Svenska"], 0)


def test_a_release_taken_back_hides_the_person_from_the_employer():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)

    with acting_as(place.coordinator):
        actions.take_back_release(actor=place.coordinator, participation=person, now=NOON)

    with acting_as(place.contact):
        assert list_candidates(place.contact, place.round) == []


def test_a_round_with_people_in_it_cannot_be_cancelled():
    place = Place(state=RoundState.RUNNING)
    place.person_at(ParticipationState.STARTED)

    with pytest.raises(PeopleStillInRound):
        actions.cancel_round(actor=place.coordinator, round=place.round, reason="Behovet är borta", now=NOON)


def test_a_repeated_round_copies_steps_and_carries_those_who_said_yes():
    place = Place(state=RoundState.CANCELLED, state_reason="För få")
    willing = place.person_at(ParticipationState.RESERVE, reserve_yes_on=TODAY)
    silent = place.person_at(ParticipationState.RESERVE)

    with acting_as(place.coordinator):
        again = actions.repeat_round(
            actor=place.coordinator, round=place.round, starts=date(2027, 1, 11), reserves=[willing, silent], now=NOON
        )

    assert (again.number, again.repeated_from, again.steps.count()) == (2, place.round, 1)
    assert again.steps.get().starts == date(2027, 1, 11)
    assert [one.participant for one in again.participations.all()] == [willing.participant]
    assert again.participations.get().released_on is None


def test_a_round_that_is_on_cannot_be_repeated():
    place = Place()

    with pytest.raises(RoundNotFinished):
        actions.repeat_round(actor=place.coordinator, round=place.round, starts=TODAY, now=NOON)


def test_a_decision_is_not_dated_before_it_is_made():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)

    with acting_as(place.coordinator):
        with pytest.raises(DayHasNotCome):
            place.decide(person, decided_on=TODAY + timedelta(days=1))
        with pytest.raises(DayHasNotCome):
            place.decide(person, told_on=TODAY + timedelta(days=1))


def test_the_database_ties_a_decision_to_the_tracks_own_profile():
    place = Place()
    person = place.person_at(ParticipationState.MET_EMPLOYER)
    elsewhere = a_profile(place.municipality, place.employer).requirements.get()

    with pytest.raises(IntegrityError, match="not in the profile"), transaction.atomic():
        a_decision(person, requirement=elsewhere)
    assert a_decision(person).pk


def test_a_preparatory_track_is_decided_on_the_profile_of_the_track_it_leads_to():
    place = Place()
    before = a_track(place.track.agreement, kind="preparatory", leads_to=place.track)
    recruiting = a_round(before, state=RoundState.RECRUITING)
    person = a_participation(recruiting, a_participant(place.municipality), state=ParticipationState.CANDIDATE)

    with acting_as(place.coordinator):
        made = place.decide(person, requirement=place.track.profile.requirements.get())

    assert made.requirement.profile == place.track.profile


def test_nobody_becomes_a_candidate_in_a_round_that_does_not_recruit():
    place = Place(state=RoundState.PLANNED)
    person = place.person_at(ParticipationState.INTERESTED)

    with acting_as(place.coordinator), pytest.raises(NotRecruiting) as refused:
        actions.take_as_candidate(actor=place.coordinator, participation=person, now=NOON)

    assert refused.value.mend_at == ("tracks:round", (place.round.pk,))


def test_what_is_missing_for_an_invitation_or_a_seat_has_its_link():
    place = Place(seats=1)
    meeting = a_recruitment_activity(place.round, kind="employer_meeting", capacity=1)
    too_early = place.person_at(ParticipationState.INTERESTED)
    two = [place.person_at(ParticipationState.CANDIDATE) for _ in range(2)]
    place.person_at(ParticipationState.SELECTED)
    met = place.person_at(ParticipationState.MET_EMPLOYER)

    def invite(people):
        actions.invite_people(actor=place.coordinator, activity=meeting, participations=people, now=NOON)

    with acting_as(place.coordinator):
        with pytest.raises(SeveralRefusals) as early:
            invite([too_early])
        with pytest.raises(PlacesTaken) as full:
            invite(two)
        with pytest.raises(SeatsTaken) as taken:
            place.decide(met)

    assert early.value.refusals[0].mend_at == ("recruitment:candidate", (too_early.pk,))
    assert full.value.mend_at == ("recruitment:activity_edit", (meeting.pk,))
    assert taken.value.mend_at == ("tracks:round_edit", (place.round.pk,))
