"""Made-up facts for the gallery: every component in every state it can be in."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms as django_forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.web.components.parts import (
    Bars,
    Change,
    Column,
    Confirmation,
    Duty,
    Empty,
    Hidden,
    HistoryEntry,
    KeyFigure,
    Link,
    Progress,
    Share,
    Step,
    Table,
    Tag,
)


class ExampleForm(django_forms.Form):
    """One field of each kind."""

    name = django_forms.CharField(label=gettext_lazy("Name of the track"), max_length=80)
    starts = django_forms.DateField(
        label=gettext_lazy("First day"), help_text=gettext_lazy("The first day of work or study.")
    )
    places = django_forms.IntegerField(label=gettext_lazy("Places"), min_value=1)
    kind = django_forms.ChoiceField(
        label=gettext_lazy("Kind of track"),
        choices=[("employer", gettext_lazy("Employer track")), ("preparatory", gettext_lazy("Preparatory track"))],
        widget=django_forms.RadioSelect,
    )
    municipality = django_forms.ChoiceField(
        label=gettext_lazy("Municipality"), choices=[("", "–"), ("1", "Larch"), ("2", "Elm"), ("3", "Spruce")]
    )
    days = django_forms.MultipleChoiceField(
        label=gettext_lazy("Days of the week"),
        required=False,
        choices=[("mon", gettext_lazy("Monday")), ("tue", gettext_lazy("Tuesday")), ("wed", gettext_lazy("Wednesday"))],
        widget=django_forms.CheckboxSelectMultiple,
    )
    purpose = django_forms.CharField(
        label=gettext_lazy("Purpose"),
        required=False,
        help_text=gettext_lazy("In one or two sentences."),
        widget=django_forms.Textarea,
    )
    letter = django_forms.FileField(label=gettext_lazy("Letter of intent"), required=False)
    agreed = django_forms.BooleanField(label=gettext_lazy("The employer has read this"))

    fieldsets = (
        (gettext_lazy("The track"), ["name", "kind", "municipality", "purpose"]),
        (gettext_lazy("Time and place"), ["starts", "places", "days"]),
    )


class ExampleFilter(django_forms.Form):
    """Filters live in the address."""

    words = django_forms.CharField(label=gettext_lazy("Search"), required=False)
    state = django_forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("All")), ("running", gettext_lazy("Running")), ("closed", gettext_lazy("Closed"))],
    )


class ExampleRefusal(Refusal):
    message = N_("The letter of intent has %(signed)s of %(wanted)s signatures.")
    mend = N_("Sign the letter of intent")


def lists(*, page_number: str, sorted_by: str) -> dict[str, Any]:
    """Tables, empty states and pages."""
    return {
        "track_table": track_table(sorted_by),
        "matrix": matrix(),
        "empty_table": Table(
            caption=_("Employers"),
            columns=[Column(_("Name"))],
            rows=[],
            empty=Empty(
                _("There are no employers yet"),
                _("When an employer has told you about a need, it is shown here."),
                Link(_("Add an employer"), "#"),
            ),
        ),
        "page": Paginator(range(20_000), 50).get_page(page_number),
        "filter_form": ExampleFilter(),
    }


def track_table(sorted_by: str) -> Table:
    columns = [
        Column(_("Track"), sort="name"),
        Column(_("State")),
        Column(_("First day"), sort="starts"),
        Column(_("Places"), numeric=True, sort="places"),
        Column(_("Hired"), numeric=True),
    ]
    rows = [
        [Link(_("Care assistant"), "#"), Tag(_("Running"), "success"), date(2026, 9, 7), 12, Share(9, 12)],
        [Link(_("Cleaner"), "#"), Tag(_("Waiting for signatures"), "warning"), None, 8, None],
        [Link(_("Machine operator"), "#"), Tag(_("Stopped"), "danger"), date(2026, 3, 2), 6, Hidden()],
        [Link(_("Preschool assistant"), "#"), Tag(_("Idea"), "neutral"), date(2027, 1, 11), None, None],
    ]
    return Table(caption=_("Tracks in Larch"), columns=columns, rows=rows, sorted_by=sorted_by)


def matrix() -> Table:
    columns = [Column(_("Education"))] + [Column(f"{_('Round')} {n}", numeric=True) for n in range(1, 9)]
    rows = [
        [_("Primary"), 12, 9, 14, 8, 11, 7, 10, 13],
        [_("Upper secondary"), 7, Hidden(), 8, 6, 9, 5, 7, 8],
        [_("Unknown education"), 0, Hidden(), 6, 0, 5, 0, 0, 7],
    ]
    return Table(
        caption=_("Participants by round and education"),
        columns=columns,
        rows=rows,
        wide=True,
        total=[_("All together"), 19, 15, 28, 14, 25, 12, 17, 28],
    )


def words() -> dict[str, Any]:
    """Facts, duties, phases, figures, history and refusals."""
    return {
        "facts": [
            (_("Occupation"), _("Care assistant")),
            (_("First day"), date(2026, 9, 7)),
            (_("Employer"), Link("Larch äldreomsorg", "#")),
            (_("Supervisor"), None),
            (_("State"), Tag(_("Running"), "success")),
        ],
        "duties": duties(),
        "steps": steps(),
        "figures": figures(),
        "funnel": funnel(),
        "entries": history(),
        "refusals": [ExampleRefusal(signed=1, wanted=3, mend_at=("components:gallery", ()))],
        "running": Progress(_("Reading the list"), 8_200, 20_000, reverse("components:gallery_progress")),
        "finished": finished_progress(),
        "broken": Progress(_("Reading the list"), 310, 20_000, failed=_("The file ends in the middle of row 311.")),
    }


def duties() -> list[Duty]:
    return [
        Duty(
            _("Name a supervisor for the placement at Larch äldreomsorg"),
            "#",
            "danger",
            rank=1,
            why=_("The placement starts on Monday and nobody is there to meet the participant."),
            due=date(2026, 11, 23),
        ),
        Duty(_("Answer two who have waited for more than five working days"), "#", "warning", rank=20),
        Duty(_("Write what you learnt from round 2"), "#", "info", rank=60, due=date(2026, 12, 18)),
    ]


def steps() -> list[Step]:
    return [
        Step(_("Agreement"), "done", "#"),
        Step(_("Need"), "done", "#"),
        Step(_("Profile"), "done", "#"),
        Step(_("Track"), "done", "#"),
        Step(_("Recruitment"), "current", "#", _("14 asked for, 12 places")),
        Step(_("Round")),
        Step(_("Hiring")),
        Step(_("Follow-up")),
    ]


def figures() -> list[KeyFigure]:
    counted = _("Counted on the day the person left the track. Gross outcome, no comparison group.")
    return [
        KeyFigure(_("In work"), 18, 40, counted),
        KeyFigure(_("Went on to further studies"), 7, 40, counted),
        KeyFigure(_("Left without a known outcome"), Hidden(), definition=counted),
        KeyFigure(_("Income after a year"), None, note=_("Nobody has been followed up for a year yet.")),
    ]


def history() -> list[HistoryEntry]:
    return [
        HistoryEntry(
            datetime(2026, 11, 20, 13, 5, tzinfo=UTC),
            "Karin Exempel",
            _("The first day was moved"),
            [Change(_("First day"), date(2026, 8, 31), date(2026, 9, 7)), Change(_("Supervisor"), None, "Bo Exempel")],
        ),
        HistoryEntry(datetime(2026, 11, 2, 8, 30, tzinfo=UTC), "Ali Exempel", _("The track was written")),
    ]


def finished_progress() -> Progress:
    return Progress(_("Reading the list"), 20_000, 20_000, done_link=Link(_("See what was read"), "#"))


def forms() -> dict[str, Any]:
    """A form at rest and a form that was sent half empty."""
    return {
        "example_form": ExampleForm(initial={"starts": date(2026, 9, 7)}, prefix="clean"),
        "faulty_form": ExampleForm({"faulty-name": "Vård", "faulty-places": "0"}, prefix="faulty"),
        "confirmation": Confirmation(
            question=_("Stop the track Machine operator?"),
            submit=_("Stop the track"),
            cancel="#",
            consequences=[
                _("6 people are told and keep their place in the reserve list."),
                _("No new round can be opened."),
            ],
            is_dangerous=True,
        ),
    }


def funnel() -> Bars:
    rows: list[tuple[str, int | Hidden]] = [
        (_("Interested"), 22),
        (_("Candidate"), 18),
        (_("Selected"), 12),
        (_("Completed"), Hidden()),
    ]
    return Bars(_("From interest to completed"), rows)
