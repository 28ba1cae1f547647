"""What the page of one person shows, as plain values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.participants import queries
from jobbspar.apps.plans.queries import TAKES_PART
from jobbspar.apps.recruitment.queries.candidates import list_rounds_of
from jobbspar.apps.rounds.queries import list_wishes
from jobbspar.apps.travel.queries import find_terms
from jobbspar.core.access import Actor, Permission
from jobbspar.core.participation import Sex
from jobbspar.core.profiles import EvidenceSource, RequirementKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.sfi import SfiClock
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.web.components.readable import round_of_track
from jobbspar.web.places import municipality_name
from jobbspar.web.travel.shown import terms_in_words

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import Background, Evidence, Participant
    from jobbspar.apps.recruitment.models import Participation


def person_page(actor: Actor, person: Participant, *, today: date) -> dict[str, Any]:
    """Everything the page of a person needs, fetched at once."""
    background = queries.find_background(person)
    return {
        "person": person,
        "contact": [*_contact(person), (_("Travel to work"), terms_in_words(find_terms(person)))],
        "background": _background(background),
        "sfi": _sfi(person, today),
        "evidence": [_evidence(row) for row in queries.list_evidence(person)],
        "sharings": queries.list_sharings(person),
        "wishes": list_wishes(person),
        "rounds": [_round(part) for part in list_rounds_of(actor, person)],
        "may_edit": bool(actor.organisations_granting(Permission.PARTICIPANT_EDIT) & queries.organisations_of(person)),
        "may_share": actor.may(Permission.PARTICIPANT_EDIT, organisation=person.organisation_id),
    }


def _contact(person: Participant) -> list[tuple[str, Any]]:
    return [
        (_("Own wish"), person.wish or None),
        (_("Phone"), person.phone or None),
        (_("E-mail"), person.email or None),
        (_("Home municipality"), municipality_name(person.municipality) or None),
        (_("Interpreter, language"), person.interpreter or _("Not asked for")),
        (_("What makes it work better"), person.adaptation or _("Nothing told")),
        (_("Register"), person.organisation.name),
    ]


def _background(background: Background | None) -> list[tuple[str, Any]]:
    if background is None:
        return []
    number = background.personal_number
    documented = {True: _("Yes"), False: _("No"), None: None}[background.is_education_documented]
    return [
        (_("Personal number"), f"{number[:8]}-{number[8:]}" if number else None),
        (_("Sex"), Sex(background.sex)),
        (_("Education"), EducationLevel(background.education_level)),
        (_("Years in school"), background.schooling_years),
        (_("Is there proof of the education?"), documented),
    ]


def _sfi(person: Participant, today: date) -> dict[str, Any] | None:
    if person.sfi_first_admission is None:
        return None
    clock = SfiClock(first_admission=person.sfi_first_admission)
    return {"admitted": person.sfi_first_admission, "months_left": clock.months_left(today), "clock": clock}


def _evidence(row: Evidence) -> dict[str, Any]:
    levels = {**dict(LanguageLevel.pairs()), **dict(EducationLevel.pairs())}
    return {
        "row": row,
        "kind": RequirementKind(row.kind),
        "skill": LanguageSkill(row.skill) if row.skill else None,
        "level": levels.get(row.level, row.level),
        "source": EvidenceSource(row.source) if row.source in list(EvidenceSource) else row.source,
        "drop_url": reverse("participants:drop_evidence", args=[row.participant_id, row.pk]),
    }


def _round(part: Participation) -> dict[str, Any]:
    """A round the person has been in, with the page where it is followed."""
    started = part.state in {*TAKES_PART, ParticipationState.SELECTED}
    return {
        "name": round_of_track(part.round.track.name, part.round.number),
        "state": ParticipationState(part.state),
        "url": reverse("plans:show" if started else "recruitment:candidate", args=[part.pk]),
    }


def as_initial(person: Participant, background: Background | None) -> dict[str, Any]:
    """The form as the person stands now."""
    names = ["given_name", "family_name", "phone", "email", "interpreter", "adaptation", "wish", "sfi_first_admission"]
    initial = {name: getattr(person, name) for name in names}
    initial["municipality"] = municipality_name(person.municipality)
    if background:
        number = background.personal_number
        documented = {True: "yes", False: "no", None: ""}[background.is_education_documented]
        initial |= {
            "personal_number": f"{number[:8]}-{number[8:]}" if number else "",
            "sex": background.sex,
            "education_level": background.education_level,
            "schooling_years": background.schooling_years,
            "is_education_documented": documented,
        }
    return initial
