from django.db import migrations

# What the deeds check, said a second time where nothing can go round it (handbook §1.6 and §11, invariant 1).
RULES = """
CREATE FUNCTION tracks_guard_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    IF NEW.state = 'closed' THEN
        IF EXISTS (SELECT 1 FROM recruitment_participation p WHERE p.round_id = NEW.id AND p.state = 'started') THEN
            RAISE EXCEPTION 'somebody in the round has no exit' USING ERRCODE = 'check_violation';
        END IF;
        IF (SELECT count(DISTINCT question) FROM followup_closinganswer a WHERE a.round_id = NEW.id) < 6 THEN
            RAISE EXCEPTION 'the six closing questions are not answered' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON tracks_round FOR EACH ROW EXECUTE FUNCTION tracks_guard_round();
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0002_rows")]

    operations = [migrations.RunSQL(RULES, "DROP FUNCTION tracks_guard_round() CASCADE")]
