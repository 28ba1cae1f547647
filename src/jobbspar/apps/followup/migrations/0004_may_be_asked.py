from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_by_day")]

    operations = [
        migrations.AddField(model_name="exit", name="may_be_asked", field=models.BooleanField(blank=True, null=True)),
    ]
