from django.db import migrations

from jobbspar.apps.accounts.rows import PERSON_SEEN, protect
from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_initial"), ("plans", "0002_rows")]

    operations = [
        protect("followup_exit", seen=PERSON_SEEN),
        protect("followup_certificate", seen=f"{PERSON_SEEN} OR recruitment_teaches(participation_id)"),
        protect("followup_followup", seen=PERSON_SEEN),
        follow(
            "followup_exit",
            "followup_certificate",
            "followup_followup",
            "followup_closinganswer",
            "followup_evaluation",
        ),
    ]
