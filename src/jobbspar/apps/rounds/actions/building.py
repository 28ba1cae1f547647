"""The problem of an area as it stands today, with everybody's readiness kept for the next who asks."""

from datetime import date

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.chains.actions import keep_readiness
from jobbspar.apps.rounds.bridge import Built, build_problem
from jobbspar.apps.rounds.queries.wishes import list_wishes_to_plan
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor


def problem_today(actor: Actor, agreement: Agreement, organisation: Organisation, *, today: date) -> Built:
    wishes = list_wishes_to_plan(agreement, organisation)
    tracks = {one.track_id for one in wishes}
    tracks |= set(Track.objects.filter(agreement=agreement, leads_to__in=tracks).values_list("pk", flat=True))
    people = {one.participant_id for one in wishes}
    ready = keep_readiness(actor=actor, tracks=tracks, people=people, today=today)
    return build_problem(agreement, wishes=wishes, ready=ready, today=today)
