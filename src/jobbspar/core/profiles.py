"""What a job asks of the one who is to do it, and why: the requirements of occupational and competence profiles."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill


class RequirementKind(Choice):
    LANGUAGE = "language", N_("language")
    EDUCATION = "education", N_("education")
    CERTIFICATE = "certificate", N_("certificate")
    LICENCE = "licence", N_("licence")
    EXPERIENCE = "experience", N_("experience")
    SKILL = "skill", N_("skill")
    HEALTH_PHYSICAL = "health_physical", N_("physical demands of the job")
    SCHEDULE = "schedule", N_("working hours")
    BACKGROUND_CHECK = "background_check", N_("extract from the police record")


class RequiredWhen(Choice):
    AT_START = "at_start", N_("when the track starts")
    AT_HIRE = "at_hire", N_("when the person is hired")
    LEARNT_IN_TRACK = "learnt_in_track", N_("learnt in the track")


class WhyNeeded(Choice):
    """The only grounds there are. Habit is not among them."""

    TASK = "task", N_("the task cannot be done without it")
    LAW = "law", N_("a law asks for it")
    SAFETY = "safety", N_("somebody could be hurt without it")
    AGREEMENT = "agreement", N_("the collective agreement asks for it")


class EvidenceSource(Choice):
    """How something about a person came to be known."""

    GRADE = "grade", N_("grade")
    CERTIFICATE = "certificate", N_("certificate")
    VALIDATION = "validation", N_("validation")
    WORKPLACE_TEST = "workplace_test", N_("test at the workplace")
    OBSERVATION = "observation", N_("seen at work")
    MAPPING = "mapping", N_("individual mapping")
    OWN_WORDS = "own_words", N_("the person's own words")


type_of_level = {RequirementKind.LANGUAGE: LanguageLevel, RequirementKind.EDUCATION: EducationLevel}
Level = LanguageLevel | EducationLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a requirement, a piece of evidence and a step of a track can all be about."""

    kind: RequirementKind
    name: str
    skill: LanguageSkill | None = None
    level: Level | None = None
    # The id in the national taxonomy, where there is one: two names may then be the same thing.
    concept: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a requirement or evidence needs a name")
        if self.level is not None and type(self.level) is not type_of_level.get(self.kind):
            raise ValueError(f"{self.level!r} is no level of {self.kind}")
        if self.skill is not None and self.kind is not RequirementKind.LANGUAGE:
            raise ValueError("only a language is divided into listening, speaking, reading and writing")

    def is_about_same(self, other: "Subject") -> bool:
        """Same kind, same thing and same skill; the level is left out."""
        if (self.kind, self.skill) != (other.kind, other.skill):
            return False
        if self.concept and other.concept:
            return self.concept == other.concept
        return self.name.strip().casefold() == other.name.strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Subject):
    """One thing a profile asks. A draft may be unfinished; `reasons_missing` says what approval waits for."""

    when: RequiredWhen
    why: WhyNeeded | None = None
    reason: str = ""
    # The task in which the language is used, so that the level is the lowest at which that task is safe.
    task: str = ""
    accepted: frozenset[EvidenceSource] = frozenset()
    negotiable: bool = False

    def accepts(self, source: EvidenceSource | None) -> bool:
        """No sort of evidence named means that every sort counts."""
        return not self.accepted or source in self.accepted


class RequirementUnfinished(Refusal):
    """A requirement that cannot be approved as it stands."""

    message = N_("The requirement “%(name)s” is not finished.")


class RequirementWithoutReason(RequirementUnfinished):
    message = N_("The requirement “%(name)s” does not say why it is needed.")
    mend = N_("Say whether the task, a law, safety or the collective agreement asks for it, and how. Or remove it.")


class LanguageWithoutTask(RequirementUnfinished):
    message = N_("The language requirement “%(name)s” does not say in which task the language is used.")
    mend = N_("Name the task, for example “report to the next shift”.")


class LanguageWithoutSkill(RequirementUnfinished):
    message = N_("The language requirement “%(name)s” does not say whether it is to listen, speak, read or write.")
    mend = N_("Choose a skill. Make one requirement for each skill the task needs.")


class LanguageWithoutLevel(RequirementUnfinished):
    message = N_("The language requirement “%(name)s” has no level.")
    mend = N_("Choose the lowest level at which the task is safe.")


class ProfileWithoutRequirements(Refusal):
    message = N_("The profile has no requirements yet.")
    mend = N_("Add at least one requirement.")


def reasons_missing(requirements: Iterable[Requirement]) -> list[Refusal]:
    """Everything that stands between a profile and its approval; empty when it can be approved."""
    asked = list(requirements)
    if not asked:
        return [ProfileWithoutRequirements()]
    return [refusal for requirement in asked for refusal in _unfinished(requirement)]


def _unfinished(requirement: Requirement) -> list[Refusal]:
    is_language = requirement.kind is RequirementKind.LANGUAGE
    faults = {
        RequirementWithoutReason: requirement.why is None or not requirement.reason.strip(),
        LanguageWithoutTask: is_language and not requirement.task.strip(),
        LanguageWithoutSkill: is_language and requirement.skill is None,
        LanguageWithoutLevel: is_language and requirement.level is None,
    }
    return [refusal(name=requirement.name) for refusal, is_at_fault in faults.items() if is_at_fault]
