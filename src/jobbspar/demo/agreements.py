"""The agreements: Larch's own, and the cooperation of five municipalities with its older version."""

from datetime import date
from typing import TYPE_CHECKING

from jobbspar.apps.agreements.actions import (
    activate_agreement,
    add_party,
    begin_agreement,
    begin_revision,
    change_ground,
    open_negotiation,
    put_row,
    remove_row,
    sign_agreement,
    sign_party,
    write_appendix,
)
from jobbspar.apps.agreements.queries import newest_version
from jobbspar.core.access import Actor
from jobbspar.core.agreement_contents import (
    FundingFacts,
    GoalFacts,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
)
from jobbspar.core.agreements import (
    AppendixKind,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    TargetGroupKind,
    TeamKind,
)
from jobbspar.core.tracks import TrackSector
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.agreements.models import Agreement

PRESENT_LAW = "Förordning 2000:628 om den arbetsmarknadspolitiska verksamheten"
OLD_LAW = "Förordning 2015:502 (upphävd 1 mars 2023)"
FIRST_LARCH, FIRST_FIVE, OLD_ENDS = date(2018, 4, 1), date(2018, 3, 1), date(2023, 3, 1)

SIGNATORIES = {
    "larch": ("Birgitta Ekstam", "Kommunchef"),
    "elm": ("Göran Almdal", "Kommunalråd"),
    "spruce": ("Kristina Granmo", "Kommunchef"),
    "rowan": ("Håkan Rönnäng", "Kommunchef"),
    "aspen": ("Elsa Aspmo", "Kommunalråd"),
    "alder": ("Bengt Alby", "Kommunchef"),
    "af-larch": ("Petra Häggfors", "Sektionschef"),
    "af-inland": ("Nils Videdal", "Sektionschef"),
    "region": ("Ulrika Lindhed", "Enhetschef"),
    "association": ("Carin Olvon", "Förbundschef"),
}

Row = TargetGroupFacts | GoalFacts | TeamMemberFacts | FundingFacts


def make_agreements(stage: Stage) -> None:
    _make_larch(stage)
    _make_five(stage)


def _make_larch(stage: Stage) -> None:
    """The local DU(N)A agreement of 2018, and the present one that followed it."""
    facts = VersionFacts(
        regime=LegalRegime.DUNA,
        starts=FIRST_LARCH,
        ends=OLD_ENDS,
        purpose="Unga och nyanlända i Larch ska få ett arbete.",
        working_methods="Kommunen och Arbetsförmedlingen ordnar jobbspår tillsammans.",
        documentation="Kommunen rapporterar två gånger om året.",
    )
    begun = stage.moment(date(2018, 2, 5))
    with stage.played_by("larch") as actor:
        made = begin_agreement(
            actor=actor,
            owner=stage.organisations["larch"],
            name="Lokal överenskommelse om jobbspår i Larch",
            facts=facts,
            now=begun,
        )
        stage.agreements["larch"] = made
        add_party(actor=actor, agreement=made, organisation=stage.organisations["af-larch"], now=begun)
        _put_on(stage, actor, made, _sections_of_larch(stage, OLD_LAW), date(2018, 2, 12))
        open_negotiation(actor=actor, agreement=made, now=stage.moment(date(2018, 2, 19)))
        _sign(stage, actor, made, date(2018, 3, 12))
        _revise_larch(stage, actor, made)


def _revise_larch(stage: Stage, actor: Actor, made: "Agreement") -> None:
    """Other law, one more goal and the four appendices."""
    weeks = -150
    reason = "Förordningen om lokala överenskommelser är upphävd. Vi fortsätter, och följer upp arbete också."
    begin_revision(actor=actor, agreement=made, reason=reason, now=stage.at(weeks))
    facts = VersionFacts(
        regime=LegalRegime.COOPERATION,
        starts=stage.day(weeks + 4),
        ends=stage.day(60),
        purpose="Fler unga och nyanlända i Larch ska få ett arbete som finns här, med den utbildning det kräver.",
        working_methods="Vi börjar i arbetsgivarens behov, väljer deltagare tillsammans och rustar sedan för just det "
        "arbetet. Samordnaren träffar varje deltagare minst en gång i månaden.",
        documentation="Allt dokumenteras i Jobbspår. Styrgruppen får ett sammandrag varje halvår.",
        review_on=stage.day(18),
    )
    name = "Överenskommelse om lokala jobbspår i Larch"
    change_ground(actor=actor, agreement=made, name=name, facts=facts, now=stage.at(weeks + 1))
    for row in list(newest_version(made).target_groups.all()):
        remove_row(actor=actor, agreement=made, section="target_groups", row=row.pk, now=stage.at(weeks + 1))
    sections = _sections_of_larch(stage, PRESENT_LAW)
    _put(stage, actor, made, {"target_groups": sections["target_groups"], **_new_in_larch(stage)}, weeks + 1)
    _write_appendices(stage, actor, made, APPENDICES_OF_LARCH, weeks + 1)
    _sign(stage, actor, made, stage.day(weeks + 3))


def _sections_of_larch(stage: Stage, law: str) -> dict[str, list[Row]]:
    owner = "Styrgruppen i Larch"
    reason = "Det här följer vi upp för att bryta en könsuppdelad arbetsmarknad. Målet ger eller tar aldrig en plats."
    larch, office = stage.organisations["larch"].pk, stage.organisations["af-larch"].pk
    return {
        "target_groups": [
            TargetGroupFacts(TargetGroupKind.YOUNG, law, "16–24 år, utan arbete och inte i studier"),
            TargetGroupFacts(TargetGroupKind.NEWLY_ARRIVED_AGREEMENT, law, "Inom 36 månader från beslutet"),
        ],
        "goals": [
            GoalFacts(
                GoalMeasure.SHARE_WOMEN, "Hälften kvinnor och hälften män i vård och omsorg", owner, reason,
                TrackSector.PRESCHOOL, 50,
            ),
            GoalFacts(
                GoalMeasure.SHARE_WOMEN, "Hälften kvinnor och hälften män i industrin", owner, reason,
                TrackSector.INDUSTRY, 50,
            ),
        ],
        "team": [
            TeamMemberFacts(TeamKind.STEERING, "Birgitta Ekstam", larch, "Kommunchef, ordförande"),
            TeamMemberFacts(TeamKind.STEERING, "Petra Häggfors", office, "Sektionschef"),
        ],
    }  # fmt: skip


def _new_in_larch(stage: Stage) -> dict[str, list[Row]]:
    larch, office = stage.organisations["larch"].pk, stage.organisations["af-larch"].pk
    return {
        "goals": [
            GoalFacts(
                GoalMeasure.SHARE_TO_WORK, "Minst hälften går till arbete", "Styrgruppen i Larch",
                "Spåren ska leda till arbete, inte till fler insatser.", target=50,
            ),
        ],
        "team": [
            TeamMemberFacts(TeamKind.OPERATIVE, "Karin Lärkholm", larch, "Samordnare"),
            TeamMemberFacts(TeamKind.OPERATIVE, "Mona Hasselkvist", office, "Handläggare"),
        ],
        "funding": [
            FundingFacts(FundingKind.MUNICIPAL, "Larch kommuns egen budget", amount=1_900_000, starts=stage.day(-146)),
        ],
    }  # fmt: skip


APPENDICES_OF_LARCH = {
    AppendixKind.NEEDS: "Pensionsavgångar i förskola och äldreomsorg, tillväxt i träindustrin.",
    AppendixKind.TARGET_GROUP: "Unga utan arbete och nyanlända som bor i kommunen. Skolbakgrunden är ofta inte känd.",
    AppendixKind.ORGANISATION: "Styrgrupp fyra gånger om året, arbetsgrupp varannan vecka.",
    AppendixKind.TRACKS: "Grundspår, vård och service mot förskola, industri.",
}


def _make_five(stage: Stage) -> None:
    facts = VersionFacts(
        regime=LegalRegime.DUNA,
        starts=FIRST_FIVE,
        ends=OLD_ENDS,
        purpose="Nyanlända i våra fem kommuner ska komma i arbete.",
        working_methods="Vi samlar deltagare från fem kommuner, för att grupperna annars blir för små.",
        documentation="Kommunerna rapporterar två gånger om året.",
    )
    with stage.played_by("elm") as actor:
        made = begin_agreement(
            actor=actor,
            owner=stage.organisations["elm"],
            name="Överenskommelse om samverkan i 5-kanten",
            facts=facts,
            now=stage.moment(date(2018, 1, 15)),
        )
        stage.agreements["five"] = made
        parties = ("spruce", "rowan", "aspen", "alder", "af-inland")
        for key in parties:
            add_party(
                actor=actor, agreement=made, organisation=stage.organisations[key], now=stage.moment(date(2018, 1, 16))
            )
        _put_on(stage, actor, made, _old_sections(stage), date(2018, 1, 22))
        open_negotiation(actor=actor, agreement=made, now=stage.moment(date(2018, 1, 29)))
        _sign(stage, actor, made, date(2018, 2, 19))
        _revise_five(stage, actor, made)


def _old_sections(stage: Stage) -> dict[str, list[Row]]:
    elm, office = stage.organisations["elm"].pk, stage.organisations["af-inland"].pk
    return {
        "target_groups": [
            TargetGroupFacts(TargetGroupKind.NEWLY_ARRIVED_AGREEMENT, OLD_LAW, "Inom 36 månader från beslutet"),
        ],
        "goals": [
            GoalFacts(
                GoalMeasure.PARTICIPANTS, "Minst 40 deltagare på två år", "Styrgruppen för 5-kanten",
                "Färre räcker inte till grupper i alla spår.", target=40,
            ),
        ],
        "team": [
            TeamMemberFacts(TeamKind.STEERING, "Göran Almdal", elm, "Kommunalråd, ordförande"),
            TeamMemberFacts(TeamKind.STEERING, "Nils Videdal", office, "Sektionschef"),
        ],
        "funding": [
            FundingFacts(FundingKind.STATE_GRANT, "Statsbidrag för lokala jobbspår", "2018-1", 600_000, FIRST_FIVE),
        ],
    }  # fmt: skip


def _revise_five(stage: Stage, actor: Actor, made: "Agreement") -> None:
    """The present agreement: other law, more parties, the project's money with its end."""
    weeks = -152
    begin_revision(
        actor=actor,
        agreement=made,
        reason="Den gamla förordningen är upphävd, och projektet med pengar från ESF börjar.",
        now=stage.at(weeks),
    )
    facts = VersionFacts(
        regime=LegalRegime.COOPERATION,
        starts=stage.day(weeks + 4),
        ends=stage.day(30),
        purpose="Nyanlända och andra utan arbete i våra fem kommuner ska komma i arbete hos dem som behöver folk här.",
        working_methods="Vi samlar deltagare från fem kommuner, för att grupperna annars blir för små. Undervisningen "
        "sker på lärcentrum och på distans, och resor ordnas när bussen inte går.",
        documentation="Allt dokumenteras i Jobbspår. Projektet rapporterar till ESF varje kvartal.",
        review_on=stage.day(8),
    )
    name = "Projektöverenskommelse om samverkan i 5-kanten"
    change_ground(actor=actor, agreement=made, name=name, facts=facts, now=stage.at(weeks + 1))
    _add_parties(stage, actor, made, ("region", "association"), weeks + 1)
    before = newest_version(made)
    for section, rows in (("target_groups", before.target_groups), ("funding", before.funding)):
        for row in list(rows.all()):
            remove_row(actor=actor, agreement=made, section=section, row=row.pk, now=stage.at(weeks + 1))
    _put(stage, actor, made, _new_sections(stage), weeks + 1)
    _write_appendices(stage, actor, made, APPENDICES_OF_FIVE, weeks + 2)
    _sign(stage, actor, made, stage.day(weeks + 3))


def _new_sections(stage: Stage) -> dict[str, list[Row]]:
    region = stage.organisations["region"].pk
    spruce = stage.organisations["spruce"].pk
    owner = "Styrgruppen för 5-kanten"
    return {
        "target_groups": [
            TargetGroupFacts(TargetGroupKind.NEWLY_ARRIVED_PROGRAMME, PRESENT_LAW, "Inskrivna i etableringsprogrammet"),
            TargetGroupFacts(TargetGroupKind.SHORT_EDUCATION, PRESENT_LAW, "Utan gymnasieutbildning eller inte känd"),
        ],
        "goals": [
            GoalFacts(
                GoalMeasure.SHARE_TO_WORK, "Minst hälften går till arbete", owner,
                "Arbetsgivarna har sagt att de behöver folk.", target=50,
            ),
            GoalFacts(
                GoalMeasure.SHARE_TO_STUDIES, "En av fem går till studier", owner,
                "Den som vill vidare ska kunna läsa på hemorten.", target=20,
            ),
            GoalFacts(
                GoalMeasure.SHARE_WOMEN, "Hälften kvinnor och hälften män i spåren", owner,
                "Vi vill se om spåren delar upp arbetena. Målet följs upp och ger eller tar aldrig en plats.",
                target=50,
            ),
        ],
        "team": [
            TeamMemberFacts(TeamKind.STEERING, "Ulrika Lindhed", region, "Enhetschef"),
            TeamMemberFacts(TeamKind.OPERATIVE, "Maria Almgren", stage.organisations["elm"].pk, "Samordnare"),
            TeamMemberFacts(TeamKind.OPERATIVE, "Per Granbo", spruce, "Samordnare"),
        ],
        "funding": [
            FundingFacts(
                FundingKind.ESF, "ESF-projektet Vägar i 5-kanten", "ESF-9902", 7_400_000, stage.day(-148), stage.day(15)
            ),
            FundingFacts(FundingKind.MUNICIPAL, "De fem kommunernas del", amount=2_100_000, starts=stage.day(-148)),
        ],
    }  # fmt: skip


APPENDICES_OF_FIVE = {
    AppendixKind.NEEDS: "Många går i pension i äldreomsorgen och lokalvården. Unga flyttar. Företagen växer men hittar "
    "inte folk.",
    AppendixKind.TARGET_GROUP: "Deltagarna bor utspridda i fem kommuner. Utbildning från andra länder är ofta inte "
    "dokumenterad, och det är inte samma sak som att den är kort.",
    AppendixKind.ORGANISATION: "Elm håller i överenskommelsen. Varje kommun har en samordnare. Lärcentrum undervisar.",
    AppendixKind.TRACKS: "Grundspår mot subventionerat arbete i kommunen, vård och omsorg, service och städ.",
}


def _add_parties(stage: Stage, actor: Actor, made: "Agreement", keys: tuple[str, ...], weeks: int) -> None:
    for key in keys:
        add_party(actor=actor, agreement=made, organisation=stage.organisations[key], now=stage.at(weeks))


def _put(stage: Stage, actor: Actor, made: "Agreement", sections: dict[str, list[Row]], weeks: int) -> None:
    _put_on(stage, actor, made, sections, stage.day(weeks))


def _put_on(stage: Stage, actor: Actor, made: "Agreement", sections: dict[str, list[Row]], day: date) -> None:
    for section, rows in sections.items():
        for row in rows:
            put_row(actor=actor, agreement=made, section=section, facts=row, now=stage.moment(day))


def _write_appendices(
    stage: Stage, actor: Actor, made: "Agreement", bodies: dict[AppendixKind, str], weeks: int
) -> None:
    for kind, body in bodies.items():
        write_appendix(actor=actor, agreement=made, kind=kind, body=body, now=stage.at(weeks))


def _sign(stage: Stage, actor: Actor, made: "Agreement", day: date) -> None:
    """Everybody signs on the day, the words are frozen and in force."""
    now = stage.moment(day)
    names = {stage.organisations[key].pk: named for key, named in SIGNATORIES.items()}
    for party in list(newest_version(made).parties.all()):
        signatory, title = names[party.organisation_id]
        sign_party(actor=actor, agreement=made, party=party, signatory=signatory, title=title, signed_on=day, now=now)
    sign_agreement(actor=actor, agreement=made, now=now)
    activate_agreement(actor=actor, agreement=made, now=now)
