from importlib import import_module

from django.db import migrations

COUNTED_BEFORE = import_module("jobbspar.apps.statistics.migrations.0004_counts").COUNTS

# Counts of an agreement and a half-year, with the topics they were made of and how often those had changed just then.
# They are raw, and reached only through `statistics_counts`.
KEPT = """
CREATE TYPE statistics_group AS (
    part text, people bigint, track_id bigint, sex text, education text, furthest text, outcome text,
    contract_form text, subsidy text, is_track_employer boolean
);
CREATE TABLE statistics_kept (
    agreement_id bigint, starts date, ends date,
    topics text[] NOT NULL,
    changes bigint NOT NULL,
    groups statistics_group[] NOT NULL,
    PRIMARY KEY (agreement_id, starts, ends)
);
REVOKE ALL ON statistics_kept FROM jobbspar_web;
"""
NOT_KEPT = "DROP TABLE statistics_kept; DROP TYPE statistics_group;"

# Planned anew each time, since how many rows lie between two days differs from half-year to half-year. Rows without a
# part say whose backgrounds have been read; nothing in them where somebody has no background.
COUNTED = """
CREATE FUNCTION statistics_count(asked_agreement bigint, from_day date, to_day date)
RETURNS TABLE (counted statistics_group, background_of bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
WITH rounds AS MATERIALIZED (
    SELECT r.id, r.track_id, r.starts FROM tracks_round r JOIN tracks_track t ON t.id = r.track_id
    WHERE t.agreement_id = asked_agreement
), still_there AS (
    -- Who is there now or left since the period began, however many there have been before.
    SELECT p.id, p.participant_id, p.round_id FROM rounds r
    JOIN recruitment_participation p ON p.round_id = r.id AND p.state = 'started'
    UNION
    SELECT p.id, p.participant_id, p.round_id FROM followup_exit e
    JOIN recruitment_participation p ON p.id = e.participation_id
    WHERE e.exited_on >= from_day
), present AS (
    -- Started before the period ends; each person once, in the newest round.
    SELECT DISTINCT ON (p.participant_id) r.track_id, b.organisation_id,
        coalesce(b.sex, 'unknown') AS sex, coalesce(b.education_level, 'unknown') AS education
    FROM rounds r
    JOIN still_there p ON p.round_id = r.id
    JOIN recruitment_stagereached s ON s.participation_id = p.id AND s.state = 'started' AND s."on" < to_day
    LEFT JOIN participants_background b ON b.participant_id = p.participant_id
    ORDER BY p.participant_id, r.starts DESC, r.id DESC
), reached AS (
    SELECT p.participant_id, (
        SELECT max(array_position(ARRAY['interested', 'candidate', 'invited', 'met_employer', 'selected', 'started',
                                        'completed'], s.state::text))
        FROM recruitment_stagereached s WHERE s.participation_id = p.id) AS place
    FROM rounds r JOIN recruitment_participation p ON p.round_id = r.id
    WHERE r.starts >= from_day AND r.starts < to_day
)
SELECT CASE WHEN grouping(p.organisation_id) = 1 THEN ROW(
    CASE WHEN grouping(p.track_id) = 0 THEN 'present_by_track' ELSE 'present_by_education' END, count(*),
    p.track_id, p.sex, p.education, NULL, NULL, NULL, NULL, NULL)::statistics_group END, p.organisation_id
FROM present p GROUP BY GROUPING SETS ((p.track_id, p.sex), (p.education), (p.organisation_id))
UNION ALL
SELECT CASE WHEN grouping(b.organisation_id) = 1 THEN ROW(
    'left', count(*), NULL, coalesce(b.sex, 'unknown'), NULL, NULL,
    e.outcome, e.contract_form, e.subsidy, e.is_track_employer)::statistics_group END, b.organisation_id
FROM followup_exit e
JOIN recruitment_participation p ON p.id = e.participation_id
JOIN rounds r ON r.id = p.round_id
LEFT JOIN participants_background b ON b.participant_id = p.participant_id
WHERE e.exited_on >= from_day AND e.exited_on < to_day
GROUP BY GROUPING SETS (
    (coalesce(b.sex, 'unknown'), e.outcome, e.contract_form, e.subsidy, e.is_track_employer), (b.organisation_id))
UNION ALL
SELECT CASE WHEN grouping(b.organisation_id) = 1 THEN ROW(
    'recruited', count(*), NULL, coalesce(b.sex, 'unknown'), NULL,
    (ARRAY['interested', 'candidate', 'invited', 'met_employer', 'selected', 'started', 'completed'])[p.place],
    NULL, NULL, NULL, NULL)::statistics_group END, b.organisation_id
FROM reached p LEFT JOIN participants_background b ON b.participant_id = p.participant_id
WHERE p.place IS NOT NULL
GROUP BY GROUPING SETS ((coalesce(b.sex, 'unknown'), p.place), (b.organisation_id))
UNION ALL
SELECT ROW('left_a_year_ago', count(*), NULL, NULL, NULL, NULL, f.outcome, NULL, NULL, NULL)::statistics_group, NULL
FROM followup_exit e
JOIN recruitment_participation p ON p.id = e.participation_id
JOIN rounds r ON r.id = p.round_id
LEFT JOIN followup_followup f ON f.participation_id = p.id AND f.months = 12
-- The index finds the days thereabouts; the line after says them exactly, with months of different lengths.
WHERE e.exited_on >= from_day - 400 AND e.exited_on < to_day - 330
AND (e.exited_on + interval '12 months')::date >= from_day AND (e.exited_on + interval '12 months')::date < to_day
GROUP BY f.outcome
$$;
REVOKE EXECUTE ON FUNCTION statistics_count(bigint, date, date) FROM PUBLIC;
"""

# Counts and changes are read by one statement, in both functions, so that they are of one moment.
COUNTS = """
CREATE FUNCTION statistics_keep(fresh statistics_kept) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Nothing is kept by those who may not write, nor of people whose backgrounds have no topic; and nobody waits for
    -- somebody else who keeps just now.
    IF current_setting('transaction_read_only')::boolean
        OR current_setting('transaction_isolation') <> 'read committed'
        OR array_position(fresh.topics, NULL) IS NOT NULL
        OR NOT pg_try_advisory_xact_lock(hashtextextended('statistics_kept', fresh.agreement_id)) THEN
        RETURN;
    END IF;
    DELETE FROM statistics_kept k WHERE k.agreement_id = fresh.agreement_id
    AND ((k.starts, k.ends) = (fresh.starts, fresh.ends) OR k.changes <> statistics_changes(k.topics));
    INSERT INTO statistics_kept SELECT fresh.*;
    WITH seen AS MATERIALIZED (
        SELECT c.id FROM statistics_change c WHERE c.topic = ANY(fresh.topics) LIMIT 5000 FOR UPDATE SKIP LOCKED
    ), folded AS (
        DELETE FROM statistics_change c USING seen WHERE c.id = seen.id RETURNING c.topic, c.times
    )
    INSERT INTO statistics_change (topic, times) SELECT topic, sum(times) FROM folded GROUP BY topic;
END $$;
REVOKE EXECUTE ON FUNCTION statistics_keep(statistics_kept) FROM PUBLIC;

CREATE FUNCTION statistics_counts(asked_agreement bigint, from_day date, to_day date)
RETURNS SETOF statistics_group
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    known statistics_kept;
BEGIN
    IF NOT EXISTS (
        SELECT FROM agreements_agreementmember m WHERE m.agreement_id = asked_agreement
        AND m.organisation_id = ANY((SELECT jobbspar_organisations('coordinator', 'officer', 'steering'))::bigint[])) THEN
        RETURN;
    END IF;
    SELECT k.* INTO known FROM statistics_kept k
    WHERE k.agreement_id = asked_agreement AND k.starts = from_day AND k.ends = to_day
    AND k.changes = statistics_changes(k.topics);
    IF NOT FOUND THEN
        SELECT asked_agreement, from_day, to_day, c.topics, statistics_changes(c.topics), c.groups INTO known FROM (
            SELECT ARRAY['everything', 'agreement ' || asked_agreement] || coalesce(array_agg(
                    DISTINCT 'backgrounds of ' || background_of) FILTER (WHERE (counted).part IS NULL), '{}') AS topics,
                coalesce(array_agg(counted) FILTER (WHERE (counted).part IS NOT NULL), '{}') AS groups
            FROM statistics_count(asked_agreement, from_day, to_day)) c;
        PERFORM statistics_keep(known);
    END IF;
    RETURN QUERY SELECT * FROM unnest(known.groups);
END $$;
"""
NO_COUNTS = """
DROP FUNCTION statistics_counts(bigint, date, date);
DROP FUNCTION statistics_keep(statistics_kept);
"""


class Migration(migrations.Migration):
    dependencies = [("statistics", "0005_changes")]

    operations = [
        migrations.RunSQL("DROP FUNCTION statistics_counts(bigint, date, date)", COUNTED_BEFORE),
        migrations.RunSQL(KEPT, NOT_KEPT),
        migrations.RunSQL(COUNTED, "DROP FUNCTION statistics_count(bigint, date, date)"),
        migrations.RunSQL(COUNTS, NO_COUNTS),
    ]
