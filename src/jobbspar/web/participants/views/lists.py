"""Lists of people on their way in: upload, watch, look row by row, mend, choose, save or throw away."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.adapters.people_template import people_template
from jobbspar.apps.accounts.queries import organisations_named
from jobbspar.apps.participants import actions, queries
from jobbspar.core.access import Permission
from jobbspar.core.people_columns import TEMPLATE_ANSWERS, Column
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Link, Progress
from jobbspar.web.participants import forms
from jobbspar.web.participants.list_shown import Row, sentence_of, state_of
from jobbspar.web.refusals import told_on

ROWS_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allowed(Permission.PARTICIPANT_IMPORT)
def index(request: SignedInRequest) -> HttpResponse:
    mine = organisations_named(request.actor.organisations_granting(Permission.PARTICIPANT_IMPORT))
    form = forms.UploadForm(
        request.POST or None, request.FILES or None, organisations=[(each.pk, each.name) for each in mine]
    )
    if form.is_valid():
        upload = form.cleaned_data["file"]
        with told_on(form):
            batch = actions.upload_list(
                actor=request.actor,
                organisation=next(each for each in mine if each.pk == form.cleaned_data["organisation"]),
                file_name=upload.name,
                content=upload.read(),
                now=timezone.now(),
            )
            return redirect("participants:import", batch.pk)
    earlier = [(batch, state_of(batch)) for batch in queries.list_lists(request.actor)]
    crumbs = [(_("Participants"), reverse("participants:list")), (_("Read in a list"), "")]
    return render(request, "participants/lists.html", {"form": form, "earlier": earlier, "crumbs": crumbs})


@allowed(Permission.PARTICIPANT_IMPORT)
def template(request: SignedInRequest) -> HttpResponse:
    """The template in the reader's language: headings, allowed answers and one made-up row."""
    headings = [_(column.label) for column in Column]
    answers = {_(column.label): [_(answer) for answer in told] for column, told in TEMPLATE_ANSWERS.items()}
    content = people_template(headings, answers=answers, sheet=_("Participants"))
    name = _("jobbspar-participants.xlsx")
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@allowed(Permission.PARTICIPANT_IMPORT)
def show(request: SignedInRequest, batch_id: int) -> HttpResponse:
    batch = queries.get_list(request.actor, batch_id)
    outcome = request.GET.get("visa", "")
    rows = queries.rows_of_list(batch, outcome=outcome if outcome in {"new", "known", "problem"} else "")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "state": state_of(batch),
        "progress": _progress(request, batch_id),
        "counts": queries.count_rows_of_list(batch),
        "page": page,
        "rows": [Row.of(row) for row in page],
        "outcome": outcome,
        "problem": sentence_of(batch.problem) if batch.problem else "",
        "crumbs": [
            (_("Participants"), reverse("participants:list")),
            (_("Read in a list"), reverse("participants:imports")),
            (batch.file_name, ""),
        ],
    }
    return render(request, "participants/list_on_its_way.html", context)


def _progress(request: SignedInRequest, batch_id: int) -> Progress:
    batch = queries.get_list(request.actor, batch_id)
    labels = {"waiting": _("Waiting to be read"), "reading": _("Reading the list"), "saving": _("Saving")}
    is_running = batch.state in labels
    return Progress(
        label=labels.get(batch.state, ""),
        done=batch.rows_done if is_running else 1,
        total=max(batch.rows_total, batch.rows_done + 1) if is_running else 1,
        poll_url=reverse("participants:import_progress", args=[batch_id]),
        done_link=Link(_("See the rows"), reverse("participants:import", args=[batch_id])),
    )


@allowed(Permission.PARTICIPANT_IMPORT)
def progress(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """The bar alone. When the work is done the page around it is fetched anew, with the rows."""
    progress = _progress(request, batch_id)
    answer = render(request, "components/progress.html", {"progress": progress})
    if not progress.is_running:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@allowed(Permission.PARTICIPANT_IMPORT)
def choose(request: SignedInRequest, batch_id: int) -> HttpResponse:
    batch = queries.get_list(request.actor, batch_id)
    _choose(request, batch)
    messages.success(request, _("Your choice is kept."))
    query = request.GET.urlencode()
    return redirect(reverse("participants:import", args=[batch.pk]) + (f"?{query}" if query else ""))


def _choose(request: SignedInRequest, batch: Any) -> None:
    actions.choose_rows(
        actor=request.actor,
        batch=batch,
        shown=_numbers(request.POST.getlist("shown")),
        chosen=_numbers(request.POST.getlist("chosen")),
        now=timezone.now(),
    )


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]


@require_POST
@allowed(Permission.PARTICIPANT_IMPORT)
def save(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """Save what is ticked: also what was ticked or unticked just now, on the page the button stands on."""
    batch = queries.get_list(request.actor, batch_id)
    if request.POST.getlist("shown"):
        _choose(request, batch)
    actions.ask_to_save_list(actor=request.actor, batch=batch, now=timezone.now())
    return redirect("participants:import", batch.pk)


@require_POST
@allowed(Permission.PARTICIPANT_IMPORT)
def cancel(request: SignedInRequest, batch_id: int) -> HttpResponse:
    batch = queries.get_list(request.actor, batch_id)
    actions.cancel_list(actor=request.actor, batch=batch, now=timezone.now())
    messages.success(request, _("The list is thrown away. Nobody in it was registered."))
    return redirect("participants:imports")


@allowed(Permission.PARTICIPANT_IMPORT)
def row(request: SignedInRequest, batch_id: int, number: int) -> HttpResponse:
    batch = queries.get_list(request.actor, batch_id)
    found = queries.get_row_of_list(batch, number)
    form = forms.RowForm(request.POST or None, initial=found.read)
    if form.is_valid():
        with told_on(form):
            found = actions.correct_row(actor=request.actor, row=found, texts=form.texts(), now=timezone.now())
            if found.outcome != "problem":
                messages.success(request, _("Row %(number)s is right now.") % {"number": number})
                return redirect("participants:import", batch.pk)
        for problem in found.problems:
            form.add_error(problem["column"], sentence_of(problem))
    back = reverse("participants:import", args=[batch.pk])
    context = {"form": form, "row": Row.of(found), "back": back, "batch": batch}
    context["crumbs"] = [(_("Participants"), reverse("participants:list")), (batch.file_name, back), (str(number), "")]
    return render(request, "participants/list_row.html", context)
