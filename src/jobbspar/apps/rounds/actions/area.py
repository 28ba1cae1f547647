"""Deeds on what an area's plans are made of: rounds that may open, shared limits, floors and decisions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Workplace
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.audit.actions import record
from jobbspar.apps.rounds.models import CompositionDecision, MunicipalFloor, RoundOption, SharedLimit
from jobbspar.apps.rounds.queries.areas import members_of
from jobbspar.apps.tracks.models import LetterOfIntent, Supervisor, Track
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.places import municipality as municipality_of
from jobbspar.core.round_plans import (
    DecisionNeedsAll,
    LimitNeedsOptions,
    NothingToPropose,
    OptionInUse,
    TrackOutsideArea,
)
from jobbspar.core.rounds.problem import PoolKind, Ruling
from jobbspar.core.tracks import (
    LETTERS_THAT_BIND,
    FewerSeatsThanPeople,
    TrackState,
)


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """What is said of a round that may open."""

    municipality: str
    starts: date
    seats: int
    least_people: int = 1
    place: str = ""
    effort: int = 0
    ruling: Ruling = Ruling.FREE
    group: str = ""


def _require_planner(actor: Actor, agreement: Agreement) -> None:
    require_in_any(actor, Permission.ROUND_PLAN_EDIT, organisations=members_of(agreement))


def _require_adds_up(facts: OptionFacts) -> None:
    municipality_of(facts.municipality)  # Refuses a code that nobody has.
    if not 1 <= facts.least_people <= facts.seats:
        raise FewerSeatsThanPeople(field="seats")


@transaction.atomic
def add_option(
    *,
    actor: Actor,
    agreement: Agreement,
    track: Track,
    facts: OptionFacts,
    workplace: Workplace | None = None,
    letter: LetterOfIntent | None = None,
    now: datetime,
) -> RoundOption:
    """Add a round that may open."""
    _require_planner(actor, agreement)
    if track.agreement_id != agreement.pk:
        raise TrackOutsideArea(field="track", track=track.name)
    _require_adds_up(facts)
    option = RoundOption.objects.create(
        agreement=agreement, track=track, workplace=workplace, letter=letter, **asdict(facts)
    )
    record(actor, "round-option:add", option, now=now, note=track.name)
    return option


@transaction.atomic
def change_option(*, actor: Actor, option: RoundOption, facts: OptionFacts, now: datetime) -> None:
    """Write new facts over the old. Plans already made keep what they were made from."""
    _require_planner(actor, option.agreement)
    if option.became_id is not None:
        raise OptionInUse
    _require_adds_up(facts)
    for name, value in asdict(facts).items():
        setattr(option, name, value)
    option.save(update_fields=list(asdict(facts)))
    record(actor, "round-option:change", option, now=now, note=option.track.name)


@transaction.atomic
def remove_option(*, actor: Actor, option: RoundOption, now: datetime) -> None:
    """Take away a round that may open."""
    _require_planner(actor, option.agreement)
    if option.became_id is not None:
        raise OptionInUse
    record(actor, "round-option:remove", option, now=now, note=option.track.name)
    option.delete()


@transaction.atomic
def propose_options(*, actor: Actor, agreement: Agreement, starts: Sequence[date], now: datetime) -> list[RoundOption]:
    """Add a round for every agreed letter and start day, and the limits the letters set. What is there is left.

    Half the places are needed for a round to open until somebody says otherwise.
    """
    _require_planner(actor, agreement)
    letters = LetterOfIntent.objects.filter(
        track__agreement=agreement, track__state=TrackState.AGREED, state__in=LETTERS_THAT_BIND
    ).select_related("track", "workplace", "employer")
    made = []
    for letter in letters.order_by("track__name", "pk"):
        options = [_from_letter(letter, day) for day in sorted(set(starts)) if _gives_places(letter, day)]
        made += [one for one, is_new in options if is_new]
        _limit_by_letter(letter, [one for one, _ in options])
    if not made:
        raise NothingToPropose(field="starts")
    for option in made:
        record(actor, "round-option:propose", option, now=now, note=option.track.name)
    return made


def _gives_places(letter: LetterOfIntent, day: date) -> bool:
    return letter.starts <= day and (letter.ends is None or day < letter.ends)


def _from_letter(letter: LetterOfIntent, day: date) -> tuple[RoundOption, bool]:
    workplace = letter.workplace
    code = (
        workplace.municipality if workplace else letter.employer.municipality or letter.track.organisation.municipality
    )
    return RoundOption.objects.get_or_create(
        agreement_id=letter.track.agreement_id,
        track=letter.track,
        letter=letter,
        starts=day,
        defaults={
            "municipality": code,
            "workplace": workplace,
            "place": workplace.name if workplace else letter.employer.name,
            "seats": letter.places,
            "least_people": max(1, letter.places // 2),
        },
    )


def _limit_by_letter(letter: LetterOfIntent, options: list[RoundOption]) -> None:
    """Seats are no more than the employer intends to hire, nor than its trained supervisors can take at once."""
    if not options:
        return
    name = f"{letter.employer.name}: {letter.track.name}"[:120]
    limit, _ = SharedLimit.objects.get_or_create(
        agreement_id=letter.track.agreement_id,
        name=name,
        defaults={"kind": PoolKind.HIRES, "seats": letter.intended_hires},
    )
    limit.options.add(*options)
    if letter.workplace is None:
        return
    trained = Supervisor.objects.filter(workplace=letter.workplace, is_active=True, trained_on__isnull=False)
    room = sum(trained.values_list("most_at_once", flat=True))
    for option in options:
        if 0 < room < option.seats:
            limit, _ = SharedLimit.objects.get_or_create(
                agreement_id=letter.track.agreement_id,
                name=f"{letter.workplace.name} {option.starts.isoformat()}"[:120],
                defaults={"kind": PoolKind.SUPERVISORS, "seats": room},
            )
            limit.options.add(option)


@transaction.atomic
def set_limit(
    *,
    actor: Actor,
    agreement: Agreement,
    name: str,
    kind: PoolKind,
    seats: int,
    options: Sequence[RoundOption],
    now: datetime,
) -> SharedLimit:
    """Say how many seats several rounds share; the limit of that name is written over."""
    _require_planner(actor, agreement)
    if not options:
        raise LimitNeedsOptions(field="options")
    limit, _ = SharedLimit.objects.update_or_create(
        agreement=agreement, name=name.strip(), defaults={"kind": kind, "seats": seats}
    )
    limit.options.set([one for one in options if one.agreement_id == agreement.pk])
    record(actor, "round-limit:set", limit, now=now, note=limit.name)
    return limit


@transaction.atomic
def remove_limit(*, actor: Actor, limit: SharedLimit, now: datetime) -> None:
    _require_planner(actor, limit.agreement)
    record(actor, "round-limit:remove", limit, now=now, note=limit.name)
    limit.delete()


@transaction.atomic
def set_floor(*, actor: Actor, agreement: Agreement, municipality: str, seats: int, now: datetime) -> MunicipalFloor:
    """Say the fewest people from a municipality that a plan must seat; none at all is nought."""
    _require_planner(actor, agreement)
    municipality_of(municipality)
    floor, _ = MunicipalFloor.objects.update_or_create(
        agreement=agreement, municipality=municipality, defaults={"seats": seats}
    )
    record(actor, "round-floor:set", floor, now=now, note=municipality)
    return floor


@transaction.atomic
def note_composition_decision(
    *,
    actor: Actor,
    agreement: Agreement,
    decided_by: str,
    decided_on: date,
    legal_ground: str,
    tolerance: int,
    ends_on: date,
    now: datetime,
) -> CompositionDecision:
    """Keep a decision that lets a plan give up worth for a composition goal."""
    _require_planner(actor, agreement)
    if not decided_by.strip() or not legal_ground.strip() or ends_on <= decided_on or not 0 <= tolerance <= 100:
        raise DecisionNeedsAll
    decision = CompositionDecision.objects.create(
        agreement=agreement,
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        legal_ground=legal_ground.strip(),
        tolerance=tolerance,
        ends_on=ends_on,
        noted_by_id=actor.user,
    )
    record(actor, "composition-decision:note", decision, now=now)
    return decision
