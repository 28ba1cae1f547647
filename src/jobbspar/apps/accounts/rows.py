"""Row security for migrations: which rows the web role sees, whatever the program asks for.

The web process signs in as `jobbspar_web`, which owns nothing and cannot bypass a policy. Each transaction says who
asks with `set_config('jobbspar.user', …, true)`; with nobody said, no row about a person is seen. The owner of the
tables, used for migrations only, has a policy of its own, since FORCE binds owners too.
"""

from django.db.migrations import RunSQL

FUNCTIONS = """
CREATE FUNCTION jobbspar_user() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('jobbspar.user', true), '')::bigint $$;

CREATE FUNCTION jobbspar_organisations(VARIADIC roles text[]) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(array_agg(m.organisation_id), '{}') 
   FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
   WHERE m.user_id = jobbspar_user() AND u.is_active AND m.ended_at IS NULL AND m.organisation_id IS NOT NULL
   AND m.role = ANY(roles) $$;
"""

GRANTS = """
GRANT USAGE ON SCHEMA public TO jobbspar_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO jobbspar_web;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO jobbspar_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO jobbspar_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO jobbspar_web;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM jobbspar_web;
"""

PEOPLE_ORGANISATIONS = "(SELECT jobbspar_organisations('coordinator', 'officer'))::bigint[]"
PARTICIPANT_SEEN = "EXISTS (SELECT 1 FROM participants_participant seen WHERE seen.id = {table}.participant_id)"
PARTICIPATION_SEEN = "EXISTS (SELECT 1 FROM recruitment_participation seen WHERE seen.id = {table}.participation_id)"
# Employers and providers see a participation, never the person behind it: these tables ask for the person.
PERSON_SEEN = (
    "EXISTS (SELECT 1 FROM recruitment_participation part JOIN participants_participant person"
    " ON person.id = part.participant_id WHERE part.id = {table}.participation_id)"
)


def protect(table: str, *, seen: str, written: str | None = None) -> RunSQL:
    """Force row security on a table: the web role sees rows for which `seen` holds and writes where `written` does.

    Both are SQL conditions on the table's own columns; `{table}` in them is replaced. `written` is `seen` if not given.
    """
    using = seen.format(table=table)
    check = (written or seen).format(table=table)
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY {table}_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY {table}_web ON {table} TO jobbspar_web USING ({using}) WITH CHECK ({check});
        """,
        f"""
        DROP POLICY {table}_web ON {table};
        DROP POLICY {table}_owner ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )
