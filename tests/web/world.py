"""A small world with one of each thing, and a neighbour who has the same: where the page table is walked."""

from dataclasses import dataclass

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Evidence, ImportBatch, ImportRow, Participant, Sharing
from jobbspar.apps.plans.models import (
    AgreedAction,
    Deviation,
    Obstacle,
    OtherPlan,
    Placement,
    PlacementIncident,
    Plan,
    PlannedStep,
)
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import LetterOfIntent, Round, Supervisor, Track
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from tests.factories import (
    NOON,
    TODAY,
    a_participant,
    a_participation,
    a_round,
    a_track,
    a_user,
    a_workplace,
    an_activity,
    an_agreement,
    an_organisation,
)


@dataclass
class World:
    municipality: Organisation
    office: Organisation
    employer: Organisation
    provider: Organisation
    workplace: Workplace
    agreement: Agreement
    activity: Activity
    track: Track
    profile: Profile
    letter: LetterOfIntent
    round: Round
    participant: Participant
    participation: Participation
    plan: Plan
    step: PlannedStep
    obstacle: Obstacle
    deviation: Deviation
    action: AgreedAction
    other_plan: OtherPlan
    placement: Placement
    incident: PlacementIncident
    sharing: Sharing
    evidence: Evidence
    list_on_its_way: ImportBatch
    users: dict[Role, User]


def a_world() -> World:
    """Make one municipality with its office, employer, provider, a running round and a person in it."""
    municipality, office = an_organisation(), an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    provider = an_organisation(OrganisationKind.PROVIDER, keeper=municipality)
    agreement = an_agreement(municipality, office)
    track = a_track(agreement, employer=employer)
    activity = an_activity(municipality, provider=provider)
    track.steps.update(activity=activity)
    running = a_round(track, state=RoundState.RUNNING)
    person = a_participant(municipality)
    sharing = Sharing.objects.create(participant=person, organisation=office, ground="Deltar i spåret", since=TODAY)
    part = a_participation(running, person, state=ParticipationState.STARTED, released_on=TODAY)
    step = PlannedStep.objects.create(
        participation=part, activity=activity, provider=provider, starts=running.starts, ends=running.ends
    )
    places = {Role.OFFICER: office, Role.EMPLOYER: employer, Role.PROVIDER: provider, Role.ADMINISTRATOR: None}
    users = {role: a_user(role, places.get(role, municipality)) for role in Role}
    person.user = users[Role.PARTICIPANT]
    person.save()
    return World(
        municipality=municipality, office=office, employer=employer, provider=provider,
        workplace=a_workplace(employer), agreement=agreement, activity=activity, track=track,
        profile=track.profile, letter=track.letters.get(), round=running, participant=person,
        participation=part, plan=part.plan, users=users, sharing=sharing, step=step,
        obstacle=Obstacle.objects.create(
            participation=part, text="Ingen buss", owner="place", action="Ring", action_by="Anna", due_on=TODAY
        ),
        deviation=Deviation.objects.create(
            participation=part, kind="transport", what="Bussen är indragen", found_on=TODAY, owner="place",
            action="Samåkning", due_on=TODAY,
        ),
        action=AgreedAction.objects.create(participation=part, what="Ring skolan", who="Anna", due_on=TODAY),
        other_plan=OtherPlan.objects.create(
            participation=part, kind="study_plan", owner="Komvux", dated=TODAY, renew_by=TODAY
        ),
        placement=(placement := a_placement(part, a_workplace(employer))),
        incident=PlacementIncident.objects.create(
            participation=part, placement=placement, happened_on=TODAY, kind="near_miss", what="Halt golv",
            told_to="Chefen",
        ),
        evidence=Evidence.objects.create(
            participant=person, kind="licence", name="Körkort B", source="certificate", dated=TODAY
        ),
        list_on_its_way=a_list_that_is_read(municipality, users[Role.COORDINATOR]),
    )  # fmt: skip


def a_placement(part: Participation, workplace: Workplace) -> Placement:
    supervisor = Supervisor.objects.create(workplace=workplace, name="Handledaren", trained_on=TODAY)
    return Placement.objects.create(
        participation=part, workplace=workplace, kind="work_practice", starts=part.round.starts, ends=part.round.ends,
        supervisor=supervisor,
    )  # fmt: skip


def a_list_that_is_read(municipality: Organisation, by: User) -> ImportBatch:
    batch = ImportBatch.objects.create(
        organisation=municipality, by=by, file_name="lista.csv", state="read", rows_total=1, begun_at=NOON
    )
    ImportRow.objects.create(batch=batch, number=2, read={"given_name": "Åsa", "family_name": "Öberg"}, outcome="new")
    return batch
