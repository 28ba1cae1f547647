"""The 290 Swedish municipalities by SCB code, and some that do not exist, read once when first asked for."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jobbspar.core.messages import N_
from jobbspar.core.places.sorting import swedish_sort_key, without_marks
from jobbspar.core.refusals import Refusal


class UnknownMunicipality(Refusal):
    message = N_("There is no municipality with the code %(code)s.")
    mend = N_("Choose the municipality from the list. The code has four digits, such as 0114.")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality and its seat; the code is text, so that 0114 keeps its zero."""

    code: str
    name: str
    county: str
    seat: str
    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if len(self.code) != 4 or not self.code.isdecimal():
            raise ValueError(f"a municipality code has four digits, not {self.code!r}")

    @property
    def county_code(self) -> str:
        return self.code[:2]


def municipality(code: str) -> Municipality:
    """The municipality with this code, real or pretend, or a refusal that names the code."""
    found = MUNICIPALITIES.get(code) or PRETEND_MUNICIPALITIES.get(code)
    if found is None:
        raise UnknownMunicipality(code=code)
    return found


def municipality_called(text: str) -> Municipality | None:
    """The real municipality with exactly this code or name, capitals or not. At once, for lists of thousands."""
    return _by_code_and_name().get(" ".join(text.casefold().split()))


@cache
def _by_code_and_name() -> dict[str, Municipality]:
    places = MUNICIPALITIES.values()
    return {place.name.casefold(): place for place in places} | {place.code: place for place in places}


def find_municipalities(text: str, *, limit: int = 20) -> tuple[Municipality, ...]:
    """Type-ahead by name or code, best first: the letters as typed before å read as a."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return ()
    ranked = ((_rank(place, wanted), swedish_sort_key(place.name), place) for place in MUNICIPALITIES.values())
    hits = sorted((hit for hit in ranked if hit[0] is not None), key=lambda hit: hit[:2])
    return tuple(place for _, _, place in hits[:limit])


def _rank(place: Municipality, wanted: str) -> int | None:
    name = place.name.casefold()
    if wanted in (name, place.code):
        return 0
    if name.startswith(wanted) or place.code.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in name.replace("-", " ").split()):
        return 2
    if _starts_forgivingly(name, wanted):
        return 3
    return 4 if len(wanted) > 1 and wanted in name else None


def _starts_forgivingly(name: str, wanted: str) -> bool:
    """A typed a stands for å too, but a typed å is meant."""
    letters = zip(name, without_marks(name), wanted, strict=False)
    return len(wanted) <= len(name) and all(typed in (exact, plain) for exact, plain, typed in letters)


def counties() -> dict[str, str]:
    """The 21 counties: code to name, in code order."""
    return {place.county_code: place.county for place in MUNICIPALITIES.values()}


@cache
def _read(table: str) -> dict[str, Municipality]:
    with files(__package__).joinpath(table).open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {
            row["code"]: Municipality(
                code=row["code"],
                name=row["name"],
                county=row["county"],
                seat=row["seat"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
            )
            for row in rows
        }


class _ReadWhenAsked(Mapping[str, Municipality]):
    """So that importing this module reads no file."""

    def __init__(self, table: str) -> None:
        self._table = table

    def __getitem__(self, code: str) -> Municipality:
        return _read(self._table)[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_read(self._table))

    def __len__(self) -> int:
        return len(_read(self._table))


MUNICIPALITIES: Mapping[str, Municipality] = _ReadWhenAsked("municipalities.tsv")
# For demos and lessons. Their codes begin with 99, which no county has; nobody finds them by searching.
PRETEND_MUNICIPALITIES: Mapping[str, Municipality] = _ReadWhenAsked("pretend.tsv")
