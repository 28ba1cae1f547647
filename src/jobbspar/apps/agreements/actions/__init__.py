"""Every deed on agreements."""

from jobbspar.apps.agreements.actions.sections import (
    add_party,
    begin_agreement,
    change_ground,
    cover_municipalities,
    put_row,
    remove_party,
    remove_row,
    write_appendix,
)
from jobbspar.apps.agreements.actions.steps import (
    activate_agreement,
    begin_revision,
    end_agreement,
    open_negotiation,
    sign_agreement,
    sign_party,
    take_back_signatures,
    take_back_to_draft,
)

__all__ = [
    "activate_agreement",
    "add_party",
    "begin_agreement",
    "begin_revision",
    "change_ground",
    "cover_municipalities",
    "end_agreement",
    "open_negotiation",
    "put_row",
    "remove_party",
    "remove_row",
    "sign_agreement",
    "sign_party",
    "take_back_signatures",
    "take_back_to_draft",
    "write_appendix",
]
