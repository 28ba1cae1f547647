from django.db import migrations, models

# Several deeds may share a transaction. How far the trail had come tells which of them changed what.
MARK = """
CREATE FUNCTION audit_mark_last_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.last_change := coalesce(pg_sequence_last_value(pg_get_serial_sequence('audit_change', 'id')::regclass), 0);
    RETURN NEW;
END $$;
CREATE TRIGGER mark BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_mark_last_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_append_only")]

    operations = [
        migrations.AddField(model_name="event", name="last_change", field=models.BigIntegerField(null=True)),
        migrations.RunSQL(MARK, "DROP FUNCTION audit_mark_last_change() CASCADE"),
    ]
