"""Tracks, their steps and gates, letters of intent, supervisors and rounds (handbook A4, A5, §1.6)."""

from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.needs.models import Need
from jobbspar.apps.profiles.models import Profile
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.tracks import LetterState, RoundState, TrackKind, TrackSector, TrackState


class TrackQuerySet(models.QuerySet["Track"]):
    def visible_to(self, actor: Actor) -> "TrackQuerySet":
        """Parties of the agreement see its tracks; an employer and a provider those they take part in."""
        if not actor.organisations_granting(Permission.TRACK_VIEW):
            return self.none()
        partners = actor.organisations_as(Role.COORDINATOR, Role.OFFICER, Role.STEERING)
        employers = actor.organisations_as(Role.EMPLOYER)
        providers = actor.organisations_as(Role.PROVIDER)
        return self.filter(
            Q(organisation__in=partners)
            | Q(agreement__members__organisation__in=partners)
            | Q(letters__employer__in=employers)
            | Q(profile__employer__in=employers)
            | Q(steps__activity__provider__in=providers)
        ).distinct()


class Track(models.Model):
    """A way from an employer's need to a job, made to be run more than once."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="tracks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tracks")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TrackKind.pairs())
    sector = models.CharField(max_length=20, choices=TrackSector.pairs(), default=TrackSector.GENERAL)
    purpose = models.TextField(blank=True)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, null=True, blank=True, related_name="tracks")
    needs = models.ManyToManyField(Need, blank=True, related_name="tracks")
    leads_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="prepared_by")
    state = models.CharField(max_length=20, choices=TrackState.pairs(), default=TrackState.IDEA)
    state_reason = models.CharField(max_length=300, blank=True)
    coordinator = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    funding_ends = models.DateField(null=True, blank=True)

    objects = TrackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="track_state_known", condition=Q(state__in=list(TrackState))),
            models.CheckConstraint(name="track_kind_known", condition=Q(kind__in=list(TrackKind))),
            models.CheckConstraint(
                name="agreed_preparatory_track_leads_on",
                condition=~Q(kind=TrackKind.PREPARATORY, state=TrackState.AGREED) | Q(leads_to__isnull=False),
            ),
            models.CheckConstraint(name="track_leads_elsewhere", condition=Q(leads_to=None) | ~Q(leads_to=F("id"))),
            models.CheckConstraint(
                name="stopped_track_has_reason",
                condition=~Q(state__in=[TrackState.PAUSED, TrackState.CANCELLED]) | ~Q(state_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TrackStep(models.Model):
    """One activity in the chain. Steps of the same stage run in parallel; stages follow each other."""

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="steps")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["stage", "id"]
        constraints = [
            models.CheckConstraint(name="track_step_weeks", condition=Q(weeks__gte=1)),
            models.CheckConstraint(name="track_step_stage", condition=Q(stage__gte=1)),
        ]


class Gate(models.Model):
    """What must be in place before the next stage."""

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="gates")
    after_stage = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    asks = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["after_stage", "id"]


class LetterOfIntent(models.Model):
    """What an employer intends. Not a contract of employment."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="letters")
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="letters")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="letters")
    profile_version = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField()
    intended_hires = models.PositiveSmallIntegerField()
    contract_form = models.CharField(max_length=30)
    hours = models.CharField(max_length=100, blank=True)
    is_subsidy_intended = models.BooleanField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    responsibilities = models.TextField(blank=True)
    recruitment = models.TextField(blank=True)
    language_support = models.TextField(blank=True)
    supervision = models.TextField(blank=True)  # hours a week, deputy, training
    if_not_as_planned = models.TextField(blank=True)
    check_in_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    union = models.CharField(max_length=200, blank=True)
    union_asked_on = models.DateField(null=True, blank=True)
    union_answer = models.CharField(max_length=300, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=LetterState.pairs(), default=LetterState.DRAFT)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="letter_state_known", condition=Q(state__in=list(LetterState))),
            models.CheckConstraint(name="letter_has_places", condition=Q(places__gte=1)),
            models.CheckConstraint(name="letter_hires_at_most_places", condition=Q(intended_hires__lte=F("places"))),
            models.CheckConstraint(name="letter_ends_after_start", condition=Q(ends=None) | Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="withdrawn_letter_has_reason",
                condition=~Q(state=LetterState.WITHDRAWN) | ~Q(withdrawn_reason=""),
            ),
        ]


class LetterSignature(models.Model):
    letter = models.ForeignKey(LetterOfIntent, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="letter_signed_once_each", fields=["letter", "organisation"])]


class Supervisor(models.Model):
    """Somebody at a workplace who supervises a future colleague."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="supervisors")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    trained_on = models.DateField(null=True, blank=True)
    most_at_once = models.PositiveSmallIntegerField(default=2)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="supervisor_once", fields=["workplace", "name"])]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """The track run once, with a group of people."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)  # computed from the steps, may be changed by hand
    least_people = models.PositiveSmallIntegerField(default=1)
    seats = models.PositiveSmallIntegerField()
    municipality = models.CharField(max_length=4, blank=True)
    place = models.CharField(max_length=200, blank=True)
    coordinator = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    repeated_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeats")
    state = models.CharField(max_length=20, choices=RoundState.pairs(), default=RoundState.PLANNED)
    state_reason = models.CharField(max_length=300, blank=True)
    recruitment_plan = models.TextField(blank=True)
    recruitment_channels = models.CharField(max_length=300, blank=True)
    apply_by = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="round_number", fields=["track", "number"]),
            models.CheckConstraint(name="round_state_known", condition=Q(state__in=list(RoundState))),
            models.CheckConstraint(name="round_seats", condition=Q(seats__gte=F("least_people"))),
            models.CheckConstraint(name="round_ends_after_start", condition=Q(ends=None) | Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="running_round_has_coordinator",
                condition=~Q(
                    state__in=[RoundState.RECRUITING, RoundState.RUNNING, RoundState.CLOSING, RoundState.CLOSED]
                )
                | Q(coordinator__isnull=False),
            ),
            models.CheckConstraint(
                name="recruiting_round_has_plan",
                condition=~Q(
                    state__in=[RoundState.RECRUITING, RoundState.RUNNING, RoundState.CLOSING, RoundState.CLOSED]
                )
                | ~Q(recruitment_plan=""),
            ),
            models.CheckConstraint(
                name="stopped_round_has_reason",
                condition=~Q(state__in=[RoundState.PAUSED, RoundState.CANCELLED]) | ~Q(state_reason=""),
            ),
        ]


class RoundStep(models.Model):
    """A step of the track with its days in this round; copied, so that rounds can be compared."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="steps")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["stage", "starts", "id"]
        constraints = [models.CheckConstraint(name="round_step_days", condition=Q(ends__gt=F("starts")))]
