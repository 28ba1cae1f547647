"""Rows for tests, made plainly; each function returns one row and takes what the test cares about."""

from datetime import UTC, date, datetime
from itertools import count

from django.db import transaction

from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Invitation, Membership, Organisation, User, Workplace
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.agreements.models import Agreement, AgreementMember, AgreementParty, AgreementVersion
from jobbspar.apps.needs.models import Need
from jobbspar.apps.participants.models import Background, Participant
from jobbspar.apps.plans.models import Plan, PlannedStep
from jobbspar.apps.profiles.models import Profile, Requirement
from jobbspar.apps.recruitment.models import Participation, RecruitmentActivity, SelectionDecision, StageReached
from jobbspar.apps.tracks.models import Gate, LetterOfIntent, Round, RoundStep, Supervisor, Track, TrackStep
from jobbspar.core.access import Actor, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import FUNNEL, ParticipationState
from jobbspar.core.tracks import LetterState, RoundState, TrackState

NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)
TODAY = date(2026, 3, 30)
_numbers = count(1)

KIND_OF = {
    Role.COORDINATOR: OrganisationKind.MUNICIPALITY,
    Role.STEERING: OrganisationKind.MUNICIPALITY,
    Role.PARTICIPANT: OrganisationKind.MUNICIPALITY,
    Role.OFFICER: OrganisationKind.EMPLOYMENT_SERVICE,
    Role.EMPLOYER: OrganisationKind.EMPLOYER,
    Role.PROVIDER: OrganisationKind.PROVIDER,
}


def an_organisation(kind: OrganisationKind = OrganisationKind.MUNICIPALITY, **facts: object) -> Organisation:
    number = next(_numbers)
    municipality = "2403" if kind == OrganisationKind.MUNICIPALITY else ""
    return Organisation.objects.create(**{"kind": kind, "name": f"Org {number}", "municipality": municipality, **facts})


def a_user(role: Role | None = None, organisation: Organisation | None = None) -> User:
    """Somebody with the password `lösenord-för-tester`, a member if a role is given."""
    number = next(_numbers)
    user = User(email=f"person{number}@example.org", name=f"Person {number}")
    user.set_unusable_password()
    user.save()
    if role:
        Membership.objects.create(user=user, organisation=organisation, role=role, since=NOON)
    return user


def an_actor(role: Role, organisation: Organisation | None = None) -> Actor:
    if organisation is None and role is not Role.ADMINISTRATOR:
        organisation = an_organisation(KIND_OF[role])
    return actor_for(a_user(role, organisation))


def an_invitation(organisation: Organisation, **facts: object) -> Invitation:
    number = next(_numbers)
    plain = {
        "role": Role.EMPLOYER,
        "email": f"inbjuden{number}@example.org",
        "name": f"Inbjuden {number}",
        "digest": f"{number:064}",
        "invited_at": datetime(2026, 3, 30, 12, tzinfo=UTC),
        "expires_at": datetime(2126, 4, 13, 12, tzinfo=UTC),
    }
    return Invitation.objects.create(organisation=organisation, **{**plain, **facts})


def a_workplace(employer: Organisation) -> Workplace:
    return Workplace.objects.create(organisation=employer, name=f"Arbetsplats {next(_numbers)}", municipality="2403")


def an_agreement(owner: Organisation, *others: Organisation) -> Agreement:
    agreement = Agreement.objects.create(name=f"Överenskommelse {next(_numbers)}", owner=owner)
    for organisation in (owner, *others):
        AgreementMember.objects.create(agreement=agreement, organisation=organisation)
    version = AgreementVersion.objects.create(
        agreement=agreement, number=1, regime="cooperation", starts=date(2025, 1, 1), begun_at=NOON
    )
    for organisation in (owner, *others):
        AgreementParty.objects.create(version=version, organisation=organisation)
    return agreement


def a_need(municipality: Organisation, employer: Organisation, **facts: object) -> Need:
    plain = {"occupation_label": "Vårdbiträde", "people": 5, "stated_on": TODAY}
    return Need.objects.create(organisation=municipality, employer=employer, **{**plain, **facts})


def a_profile(
    municipality: Organisation, employer: Organisation, *, approved: bool = True, need: Need | None = None
) -> Profile:
    profile = Profile.objects.create(
        title="Vårdbiträde", organisation=municipality, employer=employer, occupation_label="Vårdbiträde", need=need
    )
    a_requirement(profile)
    if approved:
        profile.state, profile.approved_by, profile.approved_on = "approved", a_user(), TODAY
        profile.save()
    return profile


def a_requirement(profile: Profile, **facts: object) -> Requirement:
    plain = {
        "kind": "language",
        "name": "Svenska",
        "skill": "speak",
        "level": "b1",
        "when": "at_hire",
        "why": "task",
        "reason": "Larma i telefon",
        "task": "Larma i telefon",
    }
    return Requirement.objects.create(profile=profile, **{**plain, **facts})


def an_activity(organisation: Organisation | None = None, **facts: object) -> Activity:
    return Activity.objects.create(
        **{"organisation": organisation, "kind": "sfi", "name": "Sfi kurs C", "weeks": 10, **facts}
    )


def a_track(agreement: Agreement, *, employer: Organisation | None = None, **facts: object) -> Track:
    """A track with one step; with an employer it also has an approved profile and an agreed letter."""
    owner = agreement.owner
    profile = a_profile(owner, employer) if employer else None
    plain = {"name": f"Spår {next(_numbers)}", "kind": "employer", "profile": profile, "state": TrackState.AGREED}
    track = Track.objects.create(agreement=agreement, organisation=owner, **{**plain, **facts})
    TrackStep.objects.create(track=track, activity=an_activity(owner), stage=1, weeks=10)
    if employer:
        a_letter(track, employer=employer)
    return track


def a_gate(track: Track, *, after_stage: int = 1, **facts: object) -> Gate:
    return Gate.objects.create(track=track, after_stage=after_stage, **{"name": f"Grind {next(_numbers)}", **facts})


def a_supervisor(workplace: Workplace, **facts: object) -> Supervisor:
    plain = {"name": f"Handledare {next(_numbers)}", "trained_on": TODAY}
    return Supervisor.objects.create(workplace=workplace, **{**plain, **facts})


def a_letter(track: Track, *, employer: Organisation, **facts: object) -> LetterOfIntent:
    plain = {
        "profile": track.profile,
        "profile_version": 1,
        "places": 8,
        "intended_hires": 5,
        "contract_form": "permanent",
        "starts": TODAY,
        "state": LetterState.AGREED,
    }
    return LetterOfIntent.objects.create(track=track, employer=employer, **{**plain, **facts})


def a_round(track: Track, *, state: RoundState = RoundState.PLANNED, **facts: object) -> Round:
    plain = {
        "number": track.rounds.count() + 1,
        "starts": date(2026, 4, 6),
        "ends": date(2026, 6, 15),
        "seats": 8,
        "coordinator": a_user(),
        "recruitment_plan": "Träff på sfi",
    }
    made = Round.objects.create(track=track, state=state, **{**plain, **facts})
    for step in track.steps.all():
        RoundStep.objects.create(
            round=made,
            activity=step.activity,
            stage=step.stage,
            starts=made.starts,
            ends=made.ends or date(2026, 6, 15),
        )
    return made


def a_participant(organisation: Organisation, **facts: object) -> Participant:
    background = {name: facts.pop(name) for name in ("sex", "education_level", "birth_date") if name in facts}
    number = next(_numbers)
    plain = {"given_name": "Deltagare", "family_name": f"Nummer {number}", "created_on": TODAY}
    person = Participant.objects.create(organisation=organisation, **{**plain, **facts})
    Background.objects.create(participant=person, organisation=organisation, **background)
    return person


@transaction.atomic  # With its plan, for the database lets nobody take part without.
def a_participation(
    round: Round,
    participant: Participant,
    *,
    state: ParticipationState = ParticipationState.INTERESTED,
    **facts: object,
) -> Participation:
    plain = {"own_words": "Jag vill arbeta med människor", "interested_on": TODAY}
    made = Participation.objects.create(round=round, participant=participant, state=state, **{**plain, **facts})
    reached = FUNNEL[: FUNNEL.index(state) + 1] if state in FUNNEL else FUNNEL[:2]
    for stage in reached:
        StageReached.objects.create(participation=made, state=stage, on=TODAY)
    if state is ParticipationState.STARTED:  # Nobody takes part without a next step.
        Plan.objects.create(participation=made, next_step="Sfi kurs C", next_step_on=TODAY, next_step_ask="Samordnaren")
    return made


def a_recruitment_activity(round: Round, **facts: object) -> RecruitmentActivity:
    plain = {"kind": "information_meeting", "name": f"Träff {next(_numbers)}", "day": TODAY}
    return RecruitmentActivity.objects.create(round=round, **{**plain, **facts})


def a_decision(participation: Participation, **facts: object) -> SelectionDecision:
    plain = {
        "outcome": "selected",
        "decider": "Enhetschefen",
        "decider_role": "Chef",
        "decided_on": TODAY,
        "requirement": participation.round.track.profile.requirements.first(),
        "reason": "Kan larma i telefon",
        "by": a_user(),
    }
    return SelectionDecision.objects.create(participation=participation, **{**plain, **facts})


def a_person_who_takes_part(municipality: Organisation, *, employer: Organisation | None = None) -> Participation:
    """Started in a running round of a track of the municipality, with a plan."""
    employer = employer or an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    running = a_round(a_track(an_agreement(municipality), employer=employer), state=RoundState.RUNNING)
    return a_participation(running, a_participant(municipality), state=ParticipationState.STARTED)


def a_planned_step(participation: Participation, **facts: object) -> PlannedStep:
    plain = {"starts": date(2026, 4, 6), "ends": date(2026, 6, 15)}
    if "activity" not in facts:
        facts["activity"] = an_activity(participation.participant.organisation)
    return PlannedStep.objects.create(participation=participation, **{**plain, **facts})
