from django.db import migrations

RULES = """
CREATE FUNCTION profiles_refuse_without_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'approved' AND EXISTS (
        SELECT 1 FROM profiles_requirement r WHERE r.profile_id = NEW.id AND (r.why = '' OR r.reason = '')
    ) THEN
        RAISE EXCEPTION 'a requirement without a reason cannot be approved' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reasons BEFORE INSERT OR UPDATE ON profiles_profile
    FOR EACH ROW EXECUTE FUNCTION profiles_refuse_without_reason();

CREATE FUNCTION profiles_refuse_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM profiles_profile p WHERE p.state <> 'draft'
               AND p.id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.profile_id ELSE NEW.profile_id END)) THEN
        RAISE EXCEPTION 'the profile is approved; make a new version to change it' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON profiles_requirement
    FOR EACH ROW EXECUTE FUNCTION profiles_refuse_approved();
"""


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_rows")]

    operations = [
        migrations.RunSQL(
            RULES,
            "DROP FUNCTION profiles_refuse_without_reason() CASCADE; DROP FUNCTION profiles_refuse_approved() CASCADE",
        )
    ]
