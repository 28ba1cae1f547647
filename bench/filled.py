"""A municipality that has run tracks for years: as many people as asked, most of them in rounds that are over."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from bench.fresh_database import have_django

have_django()

from jobbspar.apps.accounts.models import Organisation, User  # noqa: E402
from jobbspar.apps.followup.models import ClosingAnswer, Exit  # noqa: E402
from jobbspar.apps.participants.models import Background, Participant, Sharing  # noqa: E402
from jobbspar.apps.plans.models import Plan, PlannedStep  # noqa: E402
from jobbspar.apps.recruitment.models import Participation, StageReached  # noqa: E402
from jobbspar.apps.tracks.models import Round, RoundStep, Track  # noqa: E402
from jobbspar.core.access import Role  # noqa: E402
from jobbspar.core.calendar import swedish_day  # noqa: E402
from jobbspar.core.organisations import OrganisationKind  # noqa: E402
from jobbspar.core.recruitment import FUNNEL, ParticipationState  # noqa: E402
from jobbspar.core.tracks import RoundState, TrackState  # noqa: E402
from tests.factories import a_track, a_user, an_agreement, an_organisation  # noqa: E402

TRACKS, A_ROUND, ROUNDS_OF_A_TRACK, WEEKS = 5, 20, 10, 20
GIVEN = ("Anna", "Åsa", "Björn", "Fatima", "Hassan", "Ivana", "Leyla", "Mehmet", "Örjan", "Zahra")
FAMILY = ("Ahmed", "Berg", "Dahl", "Ek", "Haddad", "Lind", "Nilsson", "Öberg", "Rossi", "Yilmaz")
OUTCOMES = ("work", "studies", "continued_support", "unknown")


@dataclass(frozen=True)
class Filled:
    """Who looks, and at what."""

    coordinator: User
    officer: User
    person: Participant
    track: Track
    running: Round
    recruiting: Round


def fill(people: int) -> Filled:
    """One agreement; five tracks each have a round on and one coming, all other rounds and tracks lie behind."""
    today = swedish_day(timezone.now())
    home, office = an_organisation(), an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=home)
    coordinator = a_user(Role.COORDINATOR, home)
    agreement = an_agreement(home, office)
    number = people // A_ROUND
    tracks = [a_track(agreement, employer=employer) for _ in range(max(TRACKS, number // ROUNDS_OF_A_TRACK))]
    persons = _people(home, office, people, today)
    rounds = _rounds(tracks, number, coordinator, today)
    for at, round in enumerate(rounds):
        _take_part(round, persons[at * A_ROUND : (at + 1) * A_ROUND], coordinator, today)
    Track.objects.filter(pk__in=[each.pk for each in tracks[:-TRACKS]]).update(state=TrackState.ENDED)
    _close([round for round in rounds if round.state == RoundState.CLOSED], coordinator, today)
    Round.objects.filter(pk__in=[each.pk for each in rounds if each.state == RoundState.RUNNING]).update(
        state=RoundState.RUNNING
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    of_state = {state: next(each for each in rounds if each.state == state) for state in ("running", "recruiting")}
    return Filled(
        coordinator, a_user(Role.OFFICER, office), persons[0], tracks[-1], of_state["running"], of_state["recruiting"]
    )


def _people(home: Organisation, office: Organisation, number: int, today: date) -> list[Participant]:
    """Names that repeat, as names do; every tenth person is shared with the employment office."""
    made = Participant.objects.bulk_create(
        [
            Participant(
                organisation=home,
                given_name=GIVEN[each % 10] if each else "Selma",
                family_name=f"{FAMILY[each // 10 % 10]}{each // 100 or ''}",
                municipality="2403",
                created_on=today - timedelta(days=each % 1000),
            )
            for each in range(number)
        ],
        batch_size=2_000,
    )
    Background.objects.bulk_create(
        [
            Background(participant=person, organisation=home, sex=("woman", "man")[at % 2], education_level="unknown")
            for at, person in enumerate(made)
        ],
        batch_size=2_000,
    )
    shared = [Sharing(participant=person, organisation=office, ground="Spår", since=today) for person in made[::10]]
    Sharing.objects.bulk_create(shared, batch_size=2_000)
    return made


def _rounds(tracks: list[Track], number: int, coordinator: User, today: date) -> list[Round]:
    """For each track the last one recruits and the one before it runs; years of closed rounds come before."""
    made = []
    for at in range(number):
        place, left = at % len(tracks), (number - 1 - at) // len(tracks)
        is_current = place >= len(tracks) - TRACKS
        state = (RoundState.RECRUITING, RoundState.RUNNING)[left] if is_current and left < 2 else RoundState.CLOSED
        weeks_ago = {RoundState.RECRUITING: -2, RoundState.RUNNING: 8}.get(state, 22 + 24 * left + 3 * (place % 8))
        starts = today - timedelta(weeks=weeks_ago)
        made.append(
            Round(
                track=tracks[place], number=at // len(tracks) + 1, state=state, starts=starts, seats=A_ROUND,
                ends=starts + timedelta(weeks=WEEKS), coordinator=coordinator, recruitment_plan="Träff på sfi",
            )
        )  # fmt: skip
    kept = [round.state for round in made]
    for round in made:
        round.state = RoundState.RECRUITING  # Nothing is closed before everybody has gone: `_close` does that.
    Round.objects.bulk_create(made)
    for round, state in zip(made, kept, strict=True):
        round.state = state
    RoundStep.objects.bulk_create(
        [
            RoundStep(round=round, activity=step.activity, stage=step.stage, starts=round.starts, ends=round.ends)
            for round in made
            for step in round.track.steps.select_related("activity")
        ]
    )
    return made


def _close(rounds: list[Round], by: User, today: date) -> None:
    ClosingAnswer.objects.bulk_create(
        ClosingAnswer(round=round, party="municipality", question=each, answer="Ja", answered_on=today, by=by)
        for round in rounds
        for each in range(1, 7)
    )
    Round.objects.filter(state=RoundState.RECRUITING, pk__in=[round.pk for round in rounds]).update(
        state=RoundState.CLOSED
    )


REACHED = {
    RoundState.RECRUITING: ParticipationState.CANDIDATE,
    RoundState.RUNNING: ParticipationState.STARTED,
    RoundState.CLOSED: ParticipationState.COMPLETED,
}


@transaction.atomic  # Nobody takes part without a next step, says the database at the end of it.
def _take_part(round: Round, group: list[Participant], by: User, today: date) -> None:
    reached = REACHED[RoundState(round.state)]
    parts = Participation.objects.bulk_create(
        Participation(
            round=round, participant=person, state=reached, own_words="Jag vill", released_on=today,
            interested_on=round.starts - timedelta(days=60),
        )
        for person in group
    )  # fmt: skip
    StageReached.objects.bulk_create(
        StageReached(participation=part, state=stage, on=round.starts)
        for part in parts
        for stage in FUNNEL[: FUNNEL.index(reached) + 1]
    )
    if reached == ParticipationState.CANDIDATE:
        return
    _plan(round, parts, today)
    if reached == ParticipationState.COMPLETED:
        Exit.objects.bulk_create(
            Exit(
                participation=part, exited_on=round.ends, outcome=OUTCOMES[at % 4], by=by,
                contract_form="permanent" if at % 4 == 0 else "",
            )
            for at, part in enumerate(parts)
        )  # fmt: skip


def _plan(round: Round, parts: list[Participation], today: date) -> None:
    """One plan in ten is out of date, as in life."""
    Plan.objects.bulk_create(
        Plan(
            participation=part, next_step="Sfi kurs C", next_step_ask="Samordnaren",
            next_step_on=today + timedelta(days=-3 if at % 10 == 0 else 30),
        )
        for at, part in enumerate(parts)
    )  # fmt: skip
    step = round.steps.get()
    PlannedStep.objects.bulk_create(
        PlannedStep(participation=part, round_step=step, activity=step.activity, starts=step.starts, ends=step.ends)
        for part in parts
    )
