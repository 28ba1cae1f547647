"""A user's rows ↔ the actor that rules are asked about."""

from jobbspar.apps.accounts.models import Membership as MembershipRow
from jobbspar.apps.accounts.models import User
from jobbspar.core.access import Actor, Membership, Role


def actor_for(user: User) -> Actor:
    """Return the person with all running memberships; one query."""
    rows = MembershipRow.objects.running().filter(user=user).values_list("organisation", "role")
    return Actor(
        user=user.pk, name=user.name, memberships=frozenset(Membership(place, Role(role)) for place, role in rows)
    )


def find_actor(email: str) -> Actor | None:
    """Somebody active who signs in with the address, or nobody."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    return actor_for(user) if user else None


def get_actor(user: int) -> Actor:
    """Return somebody by row id, for work done on that person's behalf. Raises `User.DoesNotExist` for the inactive."""
    return actor_for(User.objects.get(pk=user, is_active=True))
