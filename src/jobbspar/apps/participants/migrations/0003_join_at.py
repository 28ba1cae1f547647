from django.db import migrations

# The moment comes in as an argument, as in every deed, and a person who already has an account keeps it.
JOIN = """
DROP FUNCTION participants_join(text, bigint);
CREATE FUNCTION participants_join(link_digest text, joining bigint, at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE invited bigint;
BEGIN
    SELECT participant INTO invited FROM accounts_invitation
    WHERE digest = link_digest AND role = 'participant' AND used_at IS NULL AND withdrawn_at IS NULL
    AND expires_at > at FOR UPDATE;
    UPDATE participants_participant SET user_id = joining
    WHERE id = invited AND (user_id IS NULL OR user_id = joining)
    RETURNING id INTO invited;
    RETURN invited;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_rows")]

    operations = [migrations.RunSQL(JOIN, migrations.RunSQL.noop)]
