"""How far it is from where a person lives, by what the person travels by, as the area's travel times tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.travel.queries import terms_of, ways_for
from jobbspar.core.travel.ways import LONGEST_TRIP, NOT_ASKED, Site, Terms, Way


@dataclass(frozen=True, slots=True)
class Journeys:
    """One person's trips in one area, by the municipality one travels to."""

    home: str
    terms: Terms
    ways: dict[str, Way]

    def to(self, site: str) -> Way | None:
        """The trip, by what the person travels by; nothing where a place is not known, or one does not leave home."""
        return self.ways.get(site) if site != self.home else None

    def is_beyond(self, site: str) -> bool:
        """Whether it is farther than the person has said, or there is no way; what is not known or asked is not."""
        way = self.to(site)
        if way is None or not self.terms.is_asked:
            return False
        return way.is_closed or (way.minutes is not None and way.minutes > self.terms.longest_minutes)

    def minutes_to(self, site: str) -> int:
        """For choosing between chains that are otherwise as good: what cannot be reached counts as the longest trip."""
        way = self.to(site)
        if way is None:
            return 0
        return LONGEST_TRIP if way.is_closed else way.minutes or 0


NOWHERE = Journeys("", NOT_ASKED, {})


class Travels:
    """The journeys of one person in each area; what is the same for several tracks is read once."""

    def __init__(self, participant: Participant) -> None:
        self._home = participant.municipality
        self._terms = terms_of([participant.pk])[participant.pk]
        self._ways: dict[int, dict[str, Way]] = {}
        self._read: dict[int, set[str]] = {}

    def in_area(self, agreement: Agreement, sites: Iterable[str]) -> Journeys:
        if not self._home:
            return NOWHERE
        ways = self._ways.setdefault(agreement.pk, {})
        read = self._read.setdefault(agreement.pk, set())
        new = set(sites) - read - {"", self._home}
        if new:
            found = ways_for(agreement, [self._home], map(Site, new))
            ways |= {way.site.municipality: way for way in found if way.mode is self._terms.mode}
            read |= new
        return Journeys(self._home, self._terms, ways)
