"""Wishes, rounds that may open, limits, plans of an area and the seats they offer (handbook §1.2–1.3, §7.8)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.tracks.models import LetterOfIntent, Round, Track
from jobbspar.core.access import Actor, Permission
from jobbspar.core.round_composition import Withheld
from jobbspar.core.round_plans import OfferAnswer, PlanState
from jobbspar.core.rounds.problem import PoolKind, Ruling


class TrackWish(models.Model):
    """A person's own yes to a track, in the person's own order. Nobody is planned without one."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="track_wishes")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="wishes")
    rank = models.PositiveSmallIntegerField()
    said_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["participant", "rank", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_yes_a_track", fields=["participant", "track"], condition=Q(withdrawn_on=None)
            ),
            models.CheckConstraint(name="wish_rank", condition=Q(rank__gte=1)),
        ]
        indexes = [models.Index(fields=["track"], condition=Q(withdrawn_on=None), name="wish_by_track")]


class RoundOption(models.Model):
    """A round that may open: a track at a place from a day, with room for so many and need of so many."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="round_options")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="round_options")
    municipality = models.CharField(max_length=4)
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    starts = models.DateField()
    least_people = models.PositiveSmallIntegerField(default=1)
    seats = models.PositiveSmallIntegerField()
    effort = models.PositiveIntegerField(default=0)  # points, as in core.rounds.problem.Worth
    ruling = models.CharField(max_length=10, choices=Ruling.pairs(), default=Ruling.FREE)
    group = models.CharField(max_length=60, blank=True)  # of rounds with the same, at most one opens
    letter = models.ForeignKey(LetterOfIntent, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    became = models.OneToOneField(
        Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned_as", editable=False
    )

    class Meta:
        ordering = ["starts", "municipality", "id"]
        constraints = [
            models.CheckConstraint(name="option_seats", condition=Q(least_people__gte=1, seats__gte=F("least_people"))),
            models.CheckConstraint(name="option_ruling_known", condition=Q(ruling__in=list(Ruling))),
            models.CheckConstraint(name="option_municipality", condition=Q(municipality__regex=r"^[0-9]{4}$")),
        ]


class SharedLimit(models.Model):
    """Seats that several rounds draw from: supervisors, an education step, intended hires."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="shared_limits")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PoolKind.pairs())
    seats = models.PositiveSmallIntegerField()
    options = models.ManyToManyField(RoundOption, related_name="limits")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(name="limit_named_once", fields=["agreement", "name"]),
            models.CheckConstraint(name="limit_kind_known", condition=Q(kind__in=list(PoolKind))),
        ]


class MunicipalFloor(models.Model):
    """The fewest people from a municipality that a plan must give a seat."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="municipal_floors")
    municipality = models.CharField(max_length=4)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["municipality"]
        constraints = [models.UniqueConstraint(name="one_floor_each", fields=["agreement", "municipality"])]


class CompositionDecision(models.Model):
    """What makes it lawful to give up worth for a composition goal: who, when, on what ground, until when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="composition_decisions")
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    legal_ground = models.CharField(max_length=300)
    tolerance = models.PositiveSmallIntegerField()  # per cent of the plan's worth
    ends_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="composition_decision_whole", condition=~Q(decided_by="") & ~Q(legal_ground="")
            ),
            models.CheckConstraint(name="composition_decision_ends", condition=Q(ends_on__gt=F("decided_on"))),
            models.CheckConstraint(name="composition_tolerance", condition=Q(tolerance__lte=100)),
        ]


class RoundPlanQuerySet(models.QuerySet["RoundPlan"]):
    def visible_to(self, actor: Actor) -> "RoundPlanQuerySet":
        return self.filter(organisation__in=actor.organisations_granting(Permission.ROUND_PLAN_VIEW))


class RoundPlan(models.Model):
    """One proposal for an area, made for one organisation from the people it sees. Kept as it was made."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="round_plans")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kept_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers")
    change = models.JSONField(null=True)  # the last change by hand, as core.rounds.by_hand.Change
    changes = models.JSONField(default=list)  # every change by hand in force, in order
    state = models.CharField(max_length=20, choices=PlanState.pairs(), default=PlanState.WAITING)
    problem_told = models.JSONField(null=True)  # why it failed: message, facts, mend
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.CharField(max_length=200, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adoption_reason = models.CharField(max_length=500, blank=True)

    objects = RoundPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="round_plan_number", fields=["agreement", "organisation", "number"]),
            models.CheckConstraint(name="round_plan_state_known", condition=Q(state__in=list(PlanState))),
            models.CheckConstraint(
                name="adopted_with_name_and_reason",
                condition=~Q(state=PlanState.ADOPTED) | (~Q(adopted_by="") & ~Q(adoption_reason="")),
            ),
        ]


class PlanWork(models.Model):
    """What a plan is worked out from and what came out, by row ids alone; no name of a person stands here."""

    plan = models.OneToOneField(RoundPlan, on_delete=models.CASCADE, related_name="work")
    problem = models.JSONField(null=True)  # core.rounds.problem.Problem before changes by hand
    labels = models.JSONField(default=dict)  # what rounds, tracks and sites were called then
    told = models.JSONField(default=dict)  # counts told with the plan: unknown readiness, estimated trips …
    result = models.JSONField(null=True)  # core.rounds.plan_file.PlanFile
    rounds = models.JSONField(default=dict)  # by round: reachable, why, openings
    limits = models.JSONField(default=list)  # sentences: which limit binds and what one more is worth
    is_explained = models.BooleanField(default=False)
    progress = models.CharField(max_length=60, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)


class SeatOffer(models.Model):
    """A seat that an adopted plan offers; it becomes a participation only by the person's own yes."""

    plan = models.ForeignKey(RoundPlan, on_delete=models.PROTECT, related_name="offers")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="seat_offers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="seat_offers")
    asked_on = models.DateField()
    answer = models.CharField(max_length=10, choices=OfferAnswer.pairs(), default=OfferAnswer.UNKNOWN)
    own_words = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["round", "participant"]
        constraints = [
            models.UniqueConstraint(name="seat_offered_once", fields=["round", "participant"]),
            models.CheckConstraint(name="offer_answer_known", condition=Q(answer__in=list(OfferAnswer))),
            models.CheckConstraint(
                name="yes_in_own_words",
                condition=~Q(answer=OfferAnswer.YES) | (~Q(own_words="") & Q(answered_on__isnull=False)),
            ),
        ]


class CompositionForecast(models.Model):
    """How a track in a plan would be composed, as it was counted. Read and written by the database's functions only."""

    plan = models.ForeignKey(RoundPlan, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="+")
    people = ArrayField(models.BigIntegerField())  # who was counted: ground for what may be counted after
    withheld = models.CharField(max_length=10, blank=True, choices=Withheld.pairs())
    women = models.PositiveIntegerField(null=True)
    men = models.PositiveIntegerField(null=True)
    unknown = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()
    as_in = models.ForeignKey(RoundPlan, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="forecast_once", fields=["plan", "track"]),
            models.CheckConstraint(
                name="forecast_told_or_withheld",
                condition=Q(withheld="", women__isnull=False, men__isnull=False, unknown__isnull=False)
                | (Q(withheld__in=list(Withheld)) & Q(women=None, men=None, unknown=None)),
            ),
            models.CheckConstraint(
                name="forecast_no_small_number",
                condition=~Q(women__range=(1, 4)) & ~Q(men__range=(1, 4)) & ~Q(unknown__range=(1, 4)),
            ),
        ]
