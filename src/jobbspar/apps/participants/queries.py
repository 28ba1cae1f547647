"""Read people: always those the actor may see, and nobody else."""

from django.db.models import Count, QuerySet

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.participants.models import (
    Background,
    Evidence,
    ImportBatch,
    ImportRow,
    Participant,
    ParticipantQuerySet,
    Sharing,
)
from jobbspar.core.access import Actor, Permission, require_in_any


def organisations_of(participant: Participant) -> frozenset[int]:
    """The home organisation and those the person is shared with now."""
    shared = Sharing.objects.filter(participant=participant, ended_on=None).values_list("organisation", flat=True)
    return frozenset({participant.organisation_id, *shared})


def get_participant(
    actor: Actor, participant_id: int, *, permission: Permission = Permission.PARTICIPANT_VIEW
) -> Participant:
    """Return a person the actor may see; to anyone else there is no such person.

    Raises `Participant.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    participant = Participant.objects.visible_to(actor).select_related("organisation", "user").get(pk=participant_id)
    require_in_any(actor, permission, organisations=organisations_of(participant))
    return participant


def may_open(actor: Actor, participant_id: int) -> bool:
    """Whether the actor may open the person's page in the register."""
    found = Participant.objects.visible_to(actor).only("organisation").filter(pk=participant_id).first()
    return bool(
        found is not None and actor.organisations_granting(Permission.PARTICIPANT_VIEW) & organisations_of(found)
    )


def find_own_participant(actor: Actor) -> Participant | None:
    """Return the row of the person who is signed in, if the person takes part."""
    return Participant.objects.own(actor).select_related("organisation").first()


def list_participants(actor: Actor, *, text: str = "", organisation: int | None = None) -> ParticipantQuerySet:
    """People in order of name; `text` is looked for at the beginning of given and family names."""
    rows = Participant.objects.visible_to(actor).select_related("organisation")
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    return rows.named(text).order_by("sort_family", "sort_given", "id")


def count_participants(actor: Actor) -> int:
    """Everybody in `list_participants` without a search. Who only sees people shared by others counts those alone."""
    mine = actor.organisations_granting(Permission.PARTICIPANT_VIEW)
    if Participant.objects.filter(organisation__in=mine).exists():
        return Participant.objects.visible_to(actor).count()
    # Not the register: each row of it would be looked at, and most of it is of people the actor does not see.
    return Sharing.objects.filter(organisation__in=mine, ended_on=None).values("participant").distinct().count()


def find_background(participant: Participant) -> Background | None:
    return Background.objects.filter(participant=participant).first()


def list_evidence(participant: Participant) -> list[Evidence]:
    return list(Evidence.objects.filter(participant=participant).select_related("noted_by"))


def list_sharings(participant: Participant) -> list[Sharing]:
    """Who else may see the person, now and before."""
    return list(Sharing.objects.filter(participant=participant).select_related("organisation", "by").order_by("-since"))


def find_by_number(organisation: int, personal_number: str) -> Participant | None:
    found = Background.objects.filter(organisation=organisation, personal_number=personal_number)
    background = found.select_related("participant").first()
    return background.participant if background else None


def get_list(actor: Actor, batch_id: int) -> ImportBatch:
    """Return a list on its way in, to those who may import into its organisation."""
    mine = actor.organisations_granting(Permission.PARTICIPANT_IMPORT)
    return ImportBatch.objects.select_related("organisation", "by").get(pk=batch_id, organisation__in=mine)


def get_list_for_work(actor: Actor, batch_id: int) -> ImportBatch:
    """The same, outside a page, where nobody has yet told the database who asks."""
    with acting_as(actor):
        return get_list(actor, batch_id)


def list_lists(actor: Actor) -> list[ImportBatch]:
    mine = actor.organisations_granting(Permission.PARTICIPANT_IMPORT)
    rows = ImportBatch.objects.filter(organisation__in=mine).select_related("organisation", "by")
    return list(rows.defer("file_bytes").order_by("-begun_at")[:50])


def rows_of_list(batch: ImportBatch, *, outcome: str = "") -> QuerySet[ImportRow]:
    """The rows in the order of the file; `outcome` shows only new, known or problem."""
    rows = ImportRow.objects.filter(batch=batch).select_related("known")
    return rows.filter(outcome=outcome) if outcome else rows


def count_rows_of_list(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each outcome, and how many are chosen."""
    counted = ImportRow.objects.filter(batch=batch).values("outcome").annotate(number=Count("id"))
    counts = {row["outcome"]: row["number"] for row in counted}
    return {**counts, "chosen": ImportRow.objects.filter(batch=batch, is_chosen=True).count()}


def get_evidence(participant: Participant, evidence_id: int) -> Evidence:
    return Evidence.objects.select_related("participant").get(participant=participant, pk=evidence_id)


def get_sharing(participant: Participant, sharing_id: int) -> Sharing:
    return Sharing.objects.select_related("participant").get(participant=participant, pk=sharing_id, ended_on=None)


def get_row_of_list(batch: ImportBatch, number: int) -> ImportRow:
    return ImportRow.objects.select_related("batch").get(batch=batch, number=number)
