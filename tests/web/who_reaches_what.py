"""One row a page: what each role gets at home and next door. Each feature keeps its rows in `pages/<feature>.py`.

A row names the page, how to find its address in a small world, and the status each role gets at home; a role that is
left out gets 403. Next door (the right role, another organisation's thing) gets 404 unless the row says otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jobbspar.core.access import Role

PROFESSIONALS = (Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER, Role.PROVIDER, Role.STEERING)
NOBODY = "nobody signed in"


@dataclass(frozen=True)
class PageRow:
    """`args` takes the world and returns the arguments of the address."""

    home: Mapping[Role, int]
    args: Callable[[Any], tuple[Any, ...]] = lambda world: ()
    next_door: int | None = 404  # None: the page has no owner, so there is no next door
    signed_out: int = 302
    others: int = 403
    post_only: bool = False
    posted: Mapping[str, Any] = field(default_factory=dict)

    def expected(self, role: Role) -> int:
        return self.home.get(role, self.others)


def opens_for(*roles: Role, status: int = 200) -> dict[Role, int]:
    return dict.fromkeys(roles, status)
