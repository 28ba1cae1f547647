"""Run as a program over the database of a folder: areas with people and rounds, and a plan asked for in each.

`python -m tests.cli.many_areas 3` prints the row ids of the plans. Also the way to try workers by hand.
"""

import sys
from datetime import timedelta

import django


def main(number: int) -> list[int]:
    """Every area has one coordinator, who asks for all plans at once."""
    from django.utils import timezone

    from jobbspar.apps.accounts.acting import acting_as
    from jobbspar.apps.accounts.bridge import actor_for
    from jobbspar.apps.accounts.models import Membership
    from jobbspar.apps.rounds.actions import ask_for_area_plans
    from jobbspar.apps.rounds.queries import list_areas
    from jobbspar.core.access import Role
    from tests.factories import NOON, a_user

    start_numbers_after_those_used()
    lead = a_user()
    for _ in range(number):
        place = an_area_of(people=300, rounds=10)
        Membership.objects.create(user=lead, organisation=place, role=Role.COORDINATOR, since=NOON)
    actor = actor_for(lead)
    with acting_as(actor):
        plans = ask_for_area_plans(actor=actor, areas=list_areas(actor), now=timezone.now())
    return [plan.pk for plan in plans]


def start_numbers_after_those_used():
    """The factories number what they make; what an earlier run has made stays in the folder."""
    from itertools import count

    from jobbspar.apps.accounts.models import User
    from tests import factories

    factories._numbers = count(User.objects.count() * 100 + 1)


def an_area_of(*, people: int, rounds: int):
    from jobbspar.apps.participants.models import Participant
    from jobbspar.apps.rounds.models import RoundOption, TrackWish
    from tests.factories import TODAY, a_track, a_user, an_agreement, an_organisation

    place, by = an_organisation(), a_user()
    agreement = an_agreement(place)
    track = a_track(agreement)
    who = Participant.objects.bulk_create(
        Participant(organisation=place, given_name="D", family_name=f"N{at}", created_on=TODAY, municipality="2403")
        for at in range(people)
    )
    TrackWish.objects.bulk_create(
        TrackWish(participant=one, track=track, rank=1 + at % 3, said_on=TODAY - timedelta(weeks=at % 50), noted_by=by)
        for at, one in enumerate(who)
    )
    RoundOption.objects.bulk_create(
        RoundOption(
            agreement=agreement,
            track=track,
            municipality="2403",
            starts=TODAY + timedelta(weeks=60 + at),
            least_people=8,
            seats=12,
            effort=200 * at,
        )
        for at in range(rounds)
    )
    return place


if __name__ == "__main__":
    django.setup()
    print(*main(int(sys.argv[1])))
