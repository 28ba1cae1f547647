from django.db import migrations

# The same guard as in 0003, and two conditions more: a named coordinator before a round runs, and an exit for everybody
# who took part before it closes, whatever the participation says (handbook §1.6; §11, invariant 1).
RULES = """
CREATE OR REPLACE FUNCTION tracks_guard_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE track tracks_track;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
        RETURN NEW;
    END IF;
    SELECT * INTO track FROM tracks_track WHERE id = NEW.track_id;
    IF NEW.state IN ('recruiting', 'running', 'closing', 'closed') AND track.kind = 'employer' THEN
        IF NOT EXISTS (SELECT 1 FROM profiles_profile p WHERE p.id = track.profile_id AND p.state <> 'draft') THEN
            RAISE EXCEPTION 'a round needs an approved profile' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (SELECT 1 FROM tracks_letterofintent l WHERE l.track_id = track.id
                       AND l.state IN ('agreed', 'active', 'ended')) THEN
            RAISE EXCEPTION 'a round needs an agreed letter of intent' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.state = 'running' AND NEW.coordinator_id IS NULL THEN
        RAISE EXCEPTION 'a round that runs needs a named coordinator' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'closed' THEN
        IF EXISTS (SELECT 1 FROM recruitment_participation p WHERE p.round_id = NEW.id
                   AND p.state IN ('started', 'completed', 'interrupted')
                   AND NOT EXISTS (SELECT 1 FROM followup_exit e WHERE e.participation_id = p.id)) THEN
            RAISE EXCEPTION 'somebody in the round has no exit' USING ERRCODE = 'check_violation';
        END IF;
        IF (SELECT count(DISTINCT question) FROM followup_closinganswer a WHERE a.round_id = NEW.id) < 6 THEN
            RAISE EXCEPTION 'the six closing questions are not answered' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0006_on_now")]

    operations = [migrations.RunSQL(RULES, migrations.RunSQL.noop)]
