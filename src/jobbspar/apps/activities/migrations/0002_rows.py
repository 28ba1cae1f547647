from django.db import migrations

from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        follow(
            "activities_activity",
            "activities_activitystart",
            "activities_activityterm",
        ),
    ]
