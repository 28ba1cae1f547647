"""What it would take for a round that is planned: the panel on the round's own page, for those who plan."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.rounds.bridge import RoundTakes, WishOfTrack, what_round_takes
from jobbspar.core.access import Actor
from jobbspar.core.rounds.what_if import Easing, Opening
from jobbspar.web.components.readable import day, number
from jobbspar.web.rounds.chosen import Way
from jobbspar.web.rounds.wording import in_words, ready_in_words, travel_in_words


@dataclass(frozen=True, slots=True)
class InSight:
    """Somebody who has said yes to the track and has no seat: in reach, or what keeps the person away."""

    name: str
    url: str
    is_in_reach: bool
    said: str


@dataclass(frozen=True, slots=True)
class Takes:
    standing: list[str]
    nothing_helps: bool
    has_place: bool
    has_passed: bool
    ways: list[Way] = field(default_factory=list)
    people: list[InSight] = field(default_factory=list)
    more: int = 0
    unknown: str = ""

    @property
    def wishing(self) -> int:
        return len(self.people) + self.more


def takes_of(actor: Actor, round: Any, *, may_edit: bool, today: date) -> Takes | None:
    """Nothing for those who do not plan rounds, or where the round has begun or is over."""
    found = what_round_takes(actor, round, today=today)
    if found is None:
        return None
    return Takes(
        standing=_standing(found),
        nothing_helps=not found.are_in_sight and not found.openings,
        has_place=bool(round.municipality),
        has_passed=round.starts < today,
        ways=[_way(one, round, may_edit=may_edit) for one in found.openings],
        people=[_in_sight(one, today=today) for one in found.people],
        more=found.more,
        unknown=_unknown(found.not_worked_out),
    )


def _standing(found: RoundTakes) -> list[str]:
    text = _("%(inside)s are in the round or on their way in, and at least %(minimum)s are needed.")
    said = [text % {"inside": number(found.inside), "minimum": number(found.minimum)}]
    said.append(
        _("%(lacking)s more are needed.") % {"lacking": found.lacking} if found.lacking else _("That is enough.")
    )
    if found.asked:
        text = ngettext(
            "%(count)s person has been offered a seat and has not answered.",
            "%(count)s people have been offered a seat and have not answered.",
            found.asked,
        )
        said.append(text % {"count": number(found.asked)})
    if found.in_reach:
        text = ngettext(
            "%(count)s person has said yes to the track, has no seat and could take this one.",
            "%(count)s people have said yes to the track, have no seat and could take one here.",
            found.in_reach,
        )
        said.append(text % {"count": number(found.in_reach)})
    elif found.lacking:
        said.append(_("Nobody more who has said yes to the track could take a seat here as things are."))
    if found.lacking and found.are_in_sight:
        said.append(_("With their yes the round has enough."))
    return said


def _unknown(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "For %(count)s person it is not worked out when the track can be begun. The person is counted as ready.",
        "For %(count)s people it is not worked out when the track can be begun. They are counted as ready.",
        count,
    )
    return text % {"count": number(count)} + " " + _("It is worked out when somebody asks for a round plan.")


def _way(opening: Opening, round: Any, *, may_edit: bool) -> Way:
    """A round is changed in its own form, where all that follows from it is seen; travel is people's own to say."""
    if opening.easing is Easing.TRAVEL:
        said = _("Enough if trips of %(needed)s minutes are accepted.") % {"needed": opening.needed}
        link = _("See the travel times, and ask those it is about")
        return Way(said, None, reverse("travel:area", args=[round.track.agreement_id]), link)
    if opening.easing is Easing.MINIMUM:
        facts = {"needed": opening.needed, "is_now": opening.is_now}
        said, fields = (
            _("Enough if the fewest are %(needed)s instead of %(is_now)s.") % facts,
            {"least_people": opening.needed},
        )
    else:
        starts = round.starts + timedelta(weeks=opening.needed)
        text = ngettext(
            "Enough if it starts %(needed)s week later, on %(day)s.",
            "Enough if it starts %(needed)s weeks later, on %(day)s.",
            opening.needed,
        )
        said, fields = text % {"needed": opening.needed, "day": day(starts)}, {"starts": starts}
    if not may_edit:
        return Way(said, None)
    url = reverse("tracks:round_edit", args=[round.pk])
    return Way(said, None, f"{url}?{urlencode(fields)}", _("Change the round"))


def _in_sight(one: WishOfTrack, *, today: date) -> InSight:
    if one.why_not:
        said = [in_words(sentence, names={}) for sentence in one.why_not]
    else:
        said = [ready_in_words(one.ready, today=today)]
        if one.minutes is not None:
            said.append(travel_in_words(one.minutes, mode=one.mode, longest=one.longest_minutes))
    url = reverse("participants:show", args=[one.participant_id])
    return InSight(one.name, url, not one.why_not, " ".join(said))
