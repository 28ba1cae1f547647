from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("followup", "0004_may_be_asked")]

    operations = [
        migrations.AddField(model_name="exit", name="is_same_sector", field=models.BooleanField(blank=True, null=True)),
        migrations.AddConstraint(
            model_name="exit",
            constraint=models.CheckConstraint(
                name="same_sector_of_another_employer",
                condition=Q(is_same_sector=None) | Q(is_track_employer=False, is_track_employer__isnull=False),
            ),
        ),
    ]
