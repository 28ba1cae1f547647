from django.db import migrations

from jobbspar.apps.accounts.rows import PARTICIPANT_SEEN, protect


class Migration(migrations.Migration):
    # The trail does not follow the table: it holds nothing that is not worked out from what the trail follows.
    dependencies = [("chains", "0001_initial"), ("participants", "0002_rows")]

    operations = [protect("chains_readiness", seen=PARTICIPANT_SEEN)]
