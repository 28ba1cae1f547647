"""A letter of intent as pairs and tables to read, on screen and on paper."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.core.access import Actor, Permission
from jobbspar.core.followup.outcomes import ContractForm
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag


def letter_facts(letter: Any) -> list[tuple[str, list[tuple[Any, Any]]]]:
    """The letter under headings. What is not said is shown as unknown, so that it is seen to be missing."""
    return [
        (
            _("What the employer intends"),
            [
                (_("Employer"), str(letter.employer)),
                (_("Workplace"), str(letter.workplace) if letter.workplace else _("Not chosen yet")),
                (_("Job"), letter.profile.title),
                (_("Version of the profile"), letter.profile_version),
                (_("Places in the track"), letter.places),
                (_("Intended hires"), letter.intended_hires),
                (_("Form of employment"), _contract(letter.contract_form)),
                (_("Working hours"), letter.hours),
                (_("Wage subsidy intended"), letter.is_subsidy_intended),
                (_("Holds from"), letter.starts),
                (_("Holds until"), letter.ends or _("until further notice")),
            ],
        ),
        (
            _("How it is done"),
            [
                (_("Conditions for a job"), letter.conditions or _("not written yet")),
                (_("Who does what, pays and decides"), letter.responsibilities or _("not written yet")),
                (_("The chain of activities"), [step.activity.name for step in letter.track.steps.all()] or None),
                (_("How people are recruited"), letter.recruitment or _("not written yet")),
                (_("Supervision the employer undertakes"), letter.supervision or _("not written yet")),
                (_("Language support at the workplace"), letter.language_support or _("not written yet")),
                (_("Check-ins"), _check_ins(letter.check_in_weeks)),
                (_("If it does not go as planned"), letter.if_not_as_planned or _("not written yet")),
            ],
        ),
        (
            _("The union"),
            [
                (_("Union"), letter.union or _("the union is not asked yet")),
                (_("Asked on"), letter.union_asked_on or "–"),
                (_("Answer"), letter.union_answer or (_("not yet") if letter.union_asked_on else "–")),
            ],
        ),
    ]


def _contract(form: str) -> Any:
    return ContractForm(form) if form in list(ContractForm) else form


def _check_ins(weeks: int | None) -> str | None:
    if weeks is None:
        return None
    return ngettext("every week", "every %(count)s weeks", weeks) % {"count": weeks}


def signatures_table(letter: Any) -> Table:
    signed = {signature.organisation_id: signature for signature in letter.signatures.all()}
    needed = {letter.track.organisation_id: letter.track.organisation, letter.employer_id: letter.employer}
    parties = {**needed, **{key: signature.organisation for key, signature in signed.items()}}
    rows = [
        [
            str(party),
            Tag(_("Signed"), "success") if key in signed else Tag(_("Waiting"), "warning"),
            _name(signed[key]) if key in signed else "–",
            signed[key].signed_on if key in signed else "–",
        ]
        for key, party in parties.items()
    ]
    headings = [Column(_("Party")), Column(_("Signature")), Column(_("Name")), Column(_("Day"))]
    return Table(_("Signatures"), headings, rows, caption_hidden=True)


def _name(signature: Any) -> str:
    return f"{signature.name}, {signature.title}" if signature.title else str(signature.name)


def supervisors_table(letter: Any, supervisors: Iterable[Any], *, may_name: bool) -> Table:
    rows = [
        [
            Link(one.name, reverse("tracks:supervisor_edit", args=[letter.pk, one.pk])) if may_name else one.name,
            one.workplace.name,
            [Tag(_("Trained"), "success"), one.trained_on] if one.trained_on else Tag(_("Not trained yet"), "warning"),
            one.most_at_once,
            one.is_active,
        ]
        for one in supervisors
    ]
    name = Link(_("Name a supervisor"), reverse("tracks:supervisor_new", args=[letter.pk])) if may_name else None
    return Table(
        _("Supervisors"),
        [
            Column(_("Name")),
            Column(_("Workplace")),
            Column(_("Training")),
            Column(_("At most at once"), numeric=True),
            Column(_("Supervises now")),
        ],
        rows,
        empty=Empty(
            _("No supervisor is named yet"),
            _("A supervisor supervises a future colleague. Name at least one before anyone begins."),
            name,
        ),
        caption_hidden=True,
    )


def may_edit_letter(actor: Actor, letter: Any) -> bool:
    return actor.may(Permission.LETTER_EDIT, organisation=letter.track.organisation_id)


def may_name_supervisors(actor: Actor, letter: Any) -> bool:
    return may_edit_letter(actor, letter) or actor.may(Permission.LETTER_SIGN, organisation=letter.employer_id)
