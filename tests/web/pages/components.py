"""The gallery of parts and the accessibility statement are for everybody."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

EVERYBODY = PageRow(home=opens_for(*Role), next_door=None, signed_out=200)
PAGES = {
    "components:accessibility": EVERYBODY,
    "components:gallery": EVERYBODY,
    "components:gallery_progress": EVERYBODY,
}
