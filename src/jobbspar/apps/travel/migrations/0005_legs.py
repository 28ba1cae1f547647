import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("travel", "0004_changes")]

    operations = [
        migrations.AddField(
            "traveltime",
            "no_way",
            models.CharField(
                blank=True,
                choices=[("there", "No way there"), ("home", "No way home"), ("both", "No way there or home")],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "traveltime",
            models.CheckConstraint(
                name="travel_time_no_way",
                condition=Q(no_way="") | Q(no_way__in=["there", "home", "both"], minutes=None),
            ),
        ),
        migrations.CreateModel(
            "TripLegs",
            [
                (
                    "trip",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="legs",
                        serialize=False,
                        to="travel.traveltime",
                    ),
                ),
                ("starts", ArrayField(models.SmallIntegerField())),
                ("ends", ArrayField(models.SmallIntegerField())),
                ("stops", ArrayField(models.IntegerField(null=True))),
                ("lines", ArrayField(models.CharField(max_length=100, null=True))),
            ],
        ),
    ]
