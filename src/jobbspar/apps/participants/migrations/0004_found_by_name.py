from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0003_join_at")]

    operations = [
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["sort_family", "sort_given", "id"], name="participant_in_order"),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["sort_given"], name="participant_by_given_name"),
        ),
    ]
