"""What the row ids of a plan stand for, when a sentence about them is shown."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from jobbspar.apps.participants.models import Participant
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.core.messages import N_
from jobbspar.core.places import MUNICIPALITIES, PRETEND_MUNICIPALITIES
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.explain import NO_SEAT, Sentence
from jobbspar.core.travel.ways import Site

NOT_SEEN = N_("Somebody you cannot see")
ABOUT_PEOPLE = frozenset({"person", "who"})
ABOUT_ROUNDS = frozenset({"round", "through", "before", "after", "about"})
DAYS = frozenset({"ready", "starts"})


def municipality_name(site: str) -> str:
    """The name of the municipality of a site, or its code where no municipality has it."""
    code = Site.named(site).municipality
    found = MUNICIPALITIES.get(code) or PRETEND_MUNICIPALITIES.get(code)
    return found.name if found else code


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Names by row id as text, of those whom the reader may see; the rest are missing."""
    rows = Participant.objects.filter(pk__in=[int(one) for one in set(people)])
    return {str(row.pk): row.name for row in rows}


def sentence_as_json(sentence: Sentence) -> dict[str, Any]:
    facts = {name: one.isoformat() if isinstance(one, date) else one for name, one in sentence.facts.items()}
    return {"text": sentence.text, "facts": facts}


def sentence_of(raw: Mapping[str, Any], *, labels: Mapping[str, str], names: Mapping[str, str]) -> Sentence:
    """The sentence with words in place of row ids, ready to be translated and filled."""
    facts = {name: _in_words(name, one, labels=labels, names=names) for name, one in raw["facts"].items()}
    return Sentence(raw["text"], facts)


def _in_words(name: str, fact: Any, *, labels: Mapping[str, str], names: Mapping[str, str]) -> Any:
    if name in ABOUT_PEOPLE:
        return names.get(str(fact), NOT_SEEN)
    if name in ABOUT_ROUNDS:
        return fact if fact == NO_SEAT else labels.get(f"r{fact}", labels.get(f"m{fact}", fact))
    if name in DAYS and isinstance(fact, str):
        return date.fromisoformat(fact)
    prefix = {"track": "t", "site": "s"}.get(name)
    return labels.get(f"{prefix}{fact}", fact) if prefix else fact


@contextmanager
def named(plan: RoundPlan) -> Iterator[None]:
    """Let refusals from within tell names and rounds instead of row ids."""
    try:
        yield
    except Refusal as refusal:
        people = [str(one) for name, one in refusal.facts.items() if name in ABOUT_PEOPLE and str(one).isdecimal()]
        names = names_of(people)
        facts = {
            name: _in_words(name, one, labels=plan.work.labels, names=names) for name, one in refusal.facts.items()
        }
        raise type(refusal)(field=refusal.field, mend_at=refusal.mend_at, **facts) from None
