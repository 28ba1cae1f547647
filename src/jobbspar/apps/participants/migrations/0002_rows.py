from django.db import migrations

from jobbspar.apps.accounts.rows import PARTICIPANT_SEEN, PEOPLE_ORGANISATIONS, protect
from jobbspar.apps.audit.trail import follow

FUNCTIONS = """
CREATE FUNCTION participants_home(participant bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT organisation_id FROM participants_participant WHERE id = participant $$;

-- Whoever holds an unused one-time link may tie an account to the person it was made for, once.
CREATE FUNCTION participants_join(link_digest text, joining bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE invited bigint;
BEGIN
    SELECT participant INTO invited FROM accounts_invitation
    WHERE digest = link_digest AND role = 'participant' AND used_at IS NULL AND withdrawn_at IS NULL
    AND expires_at > now() FOR UPDATE;
    IF invited IS NOT NULL THEN
        UPDATE participants_participant SET user_id = joining WHERE id = invited AND user_id IS NULL;
    END IF;
    RETURN invited;
END $$;
"""
SHARED = (
    "EXISTS (SELECT 1 FROM participants_sharing s WHERE s.participant_id = {table}.id AND s.ended_on IS NULL"
    " AND s.organisation_id = ANY({organisations}))"
)
COORDINATED = "(SELECT jobbspar_organisations('coordinator'))::bigint[]"
SHARED_WITH_ME = SHARED.replace("{organisations}", PEOPLE_ORGANISATIONS)
SHARED_WITH_ME_AS_COORDINATOR = SHARED.replace("{organisations}", COORDINATED)


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        protect(
            "participants_sharing",
            seen=f"organisation_id = ANY({PEOPLE_ORGANISATIONS})"
            f" OR participants_home(participant_id) = ANY({PEOPLE_ORGANISATIONS})",
            written=f"participants_home(participant_id) = ANY({COORDINATED})",
        ),
        protect(
            "participants_participant",
            seen=f"organisation_id = ANY({PEOPLE_ORGANISATIONS}) OR user_id = (SELECT jobbspar_user()) OR {SHARED_WITH_ME}",
            written=f"organisation_id = ANY({COORDINATED}) OR {SHARED_WITH_ME_AS_COORDINATOR}",
        ),
        protect("participants_background", seen=PARTICIPANT_SEEN),
        protect("participants_evidence", seen=PARTICIPANT_SEEN),
        protect("participants_importbatch", seen=f"organisation_id = ANY({COORDINATED})"),
        protect(
            "participants_importrow",
            seen="EXISTS (SELECT 1 FROM participants_importbatch b WHERE b.id = {table}.batch_id)",
        ),
        follow("participants_participant", "participants_background", "participants_evidence", "participants_sharing"),
    ]
