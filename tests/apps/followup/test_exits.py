"""Certificates, exits and follow-ups: it works, leaves a trace, refuses each thing, and not next door."""

from dataclasses import replace
from datetime import date

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.followup.actions import correct_exit, give_certificate, note_follow_up, register_exit
from jobbspar.apps.followup.models import Certificate, Exit, FollowUp
from jobbspar.apps.followup.queries.duties import list_follow_ups_due
from jobbspar.apps.recruitment.models import StageReached
from jobbspar.apps.recruitment.queries import list_reserves
from jobbspar.core.access import NotAllowed
from jobbspar.core.calendar import add_months
from jobbspar.core.followup.closing import CertificateKind
from jobbspar.core.followup.exits import (
    CertificateFacts,
    CertificatesNotTold,
    ExitAlready,
    ExitFacts,
    MonthsNotAsked,
    NoExitYet,
    NotStarted,
    ReasonOutsideProfile,
)
from jobbspar.core.followup.outcomes import (
    ContractForm,
    InterruptedBy,
    MainOutcome,
    Outcome,
    SubsidyType,
    SupportNotOfferedThen,
)
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundClosed, RoundState
from tests.factories import NOON, TODAY, a_profile

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 15)
A_GRADE = CertificateFacts(CertificateKind.GRADE, "Sfi kurs C", "Komvux", TODAY)
UNKNOWN = Outcome(main=MainOutcome.UNKNOWN)
AT_WORK = Outcome(main=MainOutcome.WORK, contract_form=ContractForm.PERMANENT, is_track_employer=True)


def leave(home, *, outcome=AT_WORK, day=JUNE, **more):
    return register_exit(
        actor=home.coordinator, participation=home.part, outcome=outcome, facts=ExitFacts(day), now=NOON, **more
    )


def correct(home, *, outcome=UNKNOWN, actor=None, **facts):
    return correct_exit(
        actor=actor or home.coordinator,
        participation=home.part,
        outcome=outcome,
        facts=ExitFacts(JUNE, **facts),
        now=NOON,
    )


def the_last_event():
    return Event.objects.latest("id")


def test_a_certificate_is_the_persons_to_take_along(home):
    with acting_as(home.coordinator):
        given = give_certificate(actor=home.coordinator, participation=home.part, facts=A_GRADE, now=NOON)

    assert (Certificate.objects.get(), given.name) == (given, "Sfi kurs C")
    assert (the_last_event().deed, the_last_event().participant) == ("certificate:give", home.part.participant_id)


def test_an_exit_to_work_says_which_form_and_completes_the_round_for_the_person(home):
    with acting_as(home.coordinator):
        give_certificate(actor=home.coordinator, participation=home.part, facts=A_GRADE, now=NOON)
        leave(home)

    row = Exit.objects.get()
    home.part.refresh_from_db()
    assert (row.outcome, row.contract_form, row.subsidy, row.is_track_employer) == ("work", "permanent", "", True)
    assert home.part.state == ParticipationState.COMPLETED
    assert StageReached.objects.get(participation=home.part, state="completed").on == JUNE
    assert (the_last_event().deed, the_last_event().participant) == ("exit:register", home.part.participant_id)


def test_another_employer_in_the_same_sector_is_its_own_answer_and_still_another_employer(home):
    elsewhere = replace(AT_WORK, is_track_employer=False, is_same_sector=True)

    with acting_as(home.coordinator):
        give_certificate(actor=home.coordinator, participation=home.part, facts=A_GRADE, now=NOON)
        leave(home, outcome=elsewhere)

    row = Exit.objects.get()
    assert (row.is_track_employer, row.is_same_sector) == (False, True)


def test_whoever_interrupts_has_not_completed(home):
    with acting_as(home.coordinator):
        leave(home, outcome=Outcome(main=MainOutcome.INTERRUPTED, interrupted_by=InterruptedBy.UNKNOWN))

    home.part.refresh_from_db()
    assert home.part.state == ParticipationState.INTERRUPTED


def test_certificates_come_before_the_exit(home):
    with acting_as(home.coordinator), pytest.raises(CertificatesNotTold) as refused:
        leave(home)

    assert refused.value.mend_at == ("followup:exit", (home.part.pk,))


def test_that_there_are_no_certificates_is_also_an_answer(home):
    with acting_as(home.coordinator):
        leave(home, no_certificates=True)

    assert Exit.objects.count() == 1


@pytest.mark.parametrize("outcome", [MainOutcome.UNKNOWN, MainOutcome.LEAVE, MainOutcome.MOVED])
def test_certificates_are_not_asked_of_somebody_who_is_gone(home, outcome):
    with acting_as(home.coordinator):
        leave(home, outcome=Outcome(main=outcome))

    assert Exit.objects.get().outcome == outcome


def test_one_exit_a_person_and_round(home):
    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN)

    with acting_as(home.coordinator), pytest.raises(ExitAlready):
        leave(home, outcome=UNKNOWN)


def test_nobody_leaves_who_has_not_started(home):
    home.part.state = ParticipationState.SELECTED
    home.part.save()

    with acting_as(home.coordinator), pytest.raises(NotStarted):
        leave(home, outcome=UNKNOWN)


def test_a_reason_for_not_hiring_is_a_requirement_of_the_tracks_profile(home):
    profile = home.round.track.profile
    elsewhere = a_profile(profile.organisation, profile.employer).requirements.get()

    with acting_as(home.coordinator), pytest.raises(ReasonOutsideProfile):
        leave(home, outcome=UNKNOWN, no_hire_requirement=elsewhere)


def test_the_tracks_own_requirement_is_kept_as_the_reason(home):
    own = home.round.track.profile.requirements.get()

    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN, no_hire_requirement=own)

    assert Exit.objects.get().no_hire_requirement == own


def test_support_that_was_not_offered_on_the_day_is_refused(home):
    then_gone = Outcome(main=MainOutcome.WORK, contract_form=ContractForm.FIXED_TERM, subsidy=SubsidyType.EXTRA_SERVICE)

    with acting_as(home.coordinator), pytest.raises(SupportNotOfferedThen):
        leave(home, outcome=then_gone, no_certificates=True)


def test_a_follow_up_notes_what_is_known_and_may_be_mended(home):
    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN)
        for outcome in (UNKNOWN, AT_WORK):
            note_follow_up(actor=home.coordinator, participation=home.part, months=3, outcome=outcome, now=NOON)

    row = FollowUp.objects.get()
    assert (row.months, row.outcome, row.contract_form, row.asked_on) == (3, "work", "permanent", TODAY)
    assert (the_last_event().deed, the_last_event().participant) == ("follow-up:note", home.part.participant_id)


def test_nobody_is_followed_up_before_leaving(home):
    with acting_as(home.coordinator), pytest.raises(NoExitYet):
        note_follow_up(actor=home.coordinator, participation=home.part, months=3, outcome=UNKNOWN, now=NOON)


def test_follow_up_is_after_three_six_and_twelve_months(home):
    with acting_as(home.coordinator), pytest.raises(MonthsNotAsked):
        note_follow_up(actor=home.coordinator, participation=home.part, months=4, outcome=UNKNOWN, now=NOON)


def test_refuses_the_right_role_next_door(home, next_door):
    with acting_as(next_door), pytest.raises(NotAllowed):
        register_exit(actor=next_door, participation=home.part, outcome=UNKNOWN, facts=ExitFacts(JUNE), now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        give_certificate(actor=next_door, participation=home.part, facts=A_GRADE, now=NOON)
    with acting_as(next_door), pytest.raises(NotAllowed):
        note_follow_up(actor=next_door, participation=home.part, months=3, outcome=UNKNOWN, now=NOON)


def test_whoever_says_yes_stands_on_the_reserve_list_of_the_next_round(home):
    support = Outcome(main=MainOutcome.CONTINUED_SUPPORT)
    facts = ExitFacts(JUNE, wants_next_round=True)
    with acting_as(home.coordinator):
        register_exit(
            actor=home.coordinator,
            participation=home.part,
            outcome=support,
            facts=facts,
            no_certificates=True,
            now=NOON,
        )

        reserves = list_reserves(home.coordinator, home.round)

    assert [one.participation for one in reserves] == [home.part]
    assert reserves[0].participation.reserve_yes_on == JUNE


def test_an_exit_is_told_anew_with_all_that_follows_from_it(home):
    with acting_as(home.coordinator):
        leave(home, outcome=Outcome(main=MainOutcome.INTERRUPTED, interrupted_by=InterruptedBy.UNKNOWN))

        correct(home, outcome=AT_WORK, own_view="Bra")

    row = Exit.objects.get()
    home.part.refresh_from_db()
    stages = set(StageReached.objects.filter(participation=home.part).values_list("state", flat=True))
    assert (row.outcome, row.interrupted_by, row.own_view) == ("work", "", "Bra")
    assert home.part.state == ParticipationState.COMPLETED
    assert stages & {"completed", "interrupted"} == {"completed"}
    assert (the_last_event().deed, the_last_event().participant) == ("exit:correct", home.part.participant_id)


def test_there_must_be_an_exit_to_correct(home):
    with acting_as(home.coordinator), pytest.raises(NoExitYet):
        correct(home)


def test_an_exit_is_not_changed_when_the_round_is_closed(home):
    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN)
    home.part.round.state = RoundState.CLOSED

    with acting_as(home.coordinator), pytest.raises(RoundClosed):
        correct(home)


def test_no_exit_is_corrected_from_next_door(home, next_door):
    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN)

    with acting_as(next_door), pytest.raises(NotAllowed):
        correct(home, actor=next_door)


@pytest.mark.parametrize(("answer", "is_asked"), [(True, True), (None, True), (False, False)])
def test_who_says_no_is_not_asked_how_it_went(home, answer, is_asked):
    with acting_as(home.coordinator):
        leave(home, outcome=UNKNOWN)
        correct(home, may_be_asked=answer)

        due = list_follow_ups_due(home.coordinator, today=add_months(JUNE, 3))

    assert bool(due) is is_asked
