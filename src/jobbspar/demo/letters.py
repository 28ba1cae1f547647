"""Letters of intent: what each employer says it will do, who signed, what the union said, who supervises."""

from typing import TYPE_CHECKING, NamedTuple

from jobbspar.apps.tracks.actions import (
    activate_letter,
    add_supervisor,
    note_union,
    present_letter,
    sign_letter,
    write_letter,
)
from jobbspar.core.followup.outcomes import ContractForm
from jobbspar.core.tracks import LetterFacts
from jobbspar.demo.stage import Stage

if TYPE_CHECKING:
    from jobbspar.apps.tracks.models import LetterOfIntent


class Intent(NamedTuple):
    """A letter. Supervisors are name and how many weeks ago they were trained; none for those who are not."""

    track: str
    employer: str
    workplace: str
    begun: int
    places: int
    hires: int
    form: ContractForm
    union: str
    supervisors: tuple[tuple[str, int | None], ...] = ()
    signatory: str = ""
    is_subsidy: bool | None = None
    goes_to: str = "active"


INTENTS = (
    Intent("preschool", "larch-preschool", "Förskolan Kotten", -136, 10, 8, ContractForm.SUBSTITUTE,
           "union-care", (("Åsa Lindvik", -134), ("Pia Hägerby", -134), ("Mehmet Rönnö", -100), ("Elin Sälgmo", -30)),
           "Fatima Oxelby"),
    Intent("preschool", "larch-care", "Granbackens äldreboende", -8, 4, 2, ContractForm.UNKNOWN,
           "union-care", (("Rut Enbacka", None),), "Ingrid Björkhage", goes_to="agreed"),
    Intent("industry", "larktra", "Monteringen", -116, 8, 6, ContractForm.PROBATION, "union-industry",
           (("Leif Granberg", -112), ("Sanna Tallbo", -112), ("Omar Furuvik", -60), ("Jens Aspnäs", None)),
           "Stefan Furuhed"),
    Intent("industry", "norrmek", "Verkstaden", -3, 2, 2, ContractForm.PROBATION, "union-industry",
           goes_to="presented"),
    Intent("care", "elm-care", "Almgårdens äldreboende", -138, 10, 8, ContractForm.PERMANENT, "union-care",
           (("Gun Almfors", -136), ("Siv Björkmo", -136), ("Yasmin Lindå", -80), ("Kerstin Hassel", -40)),
           "Anna-Lena Hagtorn"),
    Intent("care", "region", "Elmsele sjukstuga", -34, 3, 2, ContractForm.SUBSTITUTE, "union-care",
           (("Tove Videmo", -30),), "Ulrika Lindhed", goes_to="agreed"),
    Intent("service", "clean", "Blänk Sprucesjö", -96, 8, 6, ContractForm.PERMANENT, "union-care",
           (("Dana Liljemo", -94), ("Rolf Granvik", -94), ("Bodil Sälgå", -50)), "Samira Liljehult"),
    Intent("service", "spruce-service", "Skolorna i Sprucesjö", -94, 3, 2, ContractForm.HOURLY, "union-care",
           (("Maj Enlund", None),), "Roger Tallmyr", goes_to="agreed"),
    Intent("basic-five", "elm-service", "Parkförrådet", -136, 9, 6, ContractForm.FIXED_TERM, "union-care",
           (("Bosse Almnäs", -134), ("Ylva Rönnmark", -134), ("Hassan Ekmo", -60), ("Monica Asplid", -20)),
           "Kent Rönnlid", is_subsidy=True),
    Intent("park", "park", "Förrådet", -132, 6, 3, ContractForm.FIXED_TERM, "union-care",
           (("Tage Alhed", -130), ("Britt Hagmo", -130)), "Tord Alnäs"),
    Intent("engineers", "engineers", "Kontoret och labbet", -50, 4, 3, ContractForm.PROBATION,
           "union-industry", (("Nina Ekbom", -48),), "Lars Ekrot"),
)  # fmt: skip

KEEPER_OF = {"care": "elm", "basic-five": "elm", "service": "spruce", "engineers": "spruce", "park": "alder"}


def write_letters(stage: Stage) -> None:
    for intent in INTENTS:
        keeper = KEEPER_OF.get(intent.track, "larch")
        letter = _write(stage, intent, keeper)
        if intent.goes_to != "presented":
            _sign(stage, intent, letter, keeper)


def _write(stage: Stage, intent: Intent, keeper: str) -> "LetterOfIntent":
    facts = LetterFacts(
        places=intent.places,
        intended_hires=intent.hires,
        starts=stage.day(intent.begun + 2),
        ends=stage.day(60),
        contract_form=intent.form,
        hours="Heltid eller nära heltid",
        is_subsidy_intended=intent.is_subsidy,
        conditions="Deltagaren klarar arbetsuppgifterna och vill ha arbetet.",
        responsibilities="Arbetsgivaren ger handledare tid. Kommunen svarar för samordning och resor.",
        recruitment="Arbetsgivaren möter dem som vill, och väljer tillsammans med samordnaren.",
        supervision="En handledare med utbildning, två timmar i veckan för samtal, och en ersättare vid frånvaro.",
        language_support="Yrkessvenska hela tiden, och en kollega som språkstöd.",
        if_not_as_planned="Vi ses inom en vecka och bestämmer vad som ändras.",
        check_in_weeks=4,
    )
    with stage.played_by(keeper) as actor:
        letter = write_letter(
            actor=actor,
            track=stage.tracks[intent.track],
            employer=stage.organisations[intent.employer],
            workplace=stage.workplaces[intent.workplace],
            facts=facts,
            now=stage.at(intent.begun),
        )
        present_letter(actor=actor, letter=letter, now=stage.at(intent.begun + 1))
        if intent.goes_to != "presented":
            note_union(
                actor=actor,
                letter=letter,
                union=stage.organisations[intent.union].name,
                asked_on=stage.day(intent.begun + 1),
                answer="Inget att invända. Vill träffa handledarna.",
                now=stage.at(intent.begun + 1),
            )
        for name, trained in intent.supervisors:
            supervisor = add_supervisor(
                actor=actor,
                letter=letter,
                workplace=stage.workplaces[intent.workplace],
                name=name,
                trained_on=None if trained is None else stage.day(trained),
                most_at_once=3,
                now=stage.at(intent.begun + 1),
            )
            if trained is not None:
                stage.supervisors.setdefault(intent.track, []).append(supervisor)
    return letter


def _sign(stage: Stage, intent: Intent, letter: "LetterOfIntent", keeper: str) -> None:
    """The employer's contact signs for the employer, the coordinator for the municipality."""
    day, now = stage.day(intent.begun + 2), stage.at(intent.begun + 2)
    with stage.played_by(intent.employer) as actor:
        sign_letter(
            actor=actor,
            letter=letter,
            organisation=stage.organisations[intent.employer],
            name=intent.signatory,
            title="Ansvarig chef",
            signed_on=day,
            now=now,
        )
    with stage.played_by(keeper) as actor:
        sign_letter(
            actor=actor,
            letter=letter,
            organisation=stage.organisations[keeper],
            name=stage.users[keeper].name,
            title="Samordnare",
            signed_on=day,
            now=now,
        )
        if intent.goes_to == "active":
            activate_letter(actor=actor, letter=letter, now=stage.at(intent.begun + 3))
