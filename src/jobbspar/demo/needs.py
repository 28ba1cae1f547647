"""What the employers need, why, and what has become of it so far."""

from typing import NamedTuple

from jobbspar.apps.needs.actions import confirm_need, drop_need, state_need
from jobbspar.apps.taxonomy.queries import find_occupation_by_label
from jobbspar.core.needs import NeedCause, NeedFacts, NeedSource
from jobbspar.core.taxonomy.concepts import Occupation
from jobbspar.demo.stage import Stage


class Wanted(NamedTuple):
    """A need: when it was stated in weeks from now, and when it was confirmed, if it was."""

    key: str
    keeper: str
    employer: str
    workplace: str
    occupation: str
    people: int | None
    cause: NeedCause
    source: NeedSource
    stated: int
    confirmed: int | None
    note: str
    is_recurring: bool | None = None


WANTED = (
    Wanted("preschool", "larch", "larch-preschool", "Förskolan Kotten", "Barnskötare", 10, NeedCause.RETIREMENT,
           NeedSource.SKILLS_PLAN, -146, -144, "Sex går i pension på två år, och barnen blir fler.", True),
    Wanted("care", "larch", "larch-care", "Granbackens äldreboende", "Vårdbiträde", 12, NeedCause.RETIREMENT,
           NeedSource.EMPLOYER, -30, -26, "Var tredje i personalen är över 58 år.", True),
    Wanted("industry", "larch", "larktra", "Monteringen", "Montör metallprodukter", 8, NeedCause.GROWTH,
           NeedSource.EMPLOYER, -128, -126, "Ny linje. Säkerheten kräver svenska som går att lita på.", True),
    Wanted("welders", "larch", "norrmek", "Verkstaden", "Svetsare", 3, NeedCause.RETIREMENT, NeedSource.EMPLOYER,
           -16, -12, "Två svetsare slutar till sommaren."),
    Wanted("kitchen", "larch", "larch-meals", "Centralköket", "Måltidsbiträde", None, NeedCause.TURNOVER,
           NeedSource.ADVERTS, -6, None, "Många annonser på kort tid. Inte talat med chefen ännu."),
    Wanted("elm-care", "elm", "elm-care", "Almgårdens äldreboende", "Vårdbiträde", 10, NeedCause.RETIREMENT,
           NeedSource.EMPLOYER, -146, -144, "Utan dem som kommit hit hade vi inte klarat oss.", True),
    Wanted("elm-service", "elm", "elm-service", "Parkförrådet", "Park- och trädgårdsarbetare", 8,
           NeedCause.TURNOVER, NeedSource.EMPLOYER, -146, -143, "Arbete med stöd, som ett första steg.", True),
    Wanted("hospital", "elm", "region", "Elmsele sjukstuga", "Sjukhusstädare", 4, NeedCause.OUT_MIGRATION,
           NeedSource.FORECAST, -40, -36, "Regionen ser att unga flyttar."),
    Wanted("clean", "spruce", "clean", "Blänk Sprucesjö", "Städare", 8, NeedCause.GROWTH, NeedSource.EMPLOYER,
           -110, -108, "Nya kunder i tre kommuner. Körkort behövs för några av platserna.", True),
    Wanted("spruce-care", "spruce", "spruce-care", "Sjöglimten",
           "Undersköterska, hemtjänst, äldreboende och habilitering", 5, NeedCause.OUT_MIGRATION,
           NeedSource.SKILLS_PLAN, -20, -15, "Utbildade flyttar till kusten."),
    Wanted("engineers", "spruce", "engineers", "Kontoret och labbet", "CNC-operatör", 4, NeedCause.RESTRUCTURING,
           NeedSource.EMPLOYER, -60, -56, "Produktionen läggs om."),
    Wanted("drivers", "aspen", "haulage", "Terminalen", "Renhållningsförare", 3, NeedCause.UNKNOWN,
           NeedSource.EMPLOYER, -4, None, "Åkeriet ringde. Oklart när."),
    Wanted("shop", "rowan", "clean", "", "Butikssäljare, dagligvaror", 2, NeedCause.OTHER, NeedSource.OTHER,
           -70, -66, "Butiken bad om hjälp genom städföretaget."),
    Wanted("park", "alder", "park", "Förrådet", "Park- och trädgårdsarbetare", 6, NeedCause.TURNOVER,
           NeedSource.EMPLOYER, -140, -138, "Säsongen var svår att bemanna."),
)  # fmt: skip


def state_needs(stage: Stage) -> None:
    for wanted in WANTED:
        _state(stage, wanted)
    with stage.played_by("rowan") as actor:
        drop_need(
            actor=actor, need=stage.needs["shop"], reason="Butiken har stängt.", now=stage.at(-50)
        )  # What nothing came of is kept too.


def _state(stage: Stage, wanted: Wanted) -> None:
    facts = NeedFacts(
        occupation=occupation(wanted.occupation),
        people=wanted.people,
        from_day=stage.day(wanted.stated + 12),
        is_recurring=wanted.is_recurring,
        cause=wanted.cause,
        source=wanted.source,
        note=wanted.note,
    )
    with stage.played_by(wanted.keeper) as actor:
        need = state_need(
            actor=actor,
            organisation=stage.organisations[wanted.keeper],
            employer=stage.organisations[wanted.employer],
            workplace=stage.workplaces.get(wanted.workplace),
            facts=facts,
            now=stage.at(wanted.stated),
        )
        stage.needs[wanted.key] = need
        if wanted.confirmed is not None:
            confirm_need(actor=actor, need=need, now=stage.at(wanted.confirmed))


def occupation(label: str) -> Occupation:
    """The occupation as the taxonomy at hand has it; in own words if another taxonomy was loaded first."""
    return find_occupation_by_label(label) or Occupation("", label)
