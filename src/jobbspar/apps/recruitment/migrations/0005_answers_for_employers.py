from django.db import migrations

# An employer reads the evidence of a person who has said yes to being shown, and only what the track's profile asks
# for: without it the employer could not see where each requirement stands. Reading only, and only while it concerns.
RULE = """
CREATE FUNCTION recruitment_shows_evidence(asked_participant bigint, asked_kind text, asked_name text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (
    SELECT 1 FROM recruitment_participation part
    JOIN tracks_round r ON r.id = part.round_id
    JOIN tracks_track t ON t.id = r.track_id
    JOIN profiles_requirement q ON q.profile_id = t.profile_id
    WHERE part.participant_id = asked_participant AND part.released_on IS NOT NULL
    AND part.state NOT IN ('interested', 'not_selected', 'declined') AND recruitment_employs(part.round_id)
    AND q.kind = asked_kind AND lower(q.name) = lower(asked_name)) $$;
CREATE POLICY participants_evidence_released ON participants_evidence FOR SELECT TO jobbspar_web
    USING (recruitment_shows_evidence(participant_id, kind, name));
"""
UNDO = """
DROP POLICY participants_evidence_released ON participants_evidence;
DROP FUNCTION recruitment_shows_evidence(bigint, text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0004_yes_to_next_round"), ("participants", "0002_rows")]

    operations = [migrations.RunSQL(RULE, UNDO)]
