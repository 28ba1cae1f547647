from django.db import migrations

from jobbspar.apps.accounts.rows import PARTICIPANT_SEEN, PEOPLE_ORGANISATIONS, protect
from jobbspar.apps.audit.trail import follow

# How many in the area the asking organisation does not see have said yes: a number, never who (handbook §7.6).
# Told to an organisation that plans, and to nobody outside the agreement; from one to four people it is not told.
UNSEEN = """
CREATE FUNCTION rounds_yes_unseen(asked_agreement bigint, asked_organisation bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT CASE WHEN count(DISTINCT w.participant_id) BETWEEN 1 AND 4 THEN NULL ELSE count(DISTINCT w.participant_id) END
   FROM rounds_trackwish w
   JOIN tracks_track t ON t.id = w.track_id
   JOIN participants_participant p ON p.id = w.participant_id
   WHERE t.agreement_id = asked_agreement AND w.withdrawn_on IS NULL
   AND p.organisation_id <> asked_organisation
   AND NOT EXISTS (SELECT 1 FROM participants_sharing s WHERE s.participant_id = p.id AND s.ended_on IS NULL
                   AND s.organisation_id = asked_organisation)
   AND asked_organisation = ANY(jobbspar_organisations('coordinator', 'officer'))
   AND EXISTS (SELECT 1 FROM agreements_agreementmember m WHERE m.agreement_id = asked_agreement
               AND m.organisation_id = asked_organisation) $$;
"""
COORDINATED = "(SELECT jobbspar_organisations('coordinator'))::bigint[]"
MEMBER = (
    "EXISTS (SELECT 1 FROM agreements_agreementmember m WHERE m.agreement_id = {{table}}.agreement_id"
    " AND m.organisation_id = ANY({who}))"
)
PLANS, CHANGES = MEMBER.format(who=PEOPLE_ORGANISATIONS), MEMBER.format(who=COORDINATED)
OF_AREA = ("rounds_roundoption", "rounds_sharedlimit", "rounds_municipalfloor", "rounds_compositiondecision")


class Migration(migrations.Migration):
    dependencies = [("rounds", "0001_initial"), ("participants", "0002_rows"), ("recruitment", "0002_rows")]

    operations = [
        migrations.RunSQL(UNSEEN, "DROP FUNCTION rounds_yes_unseen(bigint, bigint)"),
        protect("rounds_trackwish", seen=PARTICIPANT_SEEN),
        *(protect(table, seen=PLANS, written=CHANGES) for table in OF_AREA),
        protect(
            "rounds_sharedlimit_options",
            seen="EXISTS (SELECT 1 FROM rounds_sharedlimit l WHERE l.id = {table}.sharedlimit_id)",
        ),
        protect(
            "rounds_roundplan",
            seen=f"organisation_id = ANY({PEOPLE_ORGANISATIONS})",
            written=f"organisation_id = ANY({COORDINATED})",
        ),
        protect("rounds_planwork", seen="EXISTS (SELECT 1 FROM rounds_roundplan p WHERE p.id = {table}.plan_id)"),
        protect("rounds_seatoffer", seen=PARTICIPANT_SEEN),
        # The work of a plan is not followed: it is written once a plan, and a plan is never written over.
        follow("rounds_trackwish", *OF_AREA, "rounds_roundplan", "rounds_seatoffer"),
    ]
