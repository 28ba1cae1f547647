"""Follow-up in figures: those who follow an agreement, without seeing anybody in it."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

FOLLOWERS = opens_for(Role.COORDINATOR, Role.OFFICER, Role.STEERING)
PAGES = {
    # Without an agreement in the address the page is of one's own; another's agreement is no choice in the form.
    "statistics:half_year": PageRow(home=FOLLOWERS, next_door=None),
    "statistics:figure": PageRow(home=FOLLOWERS, args=lambda w: ("to_work",), next_door=None),
}
