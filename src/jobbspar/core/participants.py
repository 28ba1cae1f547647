"""What is noted about a person who takes part: only what is needed, with the rest kept apart (handbook §7.1)."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.messages import N_
from jobbspar.core.participation import Sex
from jobbspar.core.refusals import Refusal


class NameMissing(Refusal):
    message = N_("Write both given name and family name.")


class AlreadyKnown(Refusal):
    """Somebody with the same personal number is in the register of the organisation."""

    message = N_("%(who)s with the same personal number is already in the register.")
    mend = N_("Open that person")


class SharedAlready(Refusal):
    message = N_("%(organisation)s can already see the person.")


class GroundMissing(Refusal):
    message = N_("Write on what ground the other organisation may see the person.")


class EvidenceIncomplete(Refusal):
    message = N_("Write what it is and where you saw it.")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What those who help the person see."""

    given_name: str
    family_name: str
    phone: str = ""
    email: str = ""
    municipality: str = ""
    interpreter: str = ""
    adaptation: str = ""
    wish: str = ""
    sfi_first_admission: date | None = None

    def __post_init__(self) -> None:
        if not self.given_name.strip() or not self.family_name.strip():
            raise NameMissing(field="given_name")


@dataclass(frozen=True, slots=True)
class BackgroundFacts:
    """For identification and follow-up only. `personal_number` has twelve characters or is None; unknown is normal."""

    personal_number: str | None = None
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    education_level: str = "unknown"
    schooling_years: int | None = None
    is_education_documented: bool | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """One thing seen. `fulfils` False notes that something is known not to be in place."""

    kind: str
    name: str
    source: str
    skill: str = ""
    level: str = ""
    fulfils: bool = True
    dated: date | None = None
    expires: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.source.strip():
            raise EvidenceIncomplete(field="name" if not self.name.strip() else "source")
