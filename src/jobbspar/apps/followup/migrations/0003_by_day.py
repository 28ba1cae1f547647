from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_rows")]

    operations = [
        migrations.AddIndex(model_name="exit", index=models.Index(fields=["exited_on"], name="exit_by_day")),
    ]
