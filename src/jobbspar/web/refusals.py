"""Refusals in the reader's language, on a form or on a page of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django import forms
from django.urls import reverse
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
    facts = {name: gettext(fact) if isinstance(fact, str) and fact else fact for name, fact in refusal.facts.items()}
    sentence = gettext(refusal.message)
    url = reverse(refusal.mend_at[0], args=refusal.mend_at[1]) if refusal.mend_at else ""
    return Told(sentence % facts if facts else sentence, gettext(refusal.mend) if refusal.mend else "", url)


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
