from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("needs", "0002_rows")]

    operations = [
        migrations.AddConstraint(
            "need",
            models.CheckConstraint(
                name="need_ends_after_start",
                condition=Q(until_day=None) | Q(from_day=None) | Q(until_day__gt=F("from_day")),
            ),
        ),
    ]
