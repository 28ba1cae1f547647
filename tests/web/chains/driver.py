"""Somebody on the way to a track for drivers, and the pages of that person's chains."""

from datetime import date

from django.urls import reverse

from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.participants.models import Evidence
from jobbspar.core.access import Role
from tests.factories import TODAY, a_requirement, an_activity
from tests.web.world import a_world

FAR = date(2030, 1, 7)  # A Monday to come, within the years that a chain may take (LONGEST_CHAIN_WEEKS).


def a_world_with_a_driver():
    """The person lacks a licence that the track asks for at the start; the municipality gives a course."""
    made = a_world()
    profile = type(made.profile).objects.create(title="Förare", organisation=made.municipality, employer=made.employer)
    a_requirement(profile)
    a_requirement(profile, kind="licence", name="Körkort B", skill="", level="", when="at_start")
    made.track.profile = profile
    made.track.save()
    Evidence.objects.filter(participant=made.participant).delete()
    Evidence.objects.create(
        participant=made.participant, kind="licence", name="Körkort B", source="own_words", dated=TODAY, fulfils=False
    )
    made.course = an_activity(
        made.municipality, name="Körkort i Larch", kind="driving_licence", weeks=8, provider=made.provider
    )
    made.course.starts.create(day=FAR)
    ActivityTerm.objects.create(activity=made.course, direction="yields", kind="licence", name="Körkort B")
    return made


def get(client, world, name, *args, role=Role.COORDINATOR, **query):
    client.force_login(world.users[role])
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer


def outlook(client, world, **facts):
    return get(client, world, "chains:person", world.participant.pk, **facts)


def way(client, world, **query):
    return get(client, world, "chains:person_track", world.participant.pk, world.track.pk, **query)
