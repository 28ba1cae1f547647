from django.db import migrations

# A reason is tied to a requirement of the track's own profile, or of the track it leads to (handbook §11, invariant 3).
RULE = """
CREATE FUNCTION recruitment_guard_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        WITH RECURSIVE road AS (
            SELECT t.id, t.profile_id, t.leads_to_id FROM tracks_track t
            JOIN tracks_round r ON r.track_id = t.id
            JOIN recruitment_participation p ON p.round_id = r.id WHERE p.id = NEW.participation_id
            UNION SELECT t.id, t.profile_id, t.leads_to_id FROM tracks_track t JOIN road ON t.id = road.leads_to_id
        )
        SELECT 1 FROM road JOIN profiles_requirement q ON q.profile_id = road.profile_id WHERE q.id = NEW.requirement_id
    ) THEN
        RAISE EXCEPTION 'the requirement is not in the profile of the track' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON recruitment_selectiondecision
    FOR EACH ROW EXECUTE FUNCTION recruitment_guard_decision();
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0007_coordinator_and_exits"), ("profiles", "0006_frozen")]

    operations = [migrations.RunSQL(RULE, "DROP FUNCTION recruitment_guard_decision() CASCADE")]
