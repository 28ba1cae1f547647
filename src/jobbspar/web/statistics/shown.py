"""The half-year page as plain values. Counts of people come as SafeCounts only; a hidden one is never zero."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.statistics.queries import HalfYear
from jobbspar.core.choices import Choice
from jobbspar.core.disclosure.tables import WITHHELD, SafeCounts
from jobbspar.core.followup.measures import MEASURES
from jobbspar.core.followup.outcomes import OutcomeLine
from jobbspar.core.half_year import LINES_OF_WORK
from jobbspar.core.messages import N_
from jobbspar.core.organisations import Sector
from jobbspar.core.participation import Sex
from jobbspar.core.recruitment import FUNNEL
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.web.components.parts import Bars, Column, Hidden, KeyFigure, Share, Table

if TYPE_CHECKING:
    from django.core.paginator import Page

    from jobbspar.apps.agreements.models import AgreementGoal
    from jobbspar.apps.tracks.models import Track

SUPPORT_LABELS = {
    "supported": N_("With support"), "without": N_("Without support"), "unknown": N_("Not known"),
}  # fmt: skip
EMPLOYER_LABELS = {
    "track": N_("The employer of the track"), "other": N_("Another employer"), "unknown": N_("Not known"),
}  # fmt: skip
AFTER_LABELS = {
    "work": N_("In work"), "studies": N_("In studies"), "other": N_("Something else"), "unknown": N_("Not known"),
}  # fmt: skip


def half_year_page(found: HalfYear, tracks_shown: Page[Track]) -> dict[str, Any]:
    """Tables and key figures; what fewer than five people stand behind is hidden or the whole table withheld.

    The tracks come a page at a time. What is hidden was chosen with all of them in view, and the total is of them all.
    """
    tables = found.tables
    return {
        "key_figures": _key_figures(found),
        "sections": [
            _by_track(tables.by_track, tracks_shown),
            _section(
                "education", _one_way(_("Participants by education"), tables.by_education, "education", EducationLevel)
            ),
            _section("length", _lengths(found)),
            _section("employers", _sectors(found)),
            _section("to_work", _by_sex(_("Outcomes"), tables.outcomes, "outcome", dict(OutcomeLine.pairs()))),
            _section("supported", _work(_("Work, with or without support"), tables.support, "support", SUPPORT_LABELS)),
            _section("track_employer", _work(_("Work, with whom"), tables.employer, "employer", EMPLOYER_LABELS)),
            _section(
                "work_after_12_months",
                _one_way_of(_("Twelve months after"), tables.after_a_year, "after_12", AFTER_LABELS),
            ),
            _section("goal_funnel", _funnel(tables.funnel)),
        ],
        "goals": [(goal, _target(goal)) for goal in found.goals],
        "funnel": _bars(tables.funnel),
    }


def _section(measure: str, table: Table | str) -> dict[str, Any]:
    """A table, or the sentence that says why there is none, with the figure's definition one click away."""
    return {
        "name": measure,
        "measure": MEASURES[measure],
        "url": reverse("statistics:figure", args=[measure]),
        "table": table if isinstance(table, Table) else None,
        "withheld": table if isinstance(table, str) else "",
    }


def _by_track(table: SafeCounts, tracks: Page[Track]) -> dict[str, Any]:
    names = {str(track.pk): track.name for track in tracks}
    drawn = _by_sex(_("Participants by track and sex"), table, "track", names, everyone=_("All tracks"))
    has_pages = tracks.has_other_pages() and not table.is_withheld
    return {**_section("sex", drawn), "page": tracks if has_pages else None}


def _key_figures(found: HalfYear) -> list[KeyFigure]:
    outcomes, present = found.tables.outcomes, found.tables.by_track
    left = outcomes.count()
    work = outcomes.sum_of(*({"outcome": line} for line in LINES_OF_WORK))
    return [
        KeyFigure(_("Tracks"), len(found.tracks), definition=_(MEASURES["tracks"].numerator)),
        KeyFigure(_("Rounds"), found.rounds, definition=_(MEASURES["rounds"].numerator)),
        KeyFigure(_("Employers"), found.employers, definition=_(MEASURES["employers"].numerator)),
        KeyFigure(_("Participants"), _count(present.count()), definition=_(MEASURES["participants"].numerator)),
        KeyFigure(_("To work"), _count(work), left, definition=_(MEASURES["to_work"].numerator)),
        KeyFigure(
            _("To studies"), _count(outcomes.count(outcome=OutcomeLine.STUDIES)), left,
            definition=_(MEASURES["to_studies"].numerator),
        ),
    ]  # fmt: skip


def _count(count: int | None) -> int | Hidden:
    return Hidden() if count is None else count


def _share(table: SafeCounts, part: Mapping[str, str], among: Mapping[str, str] | None = None) -> Share | Hidden | str:
    """A share of nobody is no share, and nothing is hidden by it."""
    if table.count(**(among or {})) == 0:
        return "–"
    safe = table.share(part, among=among)
    return Share(safe.part, safe.whole) if safe else Hidden()


def _by_sex(
    caption: str, table: SafeCounts, name: str, labels: Mapping[str, str], *, everyone: str = ""
) -> Table | str:
    """Rows of one dimension, columns for women, men and not known, and all together."""
    if table.is_withheld:
        return _(WITHHELD)
    rows = [
        [
            _(label),
            *(_count(table.count(**{name: value}, sex=sex)) for sex in Sex),
            _count(table.count(**{name: value})),
        ]
        for value, label in labels.items()
    ]
    total = [everyone or _("All"), *(_count(table.count(sex=sex)) for sex in Sex), _count(table.count())]
    heads = [Column(_(sex.label), numeric=True) for sex in Sex]
    return Table(caption, [Column(""), *heads, Column(_("All"), numeric=True)], rows, total=total, wide=True)


def _one_way(caption: str, table: SafeCounts, name: str, kind: type[Choice]) -> Table | str:
    return _one_way_of(caption, table, name, dict(kind.pairs()))


def _one_way_of(caption: str, table: SafeCounts, name: str, labels: Mapping[str, str]) -> Table | str:
    """One row a category, with the share of all beside the count."""
    if table.is_withheld:
        return _(WITHHELD)
    rows = [
        [_(label), _count(table.count(**{name: value})), _share(table, {name: value})]
        for value, label in labels.items()
    ]
    total = [_("All"), _count(table.count()), "–"]
    columns = [Column(""), Column(_("Count"), numeric=True), Column(_("Share of all"), numeric=True)]
    return Table(caption, columns, rows, total=total)


def _work(caption: str, table: SafeCounts, name: str, labels: Mapping[str, str]) -> Table | str:
    """Only the lines of work; work by the hour stands by itself."""
    if table.is_withheld:
        return _(WITHHELD)
    rows = [
        [
            _(line.label),
            *(_count(table.count(outcome=line, **{name: value})) for value in labels),
            _count(table.count(outcome=line)),
        ]
        for line in LINES_OF_WORK
    ]
    heads = [Column(_(label), numeric=True) for label in labels.values()]
    return Table(caption, [Column(""), *heads, Column(_("All"), numeric=True)], rows, wide=True)


def _funnel(table: SafeCounts) -> Table | str:
    """Women and men who have come at least as far as each stage."""
    if table.is_withheld:
        return _(WITHHELD)
    rows = [
        [
            _(stage.label),
            *(_count(table.count(stage=stage, sex=sex)) for sex in Sex),
            _count(table.count(stage=stage)),
            _share(table, {"stage": stage, "sex": Sex.WOMAN}, {"stage": stage}),
        ]
        for stage in FUNNEL
    ]
    heads = [Column(_(sex.label), numeric=True) for sex in Sex]
    columns = [
        Column(_("At least as far as")),
        *heads,
        Column(_("All"), numeric=True),
        Column(_("Women of all"), numeric=True),
    ]
    return Table(_("The funnel from interest to completed"), columns, rows, wide=True)


def _bars(table: SafeCounts) -> Bars | None:
    """The funnel to look at: how many came at least as far as each stage."""
    if table.is_withheld or not table.count():
        return None
    rows = [(_(stage.label), _count(table.count(stage=stage))) for stage in FUNNEL]
    return Bars(_("The funnel from interest to completed"), rows, _("The same figures are in the last table."))


def _lengths(found: HalfYear) -> Table:
    told = found.lengths
    rows = [
        [_("At most half a year"), told.up_to_half_a_year],
        [_("More than half a year, at most a year"), told.up_to_a_year],
        [_("More than a year"), told.longer],
        [_("No planned end"), told.unknown],
    ]
    return Table(_("Rounds by length"), [Column(_("Length")), Column(_("Rounds"), numeric=True)], rows)


def _sectors(found: HalfYear) -> Table:
    rows = [[sector, found.employers_by_sector.get(sector, 0)] for sector in Sector]
    return Table(_("Employers"), [Column(_("Public or private")), Column(_("Employers"), numeric=True)], rows)


def _target(goal: AgreementGoal) -> str:
    """The number to reach, as people write it."""
    if goal.target is None:
        return ""
    return f"{goal.target} %" if goal.measure.startswith("share") else str(goal.target)
