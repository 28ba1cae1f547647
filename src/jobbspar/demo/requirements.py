"""What the jobs of the story ask, each thing with its reason."""

from typing import NamedTuple

from jobbspar.core.profiles import (
    EvidenceSource,
    RequiredWhen,
    Requirement,
    RequirementKind,
    WhyNeeded,
)
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill

SWEDISH = "Svenska"
SHOWN_AT_WORK = frozenset(
    {
        EvidenceSource.WORKPLACE_TEST,
        EvidenceSource.OBSERVATION,
        EvidenceSource.MAPPING,
        EvidenceSource.GRADE,
        EvidenceSource.VALIDATION,
    }
)


class Job(NamedTuple):
    """A job as the occupational profile tells it."""

    title: str
    occupation: str
    sector: str
    requirements: tuple[Requirement, ...]
    first_tasks: tuple[str, ...]
    later_tasks: tuple[str, ...]
    ladder: tuple[tuple[str, str], ...]
    # Tasks in which somebody can be hurt.
    safety: tuple[str, ...]
    seqf: int | None = None


ASSESSMENT = "Handledaren ser de första uppgifterna göras, en i taget, och noterar vad som redan sitter."


def swedish(
    skill: LanguageSkill, level: LanguageLevel, task: str, reason: str, why: WhyNeeded = WhyNeeded.TASK
) -> Requirement:
    """The lowest level at which the task is safe."""
    return Requirement(
        kind=RequirementKind.LANGUAGE,
        name=SWEDISH,
        skill=skill,
        level=level,
        when=RequiredWhen.AT_HIRE,
        why=why,
        reason=reason,
        task=task,
        accepted=SHOWN_AT_WORK,
    )


def asked(
    kind: RequirementKind, name: str, when: RequiredWhen, why: WhyNeeded, reason: str, negotiable: bool = False
) -> Requirement:
    return Requirement(kind=kind, name=name, when=when, why=why, reason=reason, negotiable=negotiable)


LISTEN, SPEAK, READ, WRITE = LanguageSkill.LISTEN, LanguageSkill.SPEAK, LanguageSkill.READ, LanguageSkill.WRITE
A1, A2, B1 = LanguageLevel.A1, LanguageLevel.A2, LanguageLevel.B1
LEARNT, START, HIRE = RequiredWhen.LEARNT_IN_TRACK, RequiredWhen.AT_START, RequiredWhen.AT_HIRE

CARE = Job(
    "Vårdbiträde", "Vårdbiträde", "care",
    (
        swedish(SPEAK, B1, "larma och berätta vad som har hänt, i telefon",
                "Den som har ramlat måste få hjälp direkt.", WhyNeeded.SAFETY),
        swedish(LISTEN, B1, "ta emot rapport vid skiftbyte", "Fel medicin eller fel lyft kan skada.",
                WhyNeeded.SAFETY),
        swedish(READ, A2, "läsa en genomförandeplan", "Där står vad varje person vill ha hjälp med."),
        swedish(WRITE, A2, "skriva vad som är gjort i dokumentationen",
                "Nästa arbetslag litar på det. Två meningar räcker."),
        asked(RequirementKind.CERTIFICATE, "Basal hygien", LEARNT, WhyNeeded.LAW, "Krävs av föreskriften om hygien."),
        asked(RequirementKind.EDUCATION, "Yrkespaket vårdbiträde", LEARNT, WhyNeeded.TASK, "Grunden för omvårdnad."),
        asked(RequirementKind.SCHEDULE, "Arbete kväll och helg", HIRE, WhyNeeded.TASK, "De äldre bor här dygnet runt."),
        asked(RequirementKind.HEALTH_PHYSICAL, "Förflytta personer med lyft", LEARNT, WhyNeeded.SAFETY,
              "Rätt teknik skyddar båda."),
    ),
    ("Måltider", "Promenader och sällskap", "Bäddning och tvätt"),
    ("Personlig omvårdnad", "Dokumentation"),
    (("Undersköterska", "Yrkespaket undersköterska"), ("Sjuksköterska", "Högskola på distans")),
    ("Personlig omvårdnad",), 3,
)  # fmt: skip

PRESCHOOL = Job(
    "Barnskötare i förskola", "Barnskötare", "preschool",
    (
        swedish(SPEAK, B1, "prata med barn och föräldrar vid hämtning", "Föräldrarna ska få veta hur dagen har varit."),
        swedish(LISTEN, B1, "förstå ett barn som är ledset", "Ett barn som har ont måste bli förstått.",
                WhyNeeded.SAFETY),
        swedish(READ, A2, "läsa listor om allergi", "Fel mat kan vara farlig.", WhyNeeded.SAFETY),
        asked(RequirementKind.BACKGROUND_CHECK, "Utdrag ur belastningsregistret", START, WhyNeeded.LAW,
              "Skollagen 2 kap. 31 §. Utdraget visas, det sparas inte."),
        asked(RequirementKind.EDUCATION, "Yrkespaket elevassistent och barnskötare", LEARNT, WhyNeeded.AGREEMENT,
              "För lön som barnskötare enligt avtalet.", True),
        asked(RequirementKind.CERTIFICATE, "Livsmedelshygien", LEARNT, WhyNeeded.LAW, "Alla hjälper till vid maten."),
        asked(RequirementKind.EXPERIENCE, "Erfarenhet från arbetsplatsen", LEARNT, WhyNeeded.TASK,
              "Barnen ska känna den som kommer."),
    ),
    ("Utevistelse", "Måltider med barnen", "Läsa och sjunga på eget språk"),
    ("Ansvar för en liten grupp",),
    (("Barnskötare med ansvar för grupp", "Yrkespaket"), ("Förskollärare", "Högskola på distans, långt härifrån")),
    ("Utevistelse", "Måltider med barnen"), 4,
)  # fmt: skip

INDUSTRY = Job(
    "Montör i träindustri", "Montör metallprodukter", "industry",
    (
        swedish(READ, A2, "läsa skyltar och instruktioner vid maskinen", "Ett missat nödstopp kan kosta en hand.",
                WhyNeeded.SAFETY),
        swedish(LISTEN, A2, "förstå en varning i bullrig miljö", "Varningen hörs bara en gång.", WhyNeeded.SAFETY),
        swedish(SPEAK, A2, "säga ifrån när något är fel", "Den som ser felet först måste kunna stoppa linjen.",
                WhyNeeded.SAFETY),
        asked(RequirementKind.CERTIFICATE, "Truckförarbevis", LEARNT, WhyNeeded.LAW, "Ingen kör truck utan bevis."),
        asked(RequirementKind.CERTIFICATE, "Heta arbeten", LEARNT, WhyNeeded.SAFETY, "Slipning ger gnistor.", True),
        asked(RequirementKind.SKILL, "Ritningsläsning", LEARNT, WhyNeeded.TASK, "Monteringen följer en ritning."),
        asked(RequirementKind.SCHEDULE, "Tvåskift", HIRE, WhyNeeded.AGREEMENT, "Linjen går 06–22."),
    ),
    ("Packa och märka", "Montera enkla delar"),
    ("Ställa om maskinen", "Kvalitetskontroll"),
    (("Maskinoperatör", "Utbildning på plats, ett år"), ("CNC-operatör", "Arbetsmarknadsutbildning")),
    ("Ställa om maskinen",),
)  # fmt: skip

CLEANING = Job(
    "Lokalvårdare", "Städare", "cleaning",
    (
        swedish(READ, A2, "läsa etiketter på kemikalier", "Två medel som blandas kan ge giftig gas.",
                WhyNeeded.SAFETY),
        swedish(SPEAK, A2, "prata med kunden på plats", "Kunden säger vad som ska göras i dag."),
        asked(RequirementKind.SKILL, "Golvvård", LEARNT, WhyNeeded.TASK, "Maskinerna skiljer sig åt."),
        asked(RequirementKind.LICENCE, "Körkort B", HIRE, WhyNeeded.TASK, "Sista bussen går före passets slut.", True),
        asked(RequirementKind.EXPERIENCE, "Erfarenhet från arbetsplatsen", LEARNT, WhyNeeded.TASK,
              "För att kunna arbeta ensam på kvällen."),
    ),
    ("Daglig städning tillsammans med en kollega",),
    ("Egna objekt", "Golvvård med maskin"),
    (("Arbetsledare", "Två års erfarenhet"), ("Sjukhusstädare", "Kurs hos regionen")),
    ("Golvvård med maskin",),
)  # fmt: skip

OUTDOOR = Job(
    "Medarbetare i park och service", "Park- och trädgårdsarbetare", "property",
    (
        swedish(LISTEN, A1, "följa en muntlig instruktion med stöd", "Uppgifterna skiftar med vädret."),
        swedish(READ, A1, "känna igen varningsskyltar", "Arbetet sker nära vägar.", WhyNeeded.SAFETY),
        asked(RequirementKind.SKILL, "Trädgårdsskötsel", LEARNT, WhyNeeded.TASK, "Det är vad arbetet består av."),
        asked(RequirementKind.EXPERIENCE, "Prövad arbetsförmåga", LEARNT, WhyNeeded.TASK, "Vi provar oss fram.", True),
    ),
    ("Gräs och rabatter", "Snöskottning vid skolor"),
    ("Köra åkgräsklippare",),
    (("Fastighetsskötare", "Kurs på komvux"),),
    ("Köra åkgräsklippare",),
)  # fmt: skip
