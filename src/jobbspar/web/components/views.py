"""Shows every component once, with made-up facts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jobbspar.web.components import example_drawings, examples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    values = {
        **examples.lists(page_number=request.GET.get("page", "1"), sorted_by=request.GET.get("sort", "name")),
        **examples.words(),
        **examples.forms(),
        "line_map": example_drawings.line_map(),
        "timeline_value": example_drawings.timeline(),
        "area_map": example_drawings.area_map(),
        "crumbs": [(_("Start"), "/"), (_("Components"), "")],
    }
    return render(request, "components/gallery.html", values)


@require_safe
def gallery_progress(request: HttpRequest) -> HttpResponse:
    """The example bar's next state: it is always ready."""
    return render(request, "components/progress.html", {"progress": examples.finished_progress()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "components/accessibility.html", {"crumbs": [(_("Accessibility statement"), "")]})
