from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0003_round_guards")]

    operations = [
        migrations.AddField(
            model_name="participation", name="reserve_yes_on", field=models.DateField(blank=True, null=True)
        ),
    ]
