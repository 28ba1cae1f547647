from django.db import migrations

from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        follow(
            "profiles_profile",
            "profiles_requirement",
            "profiles_profiletask",
            "profiles_ladderstep",
        ),
    ]
