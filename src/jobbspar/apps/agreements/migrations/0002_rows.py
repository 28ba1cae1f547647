from django.db import migrations

from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        follow(
            "agreements_agreement",
            "agreements_agreementmember",
            "agreements_agreementversion",
            "agreements_agreementparty",
            "agreements_agreementmunicipality",
            "agreements_targetgroup",
            "agreements_agreementgoal",
            "agreements_teammember",
            "agreements_appendix",
            "agreements_funding",
        ),
    ]
