"""The kinds of organisation that meet in a local job track, and what is noted about them."""

from dataclasses import dataclass

from jobbspar.core.access import Role
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class OrganisationKind(Choice):
    MUNICIPALITY = "municipality", N_("Municipality")
    EMPLOYMENT_SERVICE = "employment_service", N_("Arbetsförmedlingen")
    REGION = "region", N_("Region")
    EMPLOYER = "employer", N_("Employer")
    PROVIDER = "provider", N_("Education provider (organisation)")
    UNION = "union", N_("Trade union")
    COORDINATION_ASSOCIATION = "coordination_association", N_("Coordination association")


class Sector(Choice):
    """Who owns an employer; the half-year page tells public from private."""

    PUBLIC = "public", N_("Public")
    PRIVATE = "private", N_("Private")
    NON_PROFIT = "non_profit", N_("Non-profit")
    UNKNOWN = "unknown", N_("Not known")


class NameMissing(Refusal):
    message = N_("Write a name.")


class RoleDoesNotFit(Refusal):
    message = N_("“%(role)s” is not a role in %(organisation)s. Choose another role.")


class NumberTaken(Refusal):
    message = N_("%(name)s already has the organisation number %(number)s.")
    mend = N_("Open that organisation")


class MunicipalityMissing(Refusal):
    message = N_("Choose the municipality.")


class WorkplaceNameTaken(Refusal):
    message = N_("The organisation already has a workplace called %(name)s.")


class InvitesByItself(Refusal):
    """Whoever keeps a record of an organisation may invite to it until it has people of its own who do."""

    message = N_("%(organisation)s has its own coordinator or administrator, who invites and ends memberships.")


class NotYourself(Refusal):
    message = N_("You cannot end your own membership. Ask a colleague to do it.")


class LastAdministrator(Refusal):
    message = N_("Somebody must be administrator. Invite another one first.")


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """`number` has ten digits or is None, `municipality` is its code or empty; unknown is normal."""

    kind: OrganisationKind
    name: str
    number: str | None = None
    municipality: str = ""
    sector: Sector = Sector.UNKNOWN
    phone: str = ""
    email: str = ""
    is_active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NameMissing(field="name")
        if self.kind is OrganisationKind.MUNICIPALITY and not self.municipality:
            raise MunicipalityMissing(field="municipality")


@dataclass(frozen=True, slots=True)
class WorkplaceFacts:
    """Where the work is done."""

    name: str
    municipality: str
    address: str = ""
    is_active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NameMissing(field="name")
        if not self.municipality:
            raise MunicipalityMissing(field="municipality")


_ROLES_IN: dict[OrganisationKind, tuple[Role, ...]] = {
    OrganisationKind.MUNICIPALITY: (
        Role.COORDINATOR,
        Role.STEERING,
        Role.EMPLOYER,
        Role.PROVIDER,
        Role.ADMINISTRATOR,
        Role.PARTICIPANT,
    ),
    OrganisationKind.EMPLOYMENT_SERVICE: (Role.OFFICER, Role.STEERING, Role.ADMINISTRATOR),
    OrganisationKind.REGION: (Role.EMPLOYER, Role.STEERING, Role.PROVIDER, Role.COORDINATOR),
    OrganisationKind.EMPLOYER: (Role.EMPLOYER, Role.STEERING),
    OrganisationKind.PROVIDER: (Role.PROVIDER, Role.STEERING),
    OrganisationKind.UNION: (Role.STEERING,),
    OrganisationKind.COORDINATION_ASSOCIATION: (Role.COORDINATOR, Role.STEERING, Role.PARTICIPANT),
}


def roles_in(kind: str) -> tuple[Role, ...]:
    """The roles that people can have in an organisation of that kind; a municipality is also employer and provider."""
    return _ROLES_IN[OrganisationKind(kind)]
