from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("travel", "0003_by_timetable")]

    operations = [migrations.AddField("timetable", "changes", models.JSONField(default=list))]
