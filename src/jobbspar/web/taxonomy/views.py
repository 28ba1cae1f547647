"""Look up occupations: search, suggestions while typing, and a page for each concept."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.taxonomy.queries import (
    find_current_version,
    get_concept,
    has_taxonomy,
    list_broader,
    list_concepts,
    list_narrower,
    list_neighbours,
    list_skills_of_group,
    suggest_occupations,
    with_groups,
)
from jobbspar.core.access import Permission
from jobbspar.core.taxonomy.concepts import ConceptKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.taxonomy.forms import ConceptSearch
from jobbspar.web.taxonomy.occupations import tombstone_sentence

ON_A_PAGE = 25


@allowed(Permission.PROFILE_VIEW)
def search(request: SignedInRequest) -> HttpResponse:
    """Occupations, groups or skills by name; the way to find one without JavaScript, and to look around."""
    form = ConceptSearch(request.GET)
    text, kind = (form.cleaned_data["q"], form.chosen_kind) if form.is_valid() else ("", ConceptKind.OCCUPATION)
    shown = Paginator(_found(kind, text), ON_A_PAGE).get_page(request.GET.get("page"))
    table = _occupations(list(shown)) if kind is ConceptKind.OCCUPATION else _others(list(shown), kind)
    facts = {"filter_form": form, "table": table, "page": shown, "version": find_current_version()}
    return render(request, "taxonomy/search.html", facts | {"crumbs": [(_("Occupations"), "")]})


def _found(kind: ConceptKind, text: str) -> Any:
    return list_concepts(kind=kind, text=text).select_related("last_in")


def _occupations(found: list[Any]) -> Table:
    rows = [[_concept_link(one.concept, one.label), one.code, one.group] for one in with_groups(found)]
    columns = [Column(_("Occupation")), Column("SSYK"), Column(_("Occupational group"))]
    return Table(_("Occupations"), columns, rows, empty=_nothing_found(), caption_hidden=True)


def _others(found: list[Any], kind: ConceptKind) -> Table:
    """Groups and skills; where a skill comes from is always said, since the two vocabularies are not one."""
    rows = [[_concept_link(one.concept_id, one.label), one.code or "–", kind] for one in found]
    columns = [Column(_("Name")), Column("SSYK"), Column(_("Kind"))]
    return Table(_(kind.label), columns, rows, empty=_nothing_found(), caption_hidden=True)


def _nothing_found() -> Empty:
    if not has_taxonomy():
        told = _("Until then, occupations can be written in your own words. The guide tells how it is read in.")
        return Empty(_("No taxonomy has been read in yet"), told)
    return Empty(_("Nothing has that name"), _("Try fewer letters, or another word for the same work."))


@allowed(Permission.PROFILE_VIEW)
def suggest(request: SignedInRequest) -> HttpResponse:
    """The suggestions alone, for htmx."""
    text = request.GET.get("occupation", "")
    found, is_searched = suggest_occupations(text), len(text.strip()) > 1
    facts = {
        "name": "occupation",
        "suggestions": found,
        "is_searched": is_searched,
        "is_empty": is_searched and not found and not has_taxonomy(),
        "chosen": "",
    }
    return render(request, "taxonomy/suggestions.html", facts)


@allowed(Permission.PROFILE_VIEW)
def show(request: SignedInRequest, concept_id: str) -> HttpResponse:
    """One concept: where it belongs, what it often asks for, and what is near it."""
    concept = get_concept(concept_id)
    above = list_broader(concept)
    group = concept if concept.kind == ConceptKind.GROUP else next(iter(above), None)
    is_offered = concept.kind == ConceptKind.OCCUPATION and concept.removed_in is None
    facts: list[tuple[Any, Any]] = [
        (_("Kind"), ConceptKind(concept.kind)),
        (_("SSYK 2012"), concept.code or (group.code if group else None)),
        (_("Belongs to"), [_concept_link(row.concept_id, row.label) for row in above] or None),
        (_("Concept id"), concept.concept_id),
        (_("Version of the taxonomy"), concept.last_in.label),
    ]
    context = {
        "concept": concept,
        "facts": facts,
        "told": tombstone_sentence(concept_id),
        "heir": concept.replaced_by,
        "skills": list_skills_of_group(group.code if group else ""),
        "neighbours": _neighbours(concept),
        "narrower": [_concept_link(row.concept_id, row.label) for row in list_narrower(concept)],
        "may_need": is_offered and request.actor.may(Permission.NEED_EDIT),
        "may_profile": is_offered and request.actor.may(Permission.PROFILE_EDIT),
        "crumbs": [(_("Occupations"), reverse("taxonomy:search")), (concept.label, "")],
    }
    return render(request, "taxonomy/show.html", context)


def _concept_link(concept_id: str, label: str) -> Link:
    return Link(label, reverse("taxonomy:show", args=[concept_id]))


def _neighbours(concept: Any) -> Table | None:
    rows = [[_concept_link(n.concept, n.label), _nearness(n.weight)] for n in list_neighbours(concept)]
    columns = [Column(_("Occupation")), Column(_("How near"))]
    return Table(_("Occupations that are near"), columns, rows, caption_hidden=True) if rows else None


def _nearness(weight: int | None) -> str:
    """JobTech publishes two degrees only; a percentage would look more exact than it is."""
    return _("Much is the same") if weight and weight >= 75 else _("Some is the same")
