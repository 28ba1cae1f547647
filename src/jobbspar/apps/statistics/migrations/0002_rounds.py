from django.db import migrations

# How many people each round has, for the line map. The program protects the counts before they are shown.
ROUNDS = """
CREATE FUNCTION statistics_in_rounds(asked bigint[])
RETURNS TABLE (round_id bigint, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.round_id, count(*) FROM recruitment_participation p
    JOIN tracks_round r ON r.id = p.round_id JOIN tracks_track t ON t.id = r.track_id
    WHERE p.round_id = ANY(asked) AND p.state IN ('selected', 'started', 'completed', 'interrupted')
    AND jobbspar_user() IS NOT NULL AND (
        EXISTS (SELECT 1 FROM agreements_agreementmember m WHERE m.agreement_id = t.agreement_id
                AND m.organisation_id = ANY(jobbspar_organisations('coordinator', 'officer', 'steering')))
        OR EXISTS (SELECT 1 FROM tracks_letterofintent l WHERE l.track_id = t.id
                   AND l.employer_id = ANY(jobbspar_organisations('employer'))))
    GROUP BY p.round_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_people")]

    operations = [migrations.RunSQL(ROUNDS, "DROP FUNCTION statistics_in_rounds(bigint[])")]
