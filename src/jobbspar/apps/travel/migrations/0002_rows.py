from django.db import migrations

from jobbspar.apps.accounts.rows import PARTICIPANT_SEEN, protect
from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("travel", "0001_initial"), ("participants", "0002_rows"), ("audit", "0002_trail")]

    operations = [
        protect("travel_travelterms", seen=PARTICIPANT_SEEN),
        follow("travel_travelterms", "travel_traveltime", "travel_areashift"),
    ]
