from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_guards")]

    operations = [
        migrations.AddField("targetgroup", "evidence_from", models.DateField(blank=True, null=True)),
    ]
