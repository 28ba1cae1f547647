from django.db import migrations

CHILDREN = (
    "agreements_agreementparty",
    "agreements_agreementmunicipality",
    "agreements_targetgroup",
    "agreements_agreementgoal",
    "agreements_teammember",
    "agreements_appendix",
    "agreements_funding",
)
FREEZE = """
CREATE FUNCTION agreements_refuse_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'agreements_agreementversion' THEN
        IF OLD.signed_at IS NOT NULL THEN
            RAISE EXCEPTION 'agreement version % is signed and cannot be changed', OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF EXISTS (SELECT 1 FROM agreements_agreementversion v WHERE v.signed_at IS NOT NULL
                  AND v.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END,
                               CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END)) THEN
        RAISE EXCEPTION 'the agreement version is signed and cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON agreements_agreementversion
    FOR EACH ROW EXECUTE FUNCTION agreements_refuse_signed();
""" + "\n".join(
    f"CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION agreements_refuse_signed();"
    for table in CHILDREN
)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_rows")]

    operations = [migrations.RunSQL(FREEZE, "DROP FUNCTION agreements_refuse_signed() CASCADE")]
