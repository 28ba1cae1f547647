from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0005_answers_for_employers")]

    operations = [
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["round"], condition=models.Q(state="started"), name="participation_on_now"),
        ),
    ]
