from django.db import migrations

from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        follow(
            "needs_need",
        ),
    ]
