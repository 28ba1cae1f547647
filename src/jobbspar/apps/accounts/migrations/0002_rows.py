from django.db import migrations

from jobbspar.apps.accounts.rows import FUNCTIONS, GRANTS
from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("audit", "0002_trail")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        follow(
            "accounts_organisation",
            "accounts_workplace",
            "accounts_user",
            "accounts_membership",
            "accounts_invitation",
        ),
    ]
