"""What is new this week: people who have just come, and the participant who follows the own plan."""

from datetime import timedelta

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import accept_invitation, invite
from jobbspar.apps.participants.queries import list_participants
from jobbspar.core.access import Role
from jobbspar.demo.people import Crowd
from jobbspar.demo.signins import PASSWORD
from jobbspar.demo.stage import Stage

JUST_COME = ("larch", "larch", "larch", "elm", "spruce", "rowan", "aspen", "alder")


def welcome_newcomers(stage: Stage, crowd: Crowd) -> None:
    """People in the register who are not in any round yet."""
    for number, home in enumerate(JUST_COME):
        crowd.enter(home=home, day=stage.friday - timedelta(days=number))


def let_amina_in(stage: Stage) -> None:
    """One participant has an account, tied to the person by a one-time link."""
    with stage.played_by("larch") as actor:
        amina = list_participants(actor, text="Amina Björkdal").get()
        invited = invite(
            actor=actor,
            organisation=stage.organisations["larch"],
            role=Role.PARTICIPANT,
            email="amina@deltagare.example",
            name=amina.name,
            participant=amina.pk,
            now=stage.at(-3),
        )
    with acting_as(None):
        stage.users["amina"] = accept_invitation(
            secret=invited.secret, actor=None, name=amina.name, password=PASSWORD, now=stage.at(-3, 1)
        )
