from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0004_found_by_name")]

    operations = [
        migrations.AddField(model_name="importbatch", name="columns_left_out", field=models.JSONField(default=list)),
    ]
