"""Coordinators and officers recruit, employers see those who said yes, nobody else sees anyone."""

from jobbspar.core.access import Role
from tests.factories import a_decision, a_recruitment_activity
from tests.web.who_reaches_what import PageRow, opens_for

SEES = opens_for(Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER)
RECRUITS = opens_for(Role.COORDINATOR, Role.OFFICER)
DECIDES = opens_for(Role.COORDINATOR, Role.EMPLOYER)
CHANGES = opens_for(Role.COORDINATOR)


def round_(world):
    return (world.round.pk,)


def person(world):
    return (world.participation.pk,)


def activity(world):
    return (a_recruitment_activity(world.round).pk,)


def done_by(*roles):
    return opens_for(*roles, status=302)


PAGES = {
    "recruitment:round": PageRow(home=SEES, args=round_),
    "recruitment:plan": PageRow(home=RECRUITS, args=round_),
    "recruitment:repeat": PageRow(home=CHANGES, args=round_),
    "recruitment:from_reserve": PageRow(home=RECRUITS, args=round_),
    "recruitment:merits": PageRow(home=RECRUITS, args=round_),
    "recruitment:interest_new": PageRow(home=CHANGES, args=round_),
    "recruitment:activity_new": PageRow(home=RECRUITS, args=round_),
    "recruitment:activity": PageRow(home=RECRUITS, args=activity),
    "recruitment:activity_edit": PageRow(home=RECRUITS, args=activity),
    "recruitment:activity_invite": PageRow(home=RECRUITS, args=activity),
    "recruitment:activity_attendance": PageRow(home=RECRUITS, args=activity),
    "recruitment:activity_remove": PageRow(home=done_by(Role.COORDINATOR, Role.OFFICER), args=activity, post_only=True),
    "recruitment:candidate": PageRow(home=SEES, args=person),
    "recruitment:candidate_step": PageRow(
        home=done_by(Role.COORDINATOR, Role.OFFICER), args=person, post_only=True, posted={"steg": "nasta"}
    ),
    "recruitment:decide": PageRow(home=DECIDES, args=person),
    "recruitment:told": PageRow(
        home=done_by(Role.COORDINATOR, Role.EMPLOYER),
        args=lambda w: (w.participation.pk, a_decision(w.participation).pk),
        post_only=True,
    ),
}
