"""Tracks are changed by coordinators; parties, employers and providers see those they take part in."""

from jobbspar.core.access import Role
from tests.factories import a_gate, a_supervisor
from tests.web.who_reaches_what import PROFESSIONALS, PageRow, opens_for

SEES = opens_for(*PROFESSIONALS)
READS_LETTERS = opens_for(Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER, Role.STEERING)
SIGNS = opens_for(Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER)
NAMES_SUPERVISORS = opens_for(Role.COORDINATOR, Role.EMPLOYER)
CHANGES = opens_for(Role.COORDINATOR)
DOES = opens_for(Role.COORDINATOR, status=302)


def track(world):
    return (world.track.pk,)


def letter(world):
    return (world.letter.pk,)


def round_(world):
    return (world.round.pk,)


def step(world):
    return (world.track.pk, world.track.steps.get().pk)


PAGES = {
    "tracks:list": PageRow(home=SEES, next_door=None),
    "tracks:new": PageRow(home=CHANGES, next_door=None),
    "tracks:show": PageRow(home=SEES, args=track),
    "tracks:edit": PageRow(home=CHANGES, args=track),
    "tracks:state": PageRow(home=CHANGES, args=lambda w: (w.track.pk, "paused")),
    "tracks:steps": PageRow(home=CHANGES, args=track),
    "tracks:step": PageRow(home=CHANGES, args=step),
    "tracks:step_move": PageRow(home=DOES, args=step, post_only=True, posted={"till": "tidigare"}),
    "tracks:gate_new": PageRow(home=CHANGES, args=track),
    "tracks:gate_remove": PageRow(home=DOES, args=lambda w: (w.track.pk, a_gate(w.track).pk), post_only=True),
    "tracks:letter_new": PageRow(home=CHANGES, args=track),
    "tracks:letter": PageRow(home=READS_LETTERS, args=letter),
    "tracks:letter_edit": PageRow(home=CHANGES, args=letter),
    "tracks:letter_print": PageRow(home=READS_LETTERS, args=letter),
    "tracks:letter_sign": PageRow(home=SIGNS, args=letter),
    "tracks:letter_union": PageRow(home=CHANGES, args=letter),
    "tracks:letter_state": PageRow(home=CHANGES, args=lambda w: (w.letter.pk, "withdrawn")),
    "tracks:supervisor_new": PageRow(home=NAMES_SUPERVISORS, args=letter),
    "tracks:supervisor_edit": PageRow(
        home=NAMES_SUPERVISORS, args=lambda w: (w.letter.pk, a_supervisor(w.workplace).pk)
    ),
    "tracks:round_new": PageRow(home=CHANGES, args=track),
    "tracks:round": PageRow(home=SEES, args=round_),
    "tracks:round_edit": PageRow(home=CHANGES, args=round_),
    "tracks:round_step": PageRow(home=CHANGES, args=lambda w: (w.round.pk, w.round.steps.get().pk)),
    "tracks:round_redate": PageRow(home=DOES, args=round_, post_only=True),
    "tracks:round_compare": PageRow(home=SEES, args=round_),
    "tracks:round_state": PageRow(home=CHANGES, args=lambda w: (w.round.pk, "paused")),
}
