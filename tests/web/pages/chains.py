"""Pages of chains: those who see the track, those who help the person."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

HELPERS = opens_for(Role.COORDINATOR, Role.OFFICER)

PAGES = {
    "chains:track": PageRow(
        home=opens_for(Role.COORDINATOR, Role.OFFICER, Role.PROVIDER, Role.STEERING), args=lambda w: (w.track.pk,)
    ),
    "chains:take_over": PageRow(home=opens_for(Role.COORDINATOR), args=lambda w: (w.track.pk,)),
    "chains:person": PageRow(home=HELPERS, args=lambda w: (w.participant.pk,)),
    "chains:person_track": PageRow(home=HELPERS, args=lambda w: (w.participant.pk, w.track.pk)),
    "chains:ask_track": PageRow(
        home=opens_for(Role.COORDINATOR, Role.OFFICER, Role.PROVIDER, Role.STEERING, status=302),
        args=lambda w: (w.track.pk,),
        post_only=True,
    ),
    "chains:ask": PageRow(
        home=opens_for(Role.COORDINATOR, Role.OFFICER, status=302),
        args=lambda w: (w.participant.pk, w.track.pk),
        post_only=True,
    ),
    "chains:into_plan": PageRow(home=HELPERS, args=lambda w: (w.participation.pk, w.track.pk)),
}
