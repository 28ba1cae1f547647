"""The main menu: each entry shows to those who have the right behind it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from jobbspar.core.access import Actor, Permission
from jobbspar.core.messages import N_

# (label, page, right); None is for everybody signed in.
MENU: tuple[tuple[str, str, Permission | None], ...] = (
    (N_("Start"), "start:home", None),
    (N_("Agreements"), "agreements:list", Permission.AGREEMENT_VIEW),
    (N_("Needs"), "needs:list", Permission.NEED_VIEW),
    (N_("Profiles"), "profiles:list", Permission.PROFILE_VIEW),
    (N_("Activities"), "activities:list", Permission.ACTIVITY_VIEW),
    (N_("Tracks"), "tracks:list", Permission.TRACK_VIEW),
    (N_("Round plan"), "rounds:list", Permission.ROUND_PLAN_VIEW),
    (N_("Participants"), "participants:list", Permission.PARTICIPANT_VIEW),
    (N_("Students"), "plans:students", Permission.STUDENT_VIEW),
    (N_("My plan"), "plans:own", Permission.OWN_PLAN_VIEW),
    (N_("Follow-up"), "statistics:half_year", Permission.STATISTICS_VIEW),
    (N_("Organisations"), "accounts:organisations", Permission.ORGANISATION_VIEW),
)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    label: str
    url: str
    current: bool


def menu_for(actor: Actor, request: HttpRequest) -> list[MenuEntry]:
    """Return the entries the actor may open; the longest address that fits the page is the current one."""
    entries = [(gettext(label), _address(page)) for label, page, right in MENU if right is None or actor.may(right)]
    entries = [(label, url) for label, url in entries if url]
    fitting = [url for _, url in entries if request.path == url or (url != "/" and request.path.startswith(url))]
    here = max(fitting, key=len, default="")
    return [MenuEntry(label, url, url == here) for label, url in entries]


def _address(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
