"""Organisations, workplaces, the people who sign in, and what they are in which organisation."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower

from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.organisations import OrganisationKind, Sector

LETTERS, SORTED_AS = "åäöéüæø", "{|}eu|}"


def sort_key(field: str) -> models.GeneratedField:
    """A column that sorts å, ä, ö last on any server, with or without ICU."""
    return models.GeneratedField(
        expression=Func(Lower(F(field)), Value(LETTERS), Value(SORTED_AS), function="translate"),
        output_field=models.CharField(max_length=250),
        db_persist=True,
    )


def begins(field: str, text: str) -> Func:
    """Whether a column made by `sort_key` begins with this, however it is written.

    By a function that row security lets an index answer: it could tell nothing of rows that are not seen.
    """
    key = text.lower().translate(str.maketrans(LETTERS, SORTED_AS))
    return Func(F(field), Value(key), function="starts_with", output_field=models.BooleanField())


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        """Names of organisations are no secret among those who work with tracks."""
        return self if actor.may(Permission.ORGANISATION_VIEW) else self.none()

    def editable_by(self, actor: Actor) -> "OrganisationQuerySet":
        if actor.may_everywhere(Permission.ORGANISATION_EDIT):
            return self
        mine = actor.organisations_granting(Permission.ORGANISATION_EDIT)
        return self.filter(Q(pk__in=mine) | Q(keeper__in=mine))


class Organisation(models.Model):
    """A municipality, an employer, a provider … `keeper` is the municipality that keeps the record."""

    kind = models.CharField(max_length=30, choices=OrganisationKind.pairs())
    name = models.CharField(max_length=200)
    sort_name = sort_key("name")
    number = models.CharField(max_length=10, null=True, blank=True, unique=True)
    municipality = models.CharField(max_length=4, blank=True)
    sector = models.CharField(max_length=20, choices=Sector.pairs(), default=Sector.UNKNOWN)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    keeper = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="kept")
    is_active = models.BooleanField(default=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="organisation_kind_known", condition=Q(kind__in=list(OrganisationKind))),
            models.CheckConstraint(name="organisation_number_digits", condition=Q(number__regex=r"^[0-9]{10}$")),
            models.CheckConstraint(
                name="organisation_municipality_code",
                condition=Q(municipality="") | Q(municipality__regex=r"^[0-9]{4}$"),
            ),
            models.CheckConstraint(
                name="municipality_has_code",
                condition=~Q(kind=OrganisationKind.MUNICIPALITY) | ~Q(municipality=""),
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_name"], name="organisation_kind_name")]

    def __str__(self) -> str:
        return self.name


class Workplace(models.Model):
    """Where the work is done."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="workplaces")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    municipality = models.CharField(max_length=4)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="workplace_municipality_code", condition=Q(municipality__regex=r"^[0-9]{4}$")),
            models.UniqueConstraint(name="workplace_once", fields=["organisation", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, *, name: str, password: str | None = None) -> "User":
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in with an e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="sv")

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def running(self) -> "MembershipQuerySet":
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A role in an organisation; without organisation it is the whole installation's administrator."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(max_length=20, choices=Role.pairs())
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["user", "organisation", "role"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=list(Role))),
            models.CheckConstraint(
                name="only_administrators_everywhere",
                condition=Q(organisation__isnull=False) | Q(role=Role.ADMINISTRATOR),
            ),
        ]


class Invitation(models.Model):
    """A one-time link to become a member. Only a digest of the secret is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role.pairs())
    email = models.EmailField()
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    participant = models.BigIntegerField(null=True)  # row id of the person, when the role is participant
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


class Installation(models.Model):
    """One row: what this installation is."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="only_one_installation", condition=Q(id=1))]


class SignInFailure(models.Model):
    """A try that failed, kept a quarter of an hour. Whom it concerned is kept as a digest only."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="sign_in_failure_key")]
