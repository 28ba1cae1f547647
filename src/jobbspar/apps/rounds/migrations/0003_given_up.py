from django.db import migrations

# A plan that nobody works on any longer must not stand as being worked out. Any worker may say so, whoever asked for
# the plan and whatever has become of that account, but only of a plan whose job is neither waiting nor under way.
GIVEN_UP = """
CREATE FUNCTION rounds_fail_given_up() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ WITH failed AS (
     UPDATE rounds_roundplan p SET state = 'failed', finished_at = now()
     WHERE p.state IN ('waiting', 'solving')
     AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.task_name = 'rounds:plan'
                     AND j.status IN ('todo', 'doing') AND (j.args ->> 'plan')::bigint = p.id)
     RETURNING 1)
   SELECT count(*) FROM failed $$;
"""


class Migration(migrations.Migration):
    dependencies = [("rounds", "0002_rows"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [migrations.RunSQL(GIVEN_UP, "DROP FUNCTION rounds_fail_given_up()")]
