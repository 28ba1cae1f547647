"""The municipalities' own activities, most of them made from the ready-made ones, with who gives them."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobbspar.apps.activities.actions import add_closure, add_start, add_term, copy_activity, create_activity
from jobbspar.apps.activities.bridge import facts_of
from jobbspar.apps.activities.queries import list_ready_made
from jobbspar.core.activities import ActivityFacts, ActivityKind, Decider, TermDirection, closed_days
from jobbspar.core.profiles import RequirementKind, Subject
from jobbspar.demo.stage import Stage

# Key, ready-made activity, municipality, provider, own name.
OWN = (
    ("larch-sfi", "Sfi kurs C", "larch", "larch-adult", "Sfi kurs C i Larch"),
    ("larch-swedish", "Yrkessvenska och språkstöd", "larch", "larch-adult", "Yrkessvenska i Larch"),
    ("larch-orientation", "Orienteringskurs", "larch", "larch-adult", "Orienteringskurs vård och förskola"),
    ("larch-food", "Livsmedelshygien", "larch", "larch-adult", ""),
    ("larch-childcare", "Yrkespaket elevassistent och barnskötare", "larch", "larch-adult", ""),
    ("larch-apl", "Arbetsplatsförlagt lärande (apl)", "larch", "larch-adult", "Apl på förskola"),
    ("larch-industry", "Arbetsmarknadsutbildning", "larch", "trade-school", "Industriteknisk grundkurs"),
    ("larch-truck", "Truckförarbevis", "larch", "trade-school", ""),
    ("larch-practice", "Arbetspraktik", "larch", "", "Arbetspraktik i industrin"),
    ("five-sfi", "Sfi kurs C", "elm", "learning", "Sfi kurs C på lärcentrum och distans"),
    ("five-swedish", "Yrkessvenska och språkstöd", "elm", "learning", "Yrkessvenska på lärcentrum"),
    ("five-hygiene", "Basal hygien i vård och omsorg", "elm", "learning", "Basal hygien"),
    ("five-care", "Yrkespaket vårdbiträde", "elm", "learning", "Yrkespaket vårdbiträde på lärcentrum"),
    ("five-apl", "Arbetsplatsförlagt lärande (apl)", "elm", "learning", "Apl i äldreomsorgen"),
    ("five-training", "Arbetsträning", "elm", "", "Arbetsträning i kommunen"),
    ("five-licence", "Körkort B", "spruce", "learning", "Körkort B med språkstöd"),
    ("five-practice", "Arbetspraktik", "spruce", "", "Arbetspraktik i lokalvården"),
)  # fmt: skip


class Course(NamedTuple):
    """A course of the municipalities' own making, and the one thing it gives."""

    key: str
    keeper: str
    name: str
    about: str
    kind: RequirementKind
    gives: str


COURSES = (
    Course("five-floor", "spruce", "Golvvård med maskin", "Tre maskiner, två golv och en vecka att öva på.",
           RequirementKind.SKILL, "Golvvård"),
    Course("five-lift", "elm", "Förflyttning med lyft",
           "Lyft, glidlakan och den egna ryggen, i lärcentrums övningsrum.",
           RequirementKind.HEALTH_PHYSICAL, "Förflytta personer med lyft"),
)  # fmt: skip
# What a workplace wants to see before somebody comes to learn there.
ASKED_AT_WORK = (
    ("five-apl", "elm", RequirementKind.CERTIFICATE, "Basal hygien"),
    ("five-apl", "elm", RequirementKind.HEALTH_PHYSICAL, "Förflytta personer med lyft"),
    ("larch-apl", "larch", RequirementKind.CERTIFICATE, "Livsmedelshygien"),
)


def fill_catalogue(stage: Stage) -> None:
    ready = {activity.name: activity for activity in list_ready_made()}
    now = stage.at(-145)
    for key, source, keeper, provider, name in OWN:
        facts = facts_of(ready[source])
        with stage.played_by(keeper) as actor:
            stage.activities[key] = copy_activity(
                actor=actor,
                source=ready[source],
                organisation=stage.organisations[keeper],
                provider=stage.organisations.get(provider),
                facts=replace(facts, name=name or source),
                now=now,
            )
    stage.activities["start-business"] = ready["Starta eget"]
    for course in COURSES:
        _give_course(stage, course)
    for key, keeper, kind, name in ASKED_AT_WORK:
        asked = Subject(kind=kind, name=name)
        with stage.played_by(keeper) as actor:
            add_term(actor=actor, activity=stage.activities[key], direction=TermDirection.ASKS, subject=asked, now=now)


def say_what_shortens(stage: Stage) -> None:
    """Whoever has had earlier work in care validated reads the package in less time."""
    validated = Subject(kind=RequirementKind.CERTIFICATE, name="Utlåtande från validering, vård och omsorg")
    with stage.played_by("elm") as actor:
        add_term(
            actor=actor,
            activity=stage.activities["five-care"],
            direction=TermDirection.SHORTENS,
            subject=validated,
            weeks=22,
            now=stage.at(-140),
        )


def close_for_holidays(stage: Stage) -> None:
    """July and the turn of the year, when the municipality gives no courses."""
    year = stage.day(0).year
    for first, last in ((date(year, 7, 6), date(year, 8, 2)), (date(year, 12, 21), date(year + 1, 1, 6))):
        with stage.played_by("larch") as actor:
            organisation = stage.organisations["larch"]
            add_closure(actor=actor, organisation=organisation, period=closed_days(first, last), now=stage.at(-1))


def _give_course(stage: Stage, course: Course) -> None:
    now = stage.at(-145)
    facts = ActivityFacts(
        kind=ActivityKind.CERTIFICATE_COURSE,
        name=course.name,
        about=course.about,
        weeks=1,
        is_rolling=True,
        decider=Decider.MUNICIPALITY,
    )
    with stage.played_by(course.keeper) as actor:
        made = create_activity(
            actor=actor,
            organisation=stage.organisations[course.keeper],
            provider=stage.organisations["learning"],
            facts=facts,
            now=now,
        )
        given = Subject(kind=course.kind, name=course.gives)
        add_term(actor=actor, activity=made, direction=TermDirection.YIELDS, subject=given, now=now)
    stage.activities[course.key] = made


def announce_starts(stage: Stage) -> None:
    """The school's start days this year, after the older rounds have got theirs."""
    for key, keeper, weeks in (("five-licence", "spruce", (8, 20)), ("larch-truck", "larch", (6, 14))):
        for week in weeks:
            with stage.played_by(keeper) as actor:
                add_start(actor=actor, activity=stage.activities[key], day=stage.day(week), seats=8, now=stage.at(-1))
