import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import jobbspar.core.activities
from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_ready_made"), ("accounts", "0002_rows"), ("audit", "0001_initial")]

    operations = [
        migrations.AddField("activityterm", "weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AlterField(
            "activityterm",
            "direction",
            models.CharField(choices=jobbspar.core.activities.TermDirection.pairs(), max_length=10),
        ),
        migrations.AddConstraint(
            "activityterm",
            models.CheckConstraint(
                name="activity_term_weeks",
                condition=Q(direction="shortens", weeks__gte=1) | (~Q(direction="shortens") & Q(weeks=None)),
            ),
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["starts"],
                "constraints": [models.CheckConstraint(name="closure_days", condition=Q(ends__gt=F("starts")))],
            },
        ),
        follow("activities_closure"),
    ]
