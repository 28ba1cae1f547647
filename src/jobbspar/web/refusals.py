"""Refusals in the reader's language, on a form or on a page of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from jobbspar.core.refusals import Refusal, SeveralRefusals


@dataclass(frozen=True, slots=True)
class Told:
    """A refusal fit to show: the sentence, what to do, and where."""

    sentence: str
    mend: str
    url: str

    def __str__(self) -> str:
        return self.sentence


def told(refusal: Refusal) -> Told:
    """Translate the sentence, and the facts in it that are labels."""
    facts = {name: _in_words(fact) for name, fact in refusal.facts.items()}
    sentence = gettext(refusal.message)
    mend = gettext(refusal.mend) if refusal.mend else ""
    return Told(sentence % facts if facts else sentence, mend, _address(refusal))


def _in_words(fact: object) -> object:
    """Labels in the reader's language, days as people write them, all else as it is."""
    if isinstance(fact, date):
        return date_format(fact, "j F Y")
    return gettext(fact) if isinstance(fact, str) and fact else fact


def _address(refusal: Refusal) -> str:
    """Where the matter is put right; the reason must be read even if that page has moved."""
    try:
        return reverse(refusal.mend_at[0], args=refusal.mend_at[1]) if refusal.mend_at else ""
    except NoReverseMatch:
        return ""


@contextmanager
def told_on(form: forms.BaseForm) -> Iterator[None]:
    """Put any refusal raised in the block on the form: `with told_on(form): deed(...)`, then look at `form.errors`.

    What the deed had saved is rolled back by the deed itself. Refusals with a `mend_at` are also kept in
    `form.refusals`, so that the page can show the link.
    """
    try:
        yield
    except SeveralRefusals as several:
        for refusal in several.refusals:
            _add(form, refusal)
    except Refusal as refusal:
        _add(form, refusal)


def _add(form: forms.BaseForm, refusal: Refusal) -> None:
    shown = told(refusal)
    form.refusals = [*getattr(form, "refusals", []), shown]  # type: ignore[attr-defined]
    form.add_error(refusal.field if refusal.field in form.fields else None, shown.sentence)
