"""The composer of a track's chain: the proposal, moved in the address, and taken over as it was seen."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.apps.chains.bridge import arrangement_of
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Role
from jobbspar.core.arrangement import as_text
from tests.factories import a_requirement, an_activity
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
FAR = date(2126, 1, 7)  # A Monday that has not come, whatever day the tests are run.


@pytest.fixture
def world():
    """The track's profile asks spoken B1 and a licence; a course of the municipality gives each."""
    made = a_world()
    made.profile.state = "draft"
    made.track.profile = None
    made.track.save()
    profile = type(made.profile).objects.create(
        title="Vårdbiträde", organisation=made.municipality, employer=made.employer
    )
    a_requirement(profile)
    a_requirement(profile, kind="licence", name="Körkort B", skill="", level="", when="learnt_in_track")
    made.track.profile = profile
    made.track.save()
    made.swedish = a_course(made, "Yrkessvenska i Larch", kind="sfi", weeks=20)
    ActivityTerm.objects.create(
        activity=made.swedish, direction="yields", kind="language", name="Svenska", skill="speak", level="b1"
    )
    made.licence = a_course(made, "Körkort med språkstöd", kind="driving_licence", weeks=8)
    ActivityTerm.objects.create(activity=made.licence, direction="yields", kind="licence", name="Körkort B")
    return made


def a_course(world, name, **facts):
    return an_activity(world.municipality, name=name, is_rolling=True, provider=world.provider, **facts)


def page(client, world, role=Role.COORDINATOR, **query):
    client.force_login(world.users[role])
    answer = client.get(reverse("chains:track", args=[world.track.pk]), {"starts": FAR.isoformat(), **query})
    assert answer.status_code == 200, answer.status_code
    return answer


def chain(*stages):
    return "-".join(".".join(f"{activity.pk}w{weeks}" for activity, weeks in stage) for stage in stages)


def test_the_proposal_runs_swedish_beside_the_licence(client, world):
    found = page(client, world).context["sketch"]

    assert [{piece.activity for piece in stage} for stage in found.arrangement] == [
        {world.swedish.pk, world.licence.pk}
    ]
    assert found.arranged.ends == found.earliest == FAR + timedelta(weeks=20)


def test_the_chain_in_the_address_is_shown_with_its_own_end(client, world):
    text = chain([(world.licence, 8)], [(world.swedish, 20)])

    answer = page(client, world, kedja=text)

    assert answer.context["sketch"].arranged.ends == FAR + timedelta(weeks=28)
    assert answer.context["text"] == text
    assert "Det tidigaste möjliga är" in answer.content.decode()


def test_every_move_is_a_link_to_the_chain_after_it(client, world):
    stages = page(client, world, kedja=chain([(world.licence, 8)], [(world.swedish, 20)])).context["stages"]
    moves = {move["id"].split("-")[0]: move["url"] for move in stages[1]["steps"][0]["moves"]}

    after = client.get(moves["parallel"])

    assert len(after.context["stages"]) == 1
    assert after.context["sketch"].arranged.starts == FAR


def test_a_wait_is_told_with_its_cause_and_what_would_remove_it(client, world):
    world.licence.is_rolling = False
    world.licence.save()
    world.licence.starts.create(day=FAR + timedelta(weeks=30))

    text = page(client, world).content.decode()

    assert "nästa start är 5 augusti 2126" in text
    assert "Med en start direkt skulle hela kedjan vara klar" in text


def test_half_a_year_of_practice_waits_for_a_day_when_the_law_allows_it_and_more_is_told(client, world):
    """Six months from 7 January are 181 days, from 1 March 184."""
    practice = a_course(world, "Praktik i köket", kind="work_practice", weeks=26)

    half_a_year = page(client, world, kedja=chain([(practice, 26)])).content.decode()
    longer = page(client, world, kedja=chain([(practice, 30)])).content.decode()

    assert "börjar 1 mars 2126" in half_a_year
    assert "längre än lagen tillåter" in half_a_year
    assert "”Praktik i köket” är 30 veckor. Det är längre än lagen tillåter, vilken dag den än börjar." in longer


def test_a_step_before_what_it_asks_is_told(client, world):
    ActivityTerm.objects.create(
        activity=world.licence, direction="asks", kind="language", name="Svenska", skill="speak", level="b1"
    )

    wrong = page(client, world, kedja=chain([(world.licence, 8)], [(world.swedish, 20)]))
    right = page(client, world, kedja=chain([(world.swedish, 20)], [(world.licence, 8)]))

    assert "det steget måste vara klart först" in wrong.content.decode()
    assert right.context["too_early"] == []


def test_a_level_that_is_counted_on_needs_no_step(client, world):
    found = page(client, world, level_0="b1").context["sketch"]

    assert [piece.activity for stage in found.arrangement for piece in stage] == [world.licence.pk]


def test_levels_are_chosen_in_the_readers_language(client, world):
    text = page(client, world).content.decode()

    assert "Före A1" in text
    assert "before A1" not in text


def test_what_nothing_in_the_catalogue_leads_to_is_told(client, world):
    a_requirement(world.track.profile, kind="skill", name="Ritningsläsning", skill="", level="", when="learnt_in_track")

    assert "Ritningsläsning" in page(client, world).context["without_way"]


def test_a_broken_address_is_told_and_the_proposal_is_shown(client, world):
    answer = page(client, world, kedja="1w")

    assert "går inte att läsa" in answer.content.decode()
    assert answer.context["stages"]


def test_an_activity_that_is_gone_is_a_refusal(client, world):
    client.force_login(world.users[Role.COORDINATOR])

    answer = client.get(reverse("chains:track", args=[world.track.pk]), {"kedja": "999999w4"})

    assert answer.status_code == 409


def test_a_track_without_a_profile_says_what_to_do(client, world):
    Track.objects.filter(pk=world.track.pk).update(profile=None)

    assert "Välj profil" in page(client, world).content.decode()


def take_over(client, world, text, **posted):
    client.force_login(world.users[Role.COORDINATOR])
    address = f"{reverse('chains:take_over', args=[world.track.pk])}?kedja={text}"
    shown = client.get(address)
    first = shown.context["form"].initial
    return client.post(address, {**first, **posted})


def test_the_difference_is_shown_and_the_chain_taken_over(client, world):
    text = chain([(world.swedish, 20), (world.licence, 8)])

    answer = take_over(client, world, text)

    assert answer.status_code == 302
    assert as_text(arrangement_of(Track.objects.get(pk=world.track.pk))) == text


def test_somebody_elses_change_is_told_and_the_next_yes_is_to_what_is_there(client, world):
    text = chain([(world.licence, 8)])

    answer = take_over(client, world, text, seen=chain([(world.swedish, 20)]))

    assert answer.status_code == 200
    assert "Någon annan har ändrat" in answer.content.decode()
    again = client.post(answer.request["PATH_INFO"] + f"?kedja={text}", answer.context["form"].data)
    assert again.status_code == 302


def test_only_those_who_keep_the_track_are_offered_to_take_it_over(client, world):
    assert "Ta över som" in page(client, world).content.decode()
    assert "Ta över som" not in page(client, world, Role.OFFICER).content.decode()


def test_thirty_activities_ask_the_database_as_often_as_three(client, world):
    def asked(more):
        for number in range(more):
            course = a_course(world, f"Kurs {number}", weeks=4)
            ActivityTerm.objects.create(activity=course, direction="yields", kind="skill", name=f"Sak {number}")
        with CaptureQueriesContext(connection) as seen:
            page(client, world)
        return len(seen)

    page(client, world)
    assert asked(3) == asked(27)
