from django.db import migrations

# An approved profile is what letters of intent and decisions refer to: nothing of it changes but that it is retired.
RULES = """
CREATE OR REPLACE FUNCTION profiles_refuse_without_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'approved' OR (TG_OP = 'UPDATE' AND OLD.state = 'approved') THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM profiles_requirement r WHERE r.profile_id = NEW.id) THEN
        RAISE EXCEPTION 'a profile without requirements cannot be approved' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM profiles_requirement r WHERE r.profile_id = NEW.id AND (r.why = '' OR r.reason = '')) THEN
        RAISE EXCEPTION 'a requirement without a reason cannot be approved' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM profiles_requirement r WHERE r.profile_id = NEW.id AND r.kind = 'language'
               AND (r.skill = '' OR r.level = '' OR r.task = '')) THEN
        RAISE EXCEPTION 'a language requirement without skill, level or task cannot be approved'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION profiles_refuse_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- That the row it was copied from has gone is no change of what it says.
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'copied_from_id' = to_jsonb(NEW) - 'copied_from_id' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM profiles_profile p WHERE p.state <> 'draft'
               AND p.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.profile_id END,
                            CASE WHEN TG_OP <> 'DELETE' THEN NEW.profile_id END)) THEN
        RAISE EXCEPTION 'the profile is approved; make a new version to change it' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON profiles_profiletask
    FOR EACH ROW EXECUTE FUNCTION profiles_refuse_approved();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON profiles_ladderstep
    FOR EACH ROW EXECUTE FUNCTION profiles_refuse_approved();

CREATE FUNCTION profiles_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND (to_jsonb(OLD) - 'state' <> to_jsonb(NEW) - 'state' OR NEW.state = 'draft') THEN
        RAISE EXCEPTION 'profile % is approved; make a new version to change it', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON profiles_profile FOR EACH ROW EXECUTE FUNCTION profiles_refuse_rewriting();
"""
BACK = """
DROP FUNCTION profiles_refuse_rewriting() CASCADE;
DROP TRIGGER frozen ON profiles_profiletask;
DROP TRIGGER frozen ON profiles_ladderstep;
"""


class Migration(migrations.Migration):
    dependencies = [("profiles", "0005_fields_of_the_handbook")]

    operations = [migrations.RunSQL(RULES, BACK)]
