"""The kinds of organisation that meet in a local job track."""

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


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
