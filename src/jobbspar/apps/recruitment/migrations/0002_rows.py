from django.db import migrations

from jobbspar.apps.accounts.rows import PARTICIPANT_SEEN, PARTICIPATION_SEEN, protect
from jobbspar.apps.audit.trail import follow

FUNCTIONS = """
CREATE FUNCTION recruitment_employs(asked_round bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (
    SELECT 1 FROM tracks_round r JOIN tracks_letterofintent l ON l.track_id = r.track_id
    WHERE r.id = asked_round AND l.state IN ('agreed', 'active', 'ended')
    AND l.employer_id = ANY(jobbspar_organisations('employer'))) $$;

-- plpgsql, since the table of steps is made later.
CREATE FUNCTION recruitment_teaches(asked_participation bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM plans_plannedstep s WHERE s.participation_id = asked_participation AND s.change <> 'removed'
        AND s.provider_id = ANY(jobbspar_organisations('provider')));
END $$;

CREATE VIEW recruitment_personcard WITH (security_barrier) AS
SELECT part.id, part.id AS participation_id, part.round_id, person.given_name, person.family_name, person.interpreter
FROM recruitment_participation part JOIN participants_participant person ON person.id = part.participant_id
WHERE person.organisation_id = ANY((SELECT jobbspar_organisations('coordinator', 'officer'))::bigint[])
OR (part.released_on IS NOT NULL AND part.state NOT IN ('not_selected', 'declined') AND recruitment_employs(part.round_id))
OR recruitment_teaches(part.id);
REVOKE INSERT, UPDATE, DELETE ON recruitment_personcard FROM jobbspar_web;
"""
RELEASED = "(released_on IS NOT NULL AND recruitment_employs(round_id))"


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0001_initial"), ("participants", "0002_rows"), ("tracks", "0002_rows")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        protect(
            "recruitment_participation",
            seen=f"{PARTICIPANT_SEEN} OR {RELEASED} OR recruitment_teaches(id)",
            written=f"{PARTICIPANT_SEEN} OR {RELEASED}",
        ),
        protect("recruitment_stagereached", seen=PARTICIPATION_SEEN),
        protect("recruitment_attendance", seen=PARTICIPATION_SEEN),
        protect("recruitment_selectiondecision", seen=PARTICIPATION_SEEN),
        follow(
            "recruitment_participation",
            "recruitment_stagereached",
            "recruitment_recruitmentactivity",
            "recruitment_attendance",
            "recruitment_selectiondecision",
        ),
    ]
