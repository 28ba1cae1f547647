"""Each answer about the employer becomes its own facts, and unknown stays unknown."""

import pytest

from jobbspar.web.followup.forms import ExitForm


@pytest.mark.parametrize(
    ("answer", "told"),
    [("", (None, None)), ("yes", (True, None)), ("no", (False, None)), ("sector", (False, True))],
)
def test_the_answer_about_the_employer(answer, told):
    form = ExitForm(
        {"exited_on": "2026-06-15", "outcome": "work", "contract_form": "permanent", "is_track_employer": answer},
        requirements=[],
    )

    assert form.is_valid(), form.errors
    outcome = form.as_outcome()
    assert (outcome.is_track_employer, outcome.is_same_sector) == told
