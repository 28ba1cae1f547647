"""People who take part: what is needed to help them, with what is not needed kept apart (handbook §2, §7)."""

from django.db import models
from django.db.models import Q

from jobbspar.apps.accounts.models import Organisation, User, begins, sort_key
from jobbspar.core.access import Actor, Permission
from jobbspar.core.participation import Sex


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def visible_to(self, actor: Actor) -> "ParticipantQuerySet":
        """People of one's own organisation, and people another organisation has let one help."""
        mine = actor.organisations_granting(Permission.PARTICIPANT_VIEW)
        shared = Sharing.objects.filter(organisation__in=mine, ended_on=None).values("participant")
        return self.filter(Q(organisation__in=mine) | Q(pk__in=shared))

    def named(self, text: str) -> "ParticipantQuerySet":
        """Those of whose given or family name each word is the beginning."""
        rows = self
        for word in text.split():
            rows = rows.filter(Q(begins("sort_given", word)) | Q(begins("sort_family", word)))
        return rows

    def own(self, actor: Actor) -> "ParticipantQuerySet":
        return self.filter(user=actor.user)


class Participant(models.Model):
    """A person. Sex, age and numbers are not here but in `Background`, so that no selecting page can show them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participants")
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="participant")
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    sort_given = sort_key("given_name")
    sort_family = sort_key("family_name")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    municipality = models.CharField(max_length=4, blank=True)
    interpreter = models.CharField(max_length=60, blank=True)  # language, if the person asked for one
    adaptation = models.CharField(max_length=300, blank=True)  # what helps; never why
    wish = models.TextField(blank=True)
    sfi_first_admission = models.DateField(null=True, blank=True)
    created_on = models.DateField()

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "sort_family", "sort_given", "id"], name="participant_by_name"),
            # Those who see people of several organisations read them in this order, a page at a time.
            models.Index(fields=["sort_family", "sort_given", "id"], name="participant_in_order"),
            models.Index(fields=["sort_given"], name="participant_by_given_name"),
        ]
        constraints = [
            models.CheckConstraint(
                name="participant_municipality", condition=Q(municipality="") | Q(municipality__regex=r"^[0-9]{4}$")
            )
        ]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def __str__(self) -> str:
        return self.name


class Background(models.Model):
    """For identification and follow-up only; recruitment pages never read this table (handbook §7.6)."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="background")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    personal_number = models.CharField(max_length=12, null=True, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex.pairs(), default=Sex.UNKNOWN)
    education_level = models.CharField(max_length=30, default="unknown")
    schooling_years = models.PositiveSmallIntegerField(null=True, blank=True)
    is_education_documented = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_person_one_number",
                fields=["organisation", "personal_number"],
                condition=Q(personal_number__isnull=False),
            ),
            models.CheckConstraint(name="sex_known_value", condition=Q(sex__in=list(Sex))),
            models.CheckConstraint(
                name="personal_number_digits",
                condition=Q(personal_number=None) | Q(personal_number__regex=r"^[0-9]{8}[0-9A-Z][0-9]{3}$"),
            ),
        ]


class Evidence(models.Model):
    """What somebody has seen: a grade, a certificate, a test at work; also that something is not in place."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    skill = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=30, blank=True)
    fulfils = models.BooleanField(default=True)
    source = models.CharField(max_length=200)
    dated = models.DateField(null=True, blank=True)
    expires = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "name", "skill", "-dated", "id"]


class Sharing(models.Model):
    """Another organisation may see the person: which, on what ground, since when, until when."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="sharings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=300)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="shared_once_at_a_time", fields=["participant", "organisation"], condition=Q(ended_on=None)
            )
        ]
        indexes = [models.Index(fields=["organisation", "participant"], name="sharing_by_organisation")]


class ImportBatch(models.Model):
    """A file of people on its way in: read, shown row by row, mended, then saved all or nothing."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_bytes = models.BinaryField(null=True)
    state = models.CharField(max_length=20, default="waiting")
    encoding = models.CharField(max_length=40, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    columns_left_out = models.JSONField(default=list)  # headings that were not understood
    problem = models.JSONField(null=True)  # the refusal: message, facts and what to do
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_state_known",
                condition=Q(state__in=["waiting", "reading", "read", "saving", "saved", "cancelled", "failed"]),
            )
        ]


class ImportRow(models.Model):
    """One row of the file: what was read, what will happen, what is wrong."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    read = models.JSONField()
    problems = models.JSONField(default=list)
    outcome = models.CharField(max_length=20)  # new, known, problem, skipped
    is_chosen = models.BooleanField(default=True)
    known = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    found_number = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="import_row_number", fields=["batch", "number"])]
