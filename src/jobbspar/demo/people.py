"""About 150 people who do not exist, in the shares that are known of local job tracks (handbook §5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobbspar.apps.participants.actions import note_evidence, register_participant
from jobbspar.core.identity import NumberKind, demo_personal_number
from jobbspar.core.participants import BackgroundFacts, EvidenceFacts, PersonFacts
from jobbspar.core.participation import Sex
from jobbspar.core.profiles import EvidenceSource, RequirementKind
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.demo.names import MEN, WOMEN, Deck, Names
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import Participant

SKILLS = (LanguageSkill.LISTEN, LanguageSkill.SPEAK, LanguageSkill.READ, LanguageSkill.WRITE)
# What somebody who comes from a course can roughly do; listening comes first, writing last.
LEVELS_AFTER = {
    "b": ("a2", "a1", "a1", "a1"),
    "c": ("a2", "a2", "a2", "a1"),
    "d": ("b1", "b1", "b1", "a2"),
    "native": ("c2", "c2", "c1", "c1"),
}
LANGUAGES = ("arabiska", "somaliska", "tigrinja", "dari", "ukrainska", "thailändska")
WISHES = (
    "Vill arbeta med människor.", "Vill ha ett fast arbete nära hemmet.", "Vill bli undersköterska på sikt.",
    "Gillar att arbeta med händerna.", "Vill kunna försörja familjen själv.", "Vill lära sig yrket på riktigt.", "",
)  # fmt: skip
ADAPTATIONS = ("", "", "", "Instruktioner både i text och bild.", "Korta pass i början.", "Lugn plats att läsa på.")
CERTIFICATES = (
    (RequirementKind.EXPERIENCE, "Erfarenhet av yrket", EvidenceSource.OWN_WORDS),
    (RequirementKind.LICENCE, "Körkort B", EvidenceSource.CERTIFICATE),
    (RequirementKind.CERTIFICATE, "Livsmedelshygien", EvidenceSource.CERTIFICATE),
    (RequirementKind.SKILL, "Trädgårdsskötsel", EvidenceSource.MAPPING),
    (RequirementKind.SCHEDULE, "Arbete kväll och helg", EvidenceSource.OWN_WORDS),
    (RequirementKind.SCHEDULE, "Tvåskift", EvidenceSource.OWN_WORDS),
)


@dataclass
class Crowd:
    """Draws the next person, from decks with the right shares."""

    stage: Stage
    count: int = 0
    sexes: Deck = field(init=False)
    schools: Deck = field(init=False)
    courses: Deck = field(init=False)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        chance = self.stage.chance
        self.sexes = Deck(chance, woman=22, man=17, unknown=1)
        self.schools = Deck(
            chance, under_9_years=15, nine_years=14, upper_secondary=4, post_under_2_years=1, post_2_years=2, unknown=4
        )
        self.courses = Deck(chance, b=4, c=8, d=6, native=2)
        self.names = Names(chance)

    def enter(self, *, home: str, day: date, sex: Sex | None = None) -> "Participant":
        """Let the coordinator at home register one more person on that day; of either sex unless the story says."""
        if sex is None:
            sex = Sex.WOMAN if self.count == 0 else Sex(self.sexes.draw())
        course = self.courses.draw()
        given, family = self._name(sex)
        chance = self.stage.chance
        facts = PersonFacts(
            given_name=given,
            family_name=family,
            phone=f"070-174 06 {5 + self.count % 95:02}",  # A range kept for stories.
            municipality=self.stage.organisations[home].municipality,
            interpreter=chance.choice(LANGUAGES) if course == "b" else "",
            adaptation=chance.choice(ADAPTATIONS),
            wish=chance.choice(WISHES),
            sfi_first_admission=None if course == "native" else day - timedelta(weeks=chance.randint(30, 90)),
        )
        background = self._background(sex)
        self.count += 1
        now = self.stage.moment(day)
        with self.stage.played_by(home) as actor:
            person = register_participant(
                actor=actor,
                organisation=self.stage.organisations[home],
                facts=facts,
                background=background,
                now=now,
            )
            for evidence in self._evidence(course, day):
                note_evidence(actor=actor, participant=person, facts=evidence, now=now)
        return person

    def _name(self, sex: Sex) -> tuple[str, str]:
        if self.count == 0:
            return "Amina", "Björkdal"
        both = self.stage.chance.choice((WOMEN, MEN))
        return self.names.draw({Sex.WOMAN: WOMEN, Sex.MAN: MEN}.get(sex, both))

    def _background(self, sex: Sex) -> BackgroundFacts:
        """A third have a number that no one can have, a third a day of birth, for the rest neither is known."""
        chance = self.stage.chance
        year = self.stage.monday.year - (chance.randint(17, 24) if chance.random() < 0.3 else chance.randint(25, 57))
        school = EducationLevel(self.schools.draw())
        known_years = {EducationLevel.COMPULSORY_UNDER_9: chance.randint(0, 7), EducationLevel.COMPULSORY_9: 9}
        born = date(year, 1, 1)
        number = None
        if self.count % 3 == 0:
            kind = NumberKind.COORDINATION if self.count % 4 == 0 else NumberKind.PERSONAL
            number = demo_personal_number(self.count * 2, born=born, kind=kind)
        guessed = born + timedelta(days=chance.randint(0, 364)) if self.count % 3 == 1 else None
        return BackgroundFacts(
            personal_number=number.value if number else None,
            birth_date=number.birth_date if number else guessed,
            sex=sex,
            education_level=school,
            schooling_years=known_years.get(school),
            is_education_documented=None if school is EducationLevel.UNKNOWN else chance.random() < 0.6,
        )

    def _evidence(self, course: str, day: date) -> Iterator[EvidenceFacts]:
        """Two to four skills of Swedish, and at times a certificate; of one in six nothing is noted yet."""
        chance = self.stage.chance
        if chance.random() < 1 / 6:
            return
        source = chance.choice((EvidenceSource.MAPPING, EvidenceSource.OBSERVATION, EvidenceSource.GRADE))
        known = chance.randint(2, len(SKILLS))
        for skill, level in list(zip(SKILLS, LEVELS_AFTER[course], strict=True))[:known]:
            yield EvidenceFacts(
                kind=RequirementKind.LANGUAGE,
                name="Svenska",
                source=source,
                skill=skill,
                level=LanguageLevel(level),
                dated=day - timedelta(days=10),
            )
        if chance.random() < 0.5:
            kind, name, seen = chance.choice(CERTIFICATES)
            yield EvidenceFacts(
                kind=kind, name=name, source=seen, fulfils=chance.random() < 0.8, dated=day - timedelta(days=5)
            )
