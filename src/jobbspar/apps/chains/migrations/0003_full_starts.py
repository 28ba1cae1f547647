from django.db import migrations

# A start is full also by people of other municipalities, whom the reader may not see. What comes out is that it is
# full, not by whom nor by how many, to nobody who is not signed in.
FULL_STARTS = """
CREATE FUNCTION chains_full_starts(other_than bigint) RETURNS TABLE (activity bigint, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.activity_id, s.day FROM activities_activitystart s
    WHERE s.seats IS NOT NULL AND jobbspar_user() IS NOT NULL AND s.seats <= (
        SELECT count(*) FROM plans_plannedstep p JOIN recruitment_participation r ON r.id = p.participation_id
        WHERE p.activity_id = s.activity_id AND p.starts = s.day AND p.change <> 'removed'
        AND p.result <> 'not_done' AND r.state NOT IN ('not_selected', 'declined', 'interrupted')
        AND r.participant_id IS DISTINCT FROM other_than)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("chains", "0002_rows"),
        ("activities", "0004_shorter_and_closed"),
        ("plans", "0005_guards"),
        ("recruitment", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FULL_STARTS, "DROP FUNCTION chains_full_starts(bigint)")]
