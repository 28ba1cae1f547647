"""Every round of the story: when it starts, who coordinates, and how it goes for each person in it."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import Participant
    from jobbspar.apps.recruitment.models import Participation
    from jobbspar.apps.tracks.models import Round

# How it goes for a person, one letter each. In capitals those who have started and left, with their outcome:
# W work, B own business, S studies, C continued support, M moved, L on leave, I interrupted, U not known.
# In small letters: o takes part now, s selected, r reserve, n not selected, d declined, m has met the employer,
# v invited, c candidate, i interested.
LEFT, STARTED = frozenset("WBSCMLIU"), frozenset("WBSCMLIUo")
SELECTED = STARTED | {"s"}
DECIDED = SELECTED | frozenset("rn")
MET = DECIDED | {"m"}
INVITED = MET | {"v"}
CANDIDATES = INVITED | frozenset("cd")


class Run(NamedTuple):
    """A round. `starts` is weeks from now; `back` takes that many people along from the round `back_from`."""

    key: str
    track: str
    coordinator: str
    starts: int
    seats: int
    fates: str
    place: str
    goes_to: str
    repeats: str = ""
    back_from: str = ""
    back: int = 0


RUNS = (
    Run("basic-1", "basic", "larch-two", -116, 10, "SSSSCWWIU", "Larchköping", "closed"),
    Run("preschool-1", "preschool", "larch", -112, 10, "WWWWWWSSCIrrrnnd", "Förskolan Kotten", "closed"),
    Run("industry-1", "industry", "larch", -88, 8, "WWWWWSCIrnn", "Lärkträ", "closed"),
    Run("park-1", "park", "alder", -124, 6, "WWWBSUd", "Alder", "closed"),
    Run("basic-five-1", "basic-five", "elm", -122, 9, "WWWWSSCCI", "Elmsele", "closed"),
    Run("care-1", "care", "elm", -130, 10, "WWWWWWSSCMrrn", "Almgården", "closed"),
    Run("service-1", "service", "spruce", -72, 8, "WWWWWSCIrn", "Sprucesjö", "closed"),
    Run("service-2", "service", "spruce", -46, 6, "iid", "Rowanträsk", "cancelled"),
    Run("service-3", "service", "spruce", -21, 8, "WWWSLooon", "Sprucesjö", "closing", repeats="service-1"),
    Run("service-4", "service", "spruce", 5, 8, "vvccii", "Sprucesjö", "recruiting"),
    Run("engineers-1", "engineers", "spruce", 4, 4, "ccii", "Sprucesjö", "paused"),
    Run("basic-five-2", "basic-five", "elm", -13, 10, "ooooooooId", "Elmsele", "running"),
    Run("care-2", "care", "elm", -28, 10, "oooooooooWrrn", "Almgården", "running", "care-1"),
    Run("care-3", "care", "elm", 26, 10, "", "Almgården", "planned", "care-1"),
    Run("basic-2", "basic", "larch-two", -11, 10, "oooooooooI", "Larchköping", "running", "basic-1"),
    Run("basic-3", "basic", "larch-two", 18, 10, "", "Larchköping", "planned", "basic-1"),
    Run("preschool-2", "preschool", "larch", -21, 10, "ooooooooornn", "Förskolan Barret", "running", "preschool-1",
        "basic-1", 3),
    Run("industry-2", "industry", "larch", 2, 8, "ssmmmvccirnd", "Lärkträ och Norrmek", "recruiting"),
)  # fmt: skip

HOMES_OF_FIVE = ("elm", "spruce", "elm", "rowan", "spruce", "aspen", "elm", "alder")


@dataclass
class Going:
    """A person in a round, and the fate that waits."""

    person: "Participant"
    home: str
    fate: str
    number: int
    participation: "Participation"


@dataclass
class Played:
    """A round that has been played as far as the story goes."""

    run: Run
    round: "Round"
    coordinator: str
    goings: list[Going] = field(default_factory=list)

    @property
    def ends(self) -> date:
        """The day after the last; every round of the story has steps, and so an end."""
        if self.round.ends is None:
            raise ValueError(f"round {self.run.key} has no end")
        return self.round.ends

    def having(self, fates: frozenset[str]) -> list[Going]:
        return [going for going in self.goings if going.fate in fates]
