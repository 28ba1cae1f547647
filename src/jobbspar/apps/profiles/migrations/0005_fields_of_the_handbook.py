from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("profiles", "0004_previous")]

    operations = [
        migrations.AddField("profile", "is_recurring", models.BooleanField(blank=True, null=True)),
        migrations.AddField("profile", "seqf_level", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("profile", "assessment", models.TextField(blank=True)),
        migrations.AddField("profiletask", "is_safety_critical", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "profile",
            models.CheckConstraint(
                name="profile_seqf_level", condition=Q(seqf_level=None) | Q(seqf_level__range=(1, 8))
            ),
        ),
    ]
