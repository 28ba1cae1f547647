from django.db import migrations

# A supervisor's time is taken also by people of other municipalities, whom the reader may not see. What comes out is
# a number, to nobody who is not signed in.
SUPERVISED = """
CREATE FUNCTION plans_supervised(asked bigint, from_day date, to_day date, other_than bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM plans_placement p
    WHERE p.supervisor_id = asked AND p.starts < to_day AND p.ends > from_day
    AND p.id IS DISTINCT FROM other_than AND jobbspar_user() IS NOT NULL
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_rows")]

    operations = [
        migrations.RunSQL(SUPERVISED, "DROP FUNCTION plans_supervised(bigint, date, date, bigint)"),
    ]
