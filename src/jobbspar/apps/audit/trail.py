"""Database objects for the trail, used by migrations: a trigger on each table that is followed."""

from django.db.migrations import RunSQL

# SECURITY DEFINER: the row is written with the owner's rights, so the web process needs none on the trail.
NOTE_CHANGES = """
CREATE FUNCTION audit_note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    secret text[] := '{password,digest,file_bytes,last_login}';
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - secret END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - secret END;
    held jsonb := coalesce(new_row, old_row);
BEGIN
    IF old_row = new_row THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_change (at, "user", "table", "row", kind, before, after, participant, transaction)
    VALUES (
        clock_timestamp(),
        nullif(current_setting('jobbspar.user', true), '')::bigint,
        TG_TABLE_NAME,
        (held ->> 'id')::bigint,
        TG_OP,
        old_row,
        new_row,
        CASE WHEN TG_TABLE_NAME = 'participants_participant' THEN (held ->> 'id')::bigint
             WHEN held ? 'participant_id' THEN (held ->> 'participant_id')::bigint
             WHEN held ? 'participation_id'
             THEN (SELECT participant_id FROM recruitment_participation
                   WHERE id = (held ->> 'participation_id')::bigint)
        END,
        pg_current_xact_id()::text::bigint
    );
    RETURN NULL;
END $$;
"""


def follow(*tables: str) -> RunSQL:
    """Follow every insert, update and delete in the tables, whoever does it and however."""
    return RunSQL(
        "\n".join(
            f"CREATE TRIGGER audit_follow AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION audit_note_change();"
            for table in tables
        ),
        "\n".join(f"DROP TRIGGER audit_follow ON {table};" for table in tables),
    )
