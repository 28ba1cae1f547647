import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jobbspar.apps.accounts.rows import protect

# Only for the one who asked, and only while that one sees the person. The trail does not follow the table: it holds
# nothing that is not worked out from what the trail follows.
SEEN = """
{table}.asked_by_id = jobbspar_user() AND ({table}.participant_id IS NULL
OR EXISTS (SELECT 1 FROM participants_participant seen WHERE seen.id = {table}.participant_id))
"""


class Migration(migrations.Migration):
    dependencies = [("chains", "0003_full_starts"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="AskedChain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=32)),
                ("asked_at", models.DateTimeField()),
                ("problem", models.JSONField()),
                ("told", models.JSONField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="participants.participant",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("asked_by", "fingerprint"), name="chain_asked_once")],
            },
        ),
        protect("chains_askedchain", seen=SEEN),
    ]
