from django.db import migrations

# What the deeds check, said a second time where nothing can go round it (handbook §1.6 and §11, invariants 1 and 9).
# The months are those of core/placements.py: when a limit changes, a new migration takes the place of this function.
RULES = """
CREATE FUNCTION plans_guard_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    supervisor tracks_supervisor;
    months int := CASE NEW.kind WHEN 'youth_practice' THEN 3 WHEN 'work_practice' THEN 6 WHEN 'work_training' THEN 6
                  WHEN 'reinforced_work_training' THEN 12 END;
BEGIN
    SELECT * INTO supervisor FROM tracks_supervisor WHERE id = NEW.supervisor_id;
    IF supervisor.trained_on IS NULL OR supervisor.workplace_id <> NEW.workplace_id THEN
        RAISE EXCEPTION 'a placement needs a trained supervisor at the workplace' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.ends > NEW.starts + make_interval(months => months) THEN
        RAISE EXCEPTION 'a placement may not be longer than the law allows' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OF kind, starts, ends, supervisor_id, workplace_id ON plans_placement
FOR EACH ROW EXECUTE FUNCTION plans_guard_placement();

CREATE FUNCTION plans_guard_next_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE part bigint := CASE TG_TABLE_NAME WHEN 'plans_plan' THEN (to_jsonb(OLD) ->> 'participation_id')::bigint
                       ELSE (to_jsonb(NEW) ->> 'id')::bigint END;
BEGIN
    IF EXISTS (SELECT 1 FROM recruitment_participation p WHERE p.id = part AND p.state = 'started')
       AND NOT EXISTS (SELECT 1 FROM plans_plan WHERE participation_id = part) THEN
        RAISE EXCEPTION 'nobody takes part without a next step' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_next_step AFTER INSERT OR UPDATE OF state ON recruitment_participation
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plans_guard_next_step();
CREATE CONSTRAINT TRIGGER keeps_next_step AFTER DELETE ON plans_plan
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plans_guard_next_step();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_written_and_agreed"), ("recruitment", "0006_on_now"), ("tracks", "0002_rows")]

    operations = [
        migrations.RunSQL(
            RULES, "DROP FUNCTION plans_guard_placement() CASCADE; DROP FUNCTION plans_guard_next_step() CASCADE"
        ),
    ]
