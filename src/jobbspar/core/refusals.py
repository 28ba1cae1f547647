"""What the rules say no to: a named sentence with its facts, and where the matter can be put right."""

from typing import Any, ClassVar


class Refusal(Exception):
    """A rule said no. Subclasses are sentences; `message` is an English msgid with %(named)s places.

    `field` names the form field the sentence belongs to, if any. `mend` is what the person can do next and
    `mend_at` the page (a URL name with arguments) where it is done; pages make a link of the two.
    """

    message: ClassVar[str]
    mend: ClassVar[str] = ""

    def __init__(self, *, field: str | None = None, mend_at: tuple[str, tuple[Any, ...]] | None = None, **facts: Any):
        self.field = field
        self.mend_at = mend_at
        self.facts = facts
        super().__init__(self.message % facts if facts else self.message)


class SeveralRefusals(Exception):
    """Several conditions are missing at once, so that all can be shown together."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        super().__init__("; ".join(str(refusal) for refusal in refusals))
