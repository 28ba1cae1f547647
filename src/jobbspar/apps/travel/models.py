"""How long it takes to get to work and home, what people say of travel, and the timetables that were read in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jobbspar.apps.accounts.models import User, Workplace
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Participant
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.ways import LONGEST_TRIP, NoWay, TravelSource


class TravelTerms(models.Model):
    """What the person has said. No row means that nobody has asked. Never an address: a locality is enough."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="travel_terms")
    mode = models.CharField(max_length=10, choices=Mode.pairs())
    longest_minutes = models.PositiveSmallIntegerField()
    home_place = models.CharField(max_length=100, blank=True)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="travel_terms_mode", condition=Q(mode__in=list(Mode))),
            models.CheckConstraint(
                name="travel_terms_minutes", condition=Q(longest_minutes__gte=1, longest_minutes__lte=LONGEST_TRIP)
            ),
        ]


class AreaShift(models.Model):
    """The hours of work that trips by timetable in the agreement's area are counted for."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="travel_shift")
    starts = models.PositiveSmallIntegerField()  # minutes after midnight
    ends = models.PositiveSmallIntegerField()
    weekdays = ArrayField(models.PositiveSmallIntegerField())  # Monday is 0


class TravelTime(models.Model):
    """One trip as a timetable or a person tells it. Estimates are not stored: they are counted from coordinates."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="travel_times")
    home = models.CharField(max_length=4)
    site = models.CharField(max_length=4)
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.pairs())
    source = models.CharField(max_length=10, choices=TravelSource.pairs())
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # None: there is no way there and home
    leaves = models.PositiveSmallIntegerField(null=True, blank=True)
    there = models.PositiveSmallIntegerField(null=True, blank=True)
    home_again = models.PositiveSmallIntegerField(null=True, blank=True)
    must_be_booked = models.BooleanField(default=False)
    # Which half there is no way for, where the timetable tells; what people say is of the whole.
    no_way = models.CharField(max_length=10, blank=True, choices=NoWay.pairs())
    timetable = models.CharField(max_length=200, blank=True)  # its name, where that is the source
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dated = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="travel_time_once",
                fields=["agreement", "home", "site", "workplace", "mode", "source"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="travel_time_mode", condition=Q(mode__in=list(Mode))),
            models.CheckConstraint(
                name="travel_time_source", condition=Q(source__in=[TravelSource.TIMETABLE, TravelSource.ENTERED])
            ),
            models.CheckConstraint(
                name="travel_time_places", condition=Q(home__regex=r"^[0-9]{4}$", site__regex=r"^[0-9]{4}$")
            ),
            models.CheckConstraint(
                name="travel_time_minutes",
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=24 * 60),
            ),
            models.CheckConstraint(
                name="travel_time_no_way", condition=Q(no_way="") | Q(no_way__in=list(NoWay), minutes=None)
            ),
        ]


class TripLegs(models.Model):
    """How the timetable takes one to work and home: parallel lists, one place a leg. Read for one trip at a time.

    Stops are numbers in the trip's timetable, and all is written anew whenever that is. Not followed by the trail: it
    says nothing that the timetable and the hours of work do not.
    """

    trip = models.OneToOneField(TravelTime, on_delete=models.CASCADE, primary_key=True, related_name="legs")
    starts = ArrayField(models.SmallIntegerField())  # minutes after midnight
    ends = ArrayField(models.SmallIntegerField())
    stops = ArrayField(models.IntegerField(null=True))  # where each leg ends; null is the workplace, and then home
    lines = ArrayField(models.CharField(max_length=100, null=True))  # null: on foot


class Timetable(models.Model):
    """A timetable that was read in; the newest with a name takes the place of the one before."""

    name = models.CharField(max_length=200, unique=True)
    version = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64)
    first_day = models.DateField()
    last_day = models.DateField()
    imported_at = models.DateTimeField()
    # What the timetable itself says of changes: [from stop, to stop, minutes or null where it cannot be made].
    changes = models.JSONField(default=list)


class TimetableStop(models.Model):
    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="stops")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="timetable_stop_number", fields=["timetable", "number"])]


class TimetableService(models.Model):
    """The days on which some runs go."""

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="services")
    number = models.PositiveIntegerField()
    days = ArrayField(models.DateField())

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="timetable_service_number", fields=["timetable", "number"])]


class TimetableRun(models.Model):
    """One vehicle's way past its stops: parallel lists, one place a stop. Times are minutes after midnight."""

    service = models.ForeignKey(TimetableService, on_delete=models.CASCADE, related_name="runs")
    line = models.CharField(max_length=100, blank=True)
    stops = ArrayField(models.PositiveIntegerField())
    arrives = ArrayField(models.IntegerField())
    departs = ArrayField(models.IntegerField())
    boards = ArrayField(models.SmallIntegerField())
    alights = ArrayField(models.SmallIntegerField())
