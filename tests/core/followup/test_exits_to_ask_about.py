"""Which exits are to be asked about today, against asking each day by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import add_months
from jobbspar.core.followup.outcomes import FOLLOW_UP_MONTHS, REMINDED_MONTHS, exits_to_ask_about

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@given(DAYS, st.sampled_from(FOLLOW_UP_MONTHS))
def test_is_the_same_as_asking_each_day(today, months):
    due = exits_to_ask_about(months, today=today)

    for back in range(31 * (months + REMINDED_MONTHS + 1)):
        exited_on = today - timedelta(days=back)
        day = add_months(exited_on, months)
        assert (exited_on in due) == (add_months(day, REMINDED_MONTHS) > today >= day), exited_on
