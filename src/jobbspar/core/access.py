"""Who may do what: plain values and one table of grants."""

from dataclasses import dataclass

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class Role(Choice):
    """What a person is in an organisation (handbook §2)."""

    ADMINISTRATOR = "administrator", N_("Administrator")
    COORDINATOR = "coordinator", N_("Track coordinator")
    OFFICER = "officer", N_("Officer at Arbetsförmedlingen")
    EMPLOYER = "employer", N_("Employer contact")
    PROVIDER = "provider", N_("Education provider")
    STEERING = "steering", N_("Steering group")
    PARTICIPANT = "participant", N_("Participant")


class Permission(Choice):
    """Named `thing:deed`. Keep the list sorted."""

    ACTIVITY_EDIT = "activity:edit", N_("Change activities")
    ACTIVITY_VIEW = "activity:view", N_("See activities")
    AGREEMENT_EDIT = "agreement:edit", N_("Change agreements")
    AGREEMENT_VIEW = "agreement:view", N_("See agreements")
    CANDIDATE_DECIDE = "candidate:decide", N_("Decide on selection")
    CANDIDATE_VIEW = "candidate:view", N_("See candidates")
    LETTER_EDIT = "letter:edit", N_("Change letters of intent")
    LETTER_SIGN = "letter:sign", N_("Sign letters of intent")
    LETTER_VIEW = "letter:view", N_("See letters of intent")
    MEMBER_EDIT = "member:edit", N_("Invite and end memberships")
    NEED_EDIT = "need:edit", N_("Change needs")
    NEED_VIEW = "need:view", N_("See needs")
    ORGANISATION_EDIT = "organisation:edit", N_("Change organisations")
    ORGANISATION_VIEW = "organisation:view", N_("See organisations")
    OWN_PLAN_VIEW = "own-plan:view", N_("See one's own plan")
    PARTICIPANT_EDIT = "participant:edit", N_("Change participants")
    PARTICIPANT_IMPORT = "participant:import", N_("Import participants")
    PARTICIPANT_VIEW = "participant:view", N_("See participants")
    PLAN_EDIT = "plan:edit", N_("Change plans")
    PLAN_VIEW = "plan:view", N_("See plans")
    PROFILE_APPROVE = "profile:approve", N_("Approve profiles")
    PROFILE_EDIT = "profile:edit", N_("Change profiles")
    PROFILE_VIEW = "profile:view", N_("See profiles")
    RECRUITMENT_EDIT = "recruitment:edit", N_("Recruit")
    ROUND_PLAN_EDIT = "round-plan:edit", N_("Plan and adopt rounds")
    ROUND_PLAN_VIEW = "round-plan:view", N_("See plans of rounds")
    STATISTICS_VIEW = "statistics:view", N_("See statistics")
    STUDENT_VIEW = "student:view", N_("See one's own students")
    TRACK_EDIT = "track:edit", N_("Change tracks and rounds")
    TRACK_VIEW = "track:view", N_("See tracks and rounds")
    TRAIL_VIEW = "trail:view", N_("See who did what")


_SEES_THE_WORK = frozenset(
    {
        Permission.ACTIVITY_VIEW,
        Permission.AGREEMENT_VIEW,
        Permission.LETTER_VIEW,
        Permission.NEED_VIEW,
        Permission.ORGANISATION_VIEW,
        Permission.PROFILE_VIEW,
        Permission.STATISTICS_VIEW,
        Permission.TRACK_VIEW,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MEMBER_EDIT,
            Permission.ORGANISATION_EDIT,
            Permission.ORGANISATION_VIEW,
            Permission.TRAIL_VIEW,
        }
    ),
    Role.COORDINATOR: _SEES_THE_WORK
    | {
        Permission.ACTIVITY_EDIT,
        Permission.AGREEMENT_EDIT,
        Permission.CANDIDATE_DECIDE,
        Permission.CANDIDATE_VIEW,
        Permission.LETTER_EDIT,
        Permission.LETTER_SIGN,
        Permission.MEMBER_EDIT,
        Permission.NEED_EDIT,
        Permission.ORGANISATION_EDIT,
        Permission.PARTICIPANT_EDIT,
        Permission.PARTICIPANT_IMPORT,
        Permission.PARTICIPANT_VIEW,
        Permission.PLAN_EDIT,
        Permission.PLAN_VIEW,
        Permission.PROFILE_APPROVE,
        Permission.PROFILE_EDIT,
        Permission.RECRUITMENT_EDIT,
        Permission.ROUND_PLAN_EDIT,
        Permission.ROUND_PLAN_VIEW,
        Permission.TRACK_EDIT,
        Permission.TRAIL_VIEW,
    },
    Role.OFFICER: _SEES_THE_WORK
    | {
        Permission.CANDIDATE_VIEW,
        Permission.LETTER_SIGN,
        Permission.NEED_EDIT,
        Permission.PARTICIPANT_VIEW,
        Permission.PLAN_EDIT,
        Permission.PLAN_VIEW,
        Permission.RECRUITMENT_EDIT,
        Permission.ROUND_PLAN_VIEW,
    },
    Role.EMPLOYER: frozenset(
        {
            Permission.CANDIDATE_DECIDE,
            Permission.CANDIDATE_VIEW,
            Permission.LETTER_SIGN,
            Permission.LETTER_VIEW,
            Permission.NEED_EDIT,
            Permission.NEED_VIEW,
            Permission.ORGANISATION_VIEW,
            Permission.PROFILE_EDIT,
            Permission.PROFILE_VIEW,
            Permission.TRACK_VIEW,
        }
    ),
    Role.PROVIDER: frozenset(
        {
            Permission.ACTIVITY_EDIT,
            Permission.ACTIVITY_VIEW,
            Permission.ORGANISATION_VIEW,
            Permission.PROFILE_VIEW,
            Permission.STUDENT_VIEW,
            Permission.TRACK_VIEW,
        }
    ),
    Role.STEERING: _SEES_THE_WORK,
    Role.PARTICIPANT: frozenset({Permission.OWN_PLAN_VIEW}),
}

SEES_PEOPLE = frozenset(role for role, granted in GRANTS.items() if Permission.PARTICIPANT_VIEW in granted)


class NotAllowed(Refusal):
    """The actor lacks the permission in that organisation."""

    message = N_("You do not have the right to do this (%(permission)s).")


@dataclass(frozen=True, slots=True)
class Membership:
    """One role in one organisation (its row id); `None` means the whole installation, for administrators only."""

    organisation: int | None
    role: Role

    def __post_init__(self) -> None:
        if self.organisation is None and self.role is not Role.ADMINISTRATOR:
            raise ValueError(f"{self.role} needs an organisation")


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a request, a job or a command, with nothing hidden."""

    user: int
    name: str
    memberships: frozenset[Membership]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(membership.role for membership in self.memberships)

    def organisations_granting(self, permission: Permission) -> frozenset[int]:
        """Organisations where the actor may; a right in the whole installation is told by `may_everywhere`."""
        return frozenset(
            m.organisation for m in self.memberships if m.organisation is not None and permission in GRANTS[m.role]
        )

    def organisations_as(self, *roles: Role) -> frozenset[int]:
        return frozenset(m.organisation for m in self.memberships if m.organisation is not None and m.role in roles)

    def may_everywhere(self, permission: Permission) -> bool:
        return any(m.organisation is None and permission in GRANTS[m.role] for m in self.memberships)

    def may(self, permission: Permission, *, organisation: int | None = None) -> bool:
        """Whether the actor may in that organisation, or, with none given, anywhere at all."""
        if self.may_everywhere(permission):
            return True
        granting = self.organisations_granting(permission)
        return bool(granting) if organisation is None else organisation in granting


def require(actor: Actor, permission: Permission, *, organisation: int | None) -> None:
    """Raise `NotAllowed` unless the actor has the permission in that organisation; no organisation, no right."""
    if organisation is None and not actor.may_everywhere(permission):
        raise NotAllowed(permission=permission.label)
    if not actor.may(permission, organisation=organisation):
        raise NotAllowed(permission=permission.label)


def require_in_any(actor: Actor, permission: Permission, *, organisations: frozenset[int]) -> None:
    """Raise `NotAllowed` unless the actor has the permission in at least one of the organisations."""
    if actor.may_everywhere(permission):
        return
    if actor.organisations_granting(permission).isdisjoint(organisations):
        raise NotAllowed(permission=permission.label)
