"""Names of people who do not exist: given names that many have, and family names of trees and flowers."""

from random import Random

WOMEN = (
    "Amina", "Fatuma", "Hodan", "Rahel", "Samar", "Zahra", "Nour", "Leyla", "Mariam", "Selam", "Shirin", "Yasmin",
    "Olena", "Iryna", "Ngozi", "Esther", "Parisa", "Hiba", "Rojin", "Aisha", "Lina", "Emma", "Sara", "Wanja", "Malai",
    "Thuy", "Soraya", "Helen", "Tigist", "Dalia",
)  # fmt: skip
MEN = (
    "Yusuf", "Ahmed", "Abdi", "Samuel", "Khaled", "Reza", "Bilal", "Tesfay", "Omid", "Karim", "Mahmoud", "Idris",
    "Dmytro", "Andrii", "Emeka", "Joseph", "Navid", "Hassan", "Baran", "Ismail", "Elias", "Viktor", "Oskar", "Filmon",
    "Somchai", "Minh", "Farid", "Dawit", "Rashid",
)  # fmt: skip
FAMILY = (
    "Björkdal", "Granlid", "Lindåker", "Rönnberga", "Asplöv", "Ekbacken", "Tallmoss", "Enris", "Hasselvik", "Sälgby",
    "Videmark", "Lönnestig", "Ljungrot", "Blåklint", "Smultronäng", "Hägglid", "Kornell", "Nyponstig", "Sippmark",
    "Liljedalen", "Klöverhed", "Vallmoås", "Prästkrage", "Olvonkulle", "Slånbärsmo", "Tranbärsmyr", "Lingonhed",
    "Hjortronmyr", "Pilträsk", "Alkärr", "Idegran", "Kaprifolås", "Pionlund", "Syrenhäck", "Murgrönsvägg", "Mynta",
)  # fmt: skip


class Deck:
    """Cards with given shares, shuffled anew when they are used up: shares hold, the order does not show."""

    def __init__(self, chance: Random, **cards: int) -> None:
        self._chance = chance
        self._cards = [card for card, number in cards.items() for _ in range(number)]
        self._left: list[str] = []

    def draw(self) -> str:
        if not self._left:
            self._left = self._chance.sample(self._cards, len(self._cards))
        return self._left.pop()


class Names:
    """Gives each name once."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._given: set[tuple[str, str]] = {("Amina", "Björkdal")}

    def draw(self, given_names: tuple[str, ...]) -> tuple[str, str]:
        while (name := (self._chance.choice(given_names), self._chance.choice(FAMILY))) in self._given:
            pass
        self._given.add(name)
        return name
