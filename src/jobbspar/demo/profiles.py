"""Occupational profiles, and the employers' own made from them, with what each employer changed."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from jobbspar.apps.profiles.actions import (
    adapt_profile,
    add_ladder_step,
    add_requirement,
    add_task,
    approve_profile,
    change_requirement,
    create_profile,
    remove_requirement,
)
from jobbspar.apps.profiles.bridge import requirement_of
from jobbspar.core.access import Actor
from jobbspar.core.profile_editing import ProfileFacts
from jobbspar.demo.needs import occupation
from jobbspar.demo.requirements import ASSESSMENT, CARE, CLEANING, INDUSTRY, OUTDOOR, PRESCHOOL, Job
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.profiles.models import Profile

LIBRARY = {"care": CARE, "preschool": PRESCHOOL, "industry": INDUSTRY, "cleaning": CLEANING, "outdoor": OUTDOOR}


class Own(NamedTuple):
    """An employer's profile: what it was made from, for which need, and what was changed."""

    key: str
    base: str
    keeper: str
    employer: str
    workplace: str
    need: str
    begun: int
    positions: int
    hours: str
    pay: str
    removed: str = ""
    eased: str = ""
    is_approved: bool = True


OWN = (
    Own("larch-preschool", "preschool", "larch", "larch-preschool", "Förskolan Kotten", "preschool", -140, 10,
        "Heltid, dagtid", "Enligt avtal", eased="Yrkespaket elevassistent och barnskötare"),
    Own("larktra", "industry", "larch", "larktra", "Monteringen", "industry", -120, 8, "Heltid, tvåskift",
        "Enligt avtal", removed="Heta arbeten"),
    Own("elm-care", "care", "elm", "elm-care", "Almgårdens äldreboende", "elm-care", -142, 10,
        "80–100 procent, kväll och helg", "Enligt avtal", eased="Yrkespaket vårdbiträde"),
    Own("elm-service", "outdoor", "elm", "elm-service", "Parkförrådet", "elm-service", -140, 8,
        "Heltid, dagtid", "Enligt avtal, med stöd till arbetsgivaren"),
    Own("clean", "cleaning", "spruce", "clean", "Blänk Sprucesjö", "clean", -100, 8, "75–100 procent",
        "Enligt avtal", eased="Körkort B"),
    Own("park", "outdoor", "alder", "park", "Förrådet", "park", -136, 6, "Säsong, heltid", "Enligt avtal"),
    Own("engineers", "industry", "spruce", "engineers", "Kontoret och labbet", "engineers", -54, 4, "Heltid",
        "Enligt avtal", removed="Truckförarbevis"),
    Own("larch-care", "care", "larch", "larch-care", "Granbackens äldreboende", "care", -5, 12,
        "Heltid, kväll och helg", "", is_approved=False),
)  # fmt: skip


def write_profiles(stage: Stage) -> None:
    for key, job in LIBRARY.items():
        _write(stage, key, job, keeper="larch" if key in ("preschool", "industry") else "elm")
    for own in OWN:
        _adapt(stage, own)


def _write(stage: Stage, key: str, job: Job, *, keeper: str) -> None:
    now = stage.at(-148)
    facts = ProfileFacts(
        title=job.title,
        occupation=occupation(job.occupation),
        sector=job.sector,
        seqf_level=job.seqf,
        assessment=ASSESSMENT,
    )
    with stage.played_by(keeper) as actor:
        profile = create_profile(actor=actor, organisation=stage.organisations[keeper], facts=facts, now=now)
        for requirement in job.requirements:
            add_requirement(actor=actor, profile=profile, requirement=requirement, now=now)
        for text in (*job.first_tasks, *job.later_tasks):
            is_first, can_hurt = text in job.first_tasks, text in job.safety
            add_task(actor=actor, profile=profile, text=text, is_first=is_first, is_safety_critical=can_hurt, now=now)
        for title, asks in job.ladder:
            add_ladder_step(actor=actor, profile=profile, title=title, asks=asks, now=now)
        approve_profile(actor=actor, profile=profile, now=stage.at(-147))
    stage.profiles[key] = profile


def _adapt(stage: Stage, own: Own) -> None:
    now = stage.at(own.begun)
    base = stage.profiles[own.base]
    employer = stage.organisations[own.employer]
    facts = ProfileFacts(
        title=f"{base.title}, {employer.name}",
        occupation=occupation(LIBRARY[own.base].occupation),
        sector=base.sector,
        positions=own.positions,
        is_recurring=True,
        hours=own.hours,
        pay=own.pay,
        seqf_level=base.seqf_level,
        assessment=base.assessment,
        valid_from=stage.day(own.begun),
    )
    with stage.played_by(own.keeper) as actor:
        profile = adapt_profile(
            actor=actor,
            base=base,
            organisation=stage.organisations[own.keeper],
            employer=employer,
            workplace=stage.workplaces[own.workplace],
            need=stage.needs[own.need],
            facts=facts,
            now=now,
        )
        _change(stage, actor, profile, own)
        if own.is_approved:
            approve_profile(actor=actor, profile=profile, now=stage.at(own.begun + 2))
    stage.profiles[own.key] = profile


def _change(stage: Stage, actor: Actor, profile: "Profile", own: Own) -> None:
    """What the employer thinks is needed here: one thing less, or one with room to talk about."""
    now = stage.at(own.begun, 1)
    for row in list(profile.requirements.all()):
        if row.name == own.removed:
            remove_requirement(actor=actor, row=row, now=now)
        elif row.name == own.eased:
            eased = replace(requirement_of(row), negotiable=True, reason=f"{row.reason} Kan vänta det första halvåret.")
            change_requirement(actor=actor, row=row, requirement=eased, now=now)
