"""A closed list of values, each with a label to translate."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """Write members as `NAME = "value", N_("English label")`; pages translate `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]
