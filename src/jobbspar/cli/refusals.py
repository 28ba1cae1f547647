"""A refusal in the language of the terminal, on standard error."""

import sys

from jobbspar.cli.words import speaks_swedish
from jobbspar.core.refusals import Refusal


def complain_about_refusal(refusal: Refusal) -> None:
    from django.utils.translation import gettext, override

    with override("sv" if speaks_swedish() else "en"):
        facts = {name: gettext(fact) if isinstance(fact, str) else fact for name, fact in refusal.facts.items()}
        print(gettext(refusal.message) % facts, gettext(refusal.mend), sep="\n", file=sys.stderr, flush=True)
