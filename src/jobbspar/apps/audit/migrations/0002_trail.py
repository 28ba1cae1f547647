from django.db import migrations

from jobbspar.apps.audit.trail import NOTE_CHANGES


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunSQL(NOTE_CHANGES, "DROP FUNCTION audit_note_change() CASCADE")]
