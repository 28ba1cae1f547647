"""The tracks of the story, from an idea to one that has ended, each with its chain."""

from typing import NamedTuple

from jobbspar.apps.needs.actions import note_served
from jobbspar.apps.tracks.actions import (
    add_gate,
    add_step,
    agree_track,
    begin_track,
    cancel_track,
    start_planning_track,
)
from jobbspar.core.tracks import TrackFacts, TrackKind, TrackSector
from jobbspar.demo.letters import write_letters
from jobbspar.demo.stage import Stage

PREPARATORY, EMPLOYER = TrackKind.PREPARATORY, TrackKind.EMPLOYER


class Line(NamedTuple):
    """A track: `steps` are activity, weeks and whether it runs beside the one before."""

    key: str
    agreement: str
    keeper: str
    name: str
    kind: TrackKind
    sector: TrackSector
    purpose: str
    begun: int
    profile: str = ""
    need: str = ""
    leads_to: str = ""
    steps: tuple[tuple[str, int, bool], ...] = ()
    gate: tuple[str, str] | None = None
    goes_to: str = "agreed"


LINES = (
    Line("preschool", "larch", "larch", "Vård, omsorg och service mot förskola", EMPLOYER, TrackSector.PRESCHOOL,
         "Barnskötare till kommunens förskolor.", -138, "larch-preschool", "preschool",
         steps=(("larch-swedish", 6, False), ("larch-food", 1, False), ("larch-childcare", 24, False),
                ("larch-swedish", 20, True), ("larch-apl", 6, False)),
         gate=("Besök på förskolan", "Deltagaren har träffat barnen och vill fortsätta")),
    Line("basic", "larch", "larch", "Grundspår Larch", PREPARATORY, TrackSector.GENERAL,
         "Svenska och en första inblick i arbetslivet, för att sedan börja i ett annat spår.", -136,
         leads_to="preschool",
         steps=(("larch-sfi", 20, False), ("larch-swedish", 20, True), ("larch-orientation", 5, False)),
         gate=("Samtal om vägen vidare", "Deltagaren har valt vad som kommer efter")),
    Line("industry", "larch", "larch", "Industri", EMPLOYER, TrackSector.INDUSTRY,
         "Montörer till privata företag i Larch.", -118, "larktra", "industry",
         steps=(("larch-swedish", 4, False), ("larch-industry", 10, False), ("larch-truck", 1, False),
                ("larch-practice", 8, False)),
         gate=("Säkerhetsprov", "Kan läsa skyltar och stoppa maskinen")),
    Line("care", "five", "elm", "Vård och omsorg i 5-kanten", EMPLOYER, TrackSector.CARE,
         "Vårdbiträden till kommunerna och regionen.", -140, "elm-care", "elm-care",
         steps=(("five-swedish", 8, False), ("five-hygiene", 1, False), ("five-lift", 1, True),
                ("five-care", 32, False), ("five-swedish", 20, True), ("five-apl", 6, False)),
         gate=("Kan larma i telefon", "Prov på arbetsplatsen")),
    Line("service", "five", "spruce", "Service och städ", EMPLOYER, TrackSector.CLEANING,
         "Lokalvårdare till företag och kommun.", -98, "clean", "clean",
         steps=(("five-swedish", 4, False), ("five-floor", 1, True), ("five-practice", 10, False),
                ("five-licence", 14, True))),
    Line("basic-five", "five", "elm", "Grundspår mot arbete i kommunen", EMPLOYER, TrackSector.PROPERTY,
         "Svenska och arbetsträning, som leder till ett arbete med stöd i kommunen.", -138, "elm-service",
         "elm-service", leads_to="service",
         steps=(("five-sfi", 16, False), ("five-training", 12, False))),
    Line("park", "five", "alder", "Park och skog i Alder", EMPLOYER, TrackSector.PROPERTY,
         "Säsongsarbete som ett första steg.", -134, "park", "park",
         steps=(("five-training", 10, False),)),
    Line("engineers", "five", "spruce", "Teknik och verkstad", EMPLOYER, TrackSector.INDUSTRY,
         "Operatörer till ingenjörsföretaget.", -52, "engineers", "engineers",
         steps=(("five-swedish", 8, False), ("five-practice", 12, False))),
    Line("business", "five", "rowan", "Starta eget i glesbygd", TrackKind.ENTREPRENEUR, TrackSector.GENERAL,
         "För den som vill ge byn det som saknas.", -20, steps=(("start-business", 12, False),), goes_to="planning"),
    Line("transport", "five", "aspen", "Transport och åkeri", EMPLOYER, TrackSector.TRANSPORT,
         "En tanke än så länge: förare till åkeriet.", -3, need="drivers", goes_to="idea"),
    Line("quick", "five", "aspen", "Snabbspår kök", EMPLOYER, TrackSector.FOOD, "Köksbiträden på åtta veckor.", -80,
         goes_to="cancelled"),
)  # fmt: skip


def lay_tracks(stage: Stage) -> None:
    """Tracks are laid and agreed; rounds, pauses and ends come later."""
    for line in LINES:
        _begin(stage, line)
    write_letters(stage)
    for line in LINES:
        _take_further(stage, line)


def _begin(stage: Stage, line: Line) -> None:
    now = stage.at(line.begun)
    facts = TrackFacts(
        name=line.name,
        kind=line.kind,
        sector=line.sector,
        purpose=line.purpose,
        funding_ends=stage.day(15) if line.agreement == "five" else None,
    )
    with stage.played_by(line.keeper) as actor:
        track = begin_track(
            actor=actor,
            agreement=stage.agreements[line.agreement],
            organisation=stage.organisations[line.keeper],
            facts=facts,
            profile=stage.profiles.get(line.profile),
            needs=[stage.needs[line.need]] if line.need else [],
            leads_to=stage.tracks.get(line.leads_to),
            coordinator=stage.users[line.keeper],
            now=now,
        )
        for activity, weeks, is_parallel in line.steps:
            add_step(
                actor=actor,
                track=track,
                activity=stage.activities[activity],
                weeks=weeks,
                is_parallel=is_parallel,
                now=now,
            )
        if line.gate:
            add_gate(actor=actor, track=track, name=line.gate[0], asks=line.gate[1], after_stage=1, now=now)
    stage.tracks[line.key] = track


def _take_further(stage: Stage, line: Line) -> None:
    track = stage.tracks[line.key]
    with stage.played_by(line.keeper) as actor:
        if line.goes_to == "cancelled":
            reason = "Arbetsgivarna säger att snabbspår inte fungerar: det tar tid att lära."
            cancel_track(actor=actor, track=track, reason=reason, now=stage.at(line.begun + 6))
        if line.goes_to in ("planning", "agreed"):
            start_planning_track(actor=actor, track=track, now=stage.at(line.begun + 1))
        if line.goes_to == "agreed":
            agree_track(actor=actor, track=track, now=stage.at(line.begun + 6))
            if line.need:
                need = stage.needs[line.need]
                need.refresh_from_db()
                note_served(actor=actor, need=need, now=stage.at(line.begun + 6))
