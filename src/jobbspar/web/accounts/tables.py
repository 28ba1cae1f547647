"""Tables of organisations, workplaces, members and invitations."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag
from jobbspar.web.places import municipality_name


def organisation_table(rows: Iterable[Any], *, is_filtered: bool, may_add: bool) -> Table:
    if is_filtered:
        empty = Empty(
            _("No organisation fits the search"), _("Try fewer letters or another kind."), Link(_("Show all"), "?")
        )
    else:
        add = Link(_("Register the first organisation"), reverse("accounts:organisation_new")) if may_add else None
        empty = Empty(_("There are no organisations yet"), _("They are needed for agreements and needs."), add)
    return Table(
        _("Organisations"),
        [Column(_("Name")), Column(_("Kind")), Column(_("Municipality")), Column(_("Workplaces"), numeric=True)],
        [
            (
                Link(row.name, reverse("accounts:organisation", args=(row.pk,)))
                if row.is_active
                else [Link(row.name, reverse("accounts:organisation", args=(row.pk,))), Tag(_("Not in use"))],
                OrganisationKind(row.kind),
                municipality_name(row.municipality) or "–",
                row.workplace_count,
            )
            for row in rows
        ],
        empty=empty,
        caption_hidden=True,
    )


def workplace_table(organisation: Any, *, may_edit: bool) -> Table:
    add = Link(_("New workplace"), reverse("accounts:workplace_new", args=(organisation.pk,))) if may_edit else None
    return Table(
        _("Workplaces"),
        [Column(_("Name")), Column(_("Address")), Column(_("Municipality"))],
        [
            (
                Link(row.name, reverse("accounts:workplace_edit", args=(row.pk,))) if may_edit else row.name,
                row.address or "–",
                municipality_name(row.municipality) if row.is_active else Tag(_("Not in use")),
            )
            for row in sorted(organisation.workplaces.all(), key=lambda place: (not place.is_active, place.name))
        ],
        empty=Empty(_("There are no workplaces yet"), _("Needs and tracks point out where the work is done."), add),
        caption_hidden=True,
    )


def member_table(rows: Iterable[Any], *, own: int) -> Table:
    return Table(
        _("Members"),
        [Column(_("Name")), Column(_("Role")), Column(_("E-mail address")), Column(_("Since")), Column(_("Choose"))],
        [
            (
                row.user.name,
                Role(row.role),
                row.user.email,
                row.since,
                [
                    Link(_("New password"), reverse("accounts:password_link", args=(row.pk,))),
                    Link(_("End"), reverse("accounts:member_end", args=(row.pk,))),
                ]
                if row.user_id != own
                else _("You"),
            )
            for row in rows
        ],
        empty=Empty(_("There are no members yet"), _("Invite the first one below.")),
        caption_hidden=True,
    )


def invitation_table(rows: Iterable[Any]) -> Table | None:
    found = [
        (
            row.name or row.email,
            Role(row.role),
            row.email,
            row.expires_at,
            Link(_("Withdraw"), reverse("accounts:invitation_withdraw", args=(row.pk,))),
        )
        for row in rows
    ]
    columns = [
        Column(_("Name")),
        Column(_("Role")),
        Column(_("E-mail address")),
        Column(_("The link works until")),
        Column(_("Choose")),
    ]
    return Table(_("Invitations not yet used"), columns, found, caption_hidden=True) if found else None
