from django.db import migrations

# Every change of what the half-year counts is noted, so that counts can be kept and are never stale: see
# docs/decisions/0052. A row says of a topic (an agreement, the backgrounds an organisation keeps, or everything) that a
# statement has changed something there. Rows are added and folded, never updated: no writer waits for another, and
# whoever sees more of what has happened sees a greater sum.
NOTES = """
CREATE TABLE statistics_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    times bigint NOT NULL CHECK (times > 0)
);
CREATE INDEX statistics_change_of_topic ON statistics_change (topic) INCLUDE (times);
REVOKE ALL ON statistics_change FROM jobbspar_web;
REVOKE ALL ON SEQUENCE statistics_change_id_seq FROM jobbspar_web;

CREATE FUNCTION statistics_changes(topics text[]) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(c.times), 0)::bigint FROM statistics_change c WHERE c.topic = ANY(topics)
$$;
REVOKE EXECUTE ON FUNCTION statistics_changes(text[]) FROM PUBLIC;
"""
NO_NOTES = "DROP FUNCTION statistics_changes(text[]); DROP TABLE statistics_change;"

# The topics of some rows of a table. What belongs to nothing that can be seen, since its round, say, went first, is a
# change of everything: too much is counted anew, never too little.
AGREEMENT = "coalesce('agreement ' || t.agreement_id, 'everything')"
OF_ROUND = "LEFT JOIN tracks_round r ON r.id = {round} LEFT JOIN tracks_track t ON t.id = r.track_id"
OF_PARTICIPATION = (
    f"SELECT {AGREEMENT} FROM {{rows}} LEFT JOIN recruitment_participation p ON p.id = one.participation_id "
    + OF_ROUND.format(round="p.round_id")
)
TOPICS = {
    "tracks_track": "SELECT 'agreement ' || one.agreement_id FROM {rows}",
    "tracks_round": f"SELECT {AGREEMENT} FROM {{rows}} LEFT JOIN tracks_track t ON t.id = one.track_id",
    "recruitment_participation": f"SELECT {AGREEMENT} FROM {{rows}} " + OF_ROUND.format(round="one.round_id"),
    "recruitment_stagereached": OF_PARTICIPATION,
    "followup_exit": OF_PARTICIPATION,
    "followup_followup": OF_PARTICIPATION,
    # Not by way of participations: one that another transaction is about to add is not seen from here.
    "participants_background": "SELECT 'backgrounds of ' || one.organisation_id FROM {rows}",
}
ROWS = {
    "INSERT": "after_it one",
    "DELETE": "before_it one",
    "UPDATE": "(TABLE before_it UNION ALL TABLE after_it) one",
}
SEEN = {
    "INSERT": "REFERENCING NEW TABLE AS after_it",
    "DELETE": "REFERENCING OLD TABLE AS before_it",
    "UPDATE": "REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it",
    "TRUNCATE": "",
}


def noting(table: str) -> str:
    """A function and the triggers that call it once a statement, whoever makes it and however."""
    deeds = " ELS".join(
        f"IF TG_OP = '{deed}' THEN INSERT INTO statistics_change (topic, times) "
        f"SELECT DISTINCT changed.topic, 1 FROM ({TOPICS[table].format(rows=rows)}) changed (topic);"
        for deed, rows in ROWS.items()
    )
    function = f"""
        CREATE FUNCTION statistics_note_{table}() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
            {deeds}
            ELSE INSERT INTO statistics_change (topic, times) VALUES ('everything', 1);
            END IF;
            RETURN NULL;
        END $$;
        REVOKE EXECUTE ON FUNCTION statistics_note_{table}() FROM PUBLIC;
    """
    return function + "".join(
        f"CREATE TRIGGER statistics_{deed.lower()} AFTER {deed} ON {table} {seen} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION statistics_note_{table}();"
        for deed, seen in SEEN.items()
    )


# Were something to move to another agreement while somebody adds to it, the two would not see each other, and what was
# added would be noted where it no longer is. Nothing is moved by any deed; now nothing can be.
PLACES = {"tracks_track": "agreement_id", "tracks_round": "track_id", "recruitment_participation": "round_id"}
STAYS = """
CREATE FUNCTION statistics_refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % stays where it belongs; end it and make a new one there', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
REVOKE EXECUTE ON FUNCTION statistics_refuse_moving() FROM PUBLIC;
""" + "".join(
    f"CREATE TRIGGER stays BEFORE UPDATE ON {table} FOR EACH ROW "
    f"WHEN ((OLD.id, OLD.{place}) <> (NEW.id, NEW.{place})) EXECUTE FUNCTION statistics_refuse_moving();"
    for table, place in PLACES.items()
)


class Migration(migrations.Migration):
    dependencies = [("statistics", "0004_counts")]

    operations = [
        migrations.RunSQL(NOTES, NO_NOTES),
        migrations.RunSQL(
            "".join(map(noting, TOPICS)),
            "".join(f"DROP FUNCTION statistics_note_{table}() CASCADE;" for table in TOPICS),
        ),
        migrations.RunSQL(STAYS, "DROP FUNCTION statistics_refuse_moving() CASCADE;"),
    ]
