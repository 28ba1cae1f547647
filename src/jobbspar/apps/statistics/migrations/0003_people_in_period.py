from importlib import import_module

from django.db import migrations

BEFORE = import_module("jobbspar.apps.statistics.migrations.0001_people").PEOPLE

# The same rows, but only those that some table of a period can count: who takes part in it, leaves in it or is
# recruited in it, and who left a year before. What lies years behind is not read, however much it has become.
SIGNATURE = "statistics_people(asked_agreement bigint)"
IN_PERIOD = """
    AND (r.starts >= from_day AND r.starts < to_day
         OR e.exited_on >= (from_day - interval '13 months')::date
         OR e.exited_on IS NULL AND EXISTS (
             SELECT 1 FROM recruitment_stagereached s WHERE s.participation_id = p.id AND s.state = 'started'))
$$;"""
PEOPLE = BEFORE.replace(SIGNATURE, "statistics_people(asked_agreement bigint, from_day date, to_day date)").replace(
    "\n$$;", IN_PERIOD
)


class Migration(migrations.Migration):
    dependencies = [("statistics", "0002_rounds"), ("followup", "0003_by_day")]

    operations = [
        migrations.RunSQL(PEOPLE, "DROP FUNCTION statistics_people(bigint, date, date)"),
        migrations.RunSQL("DROP FUNCTION statistics_people(bigint)", BEFORE),
    ]
