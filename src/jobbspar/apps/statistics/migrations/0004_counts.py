from importlib import import_module

from django.db import migrations

ROWS = import_module("jobbspar.apps.statistics.migrations.0003_people_in_period").PEOPLE

# Counts instead of rows: the web role learns how many, not who. The counts are raw, for core/disclosure to protect.
# Planned anew each time, since how many rows lie between two days differs from half-year to half-year.
COUNTS = """
CREATE FUNCTION statistics_counts(asked_agreement bigint, from_day date, to_day date)
RETURNS TABLE (
    part text, people bigint, track_id bigint, sex text, education text, furthest text, outcome text,
    contract_form text, subsidy text, is_track_employer boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
WITH rounds AS MATERIALIZED (
    SELECT r.id, r.track_id, r.starts FROM tracks_round r JOIN tracks_track t ON t.id = r.track_id
    WHERE t.agreement_id = asked_agreement AND EXISTS (
        SELECT 1 FROM agreements_agreementmember m WHERE m.agreement_id = asked_agreement
        AND m.organisation_id = ANY(jobbspar_organisations('coordinator', 'officer', 'steering')))
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
    SELECT DISTINCT ON (p.participant_id) r.track_id,
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
SELECT CASE WHEN grouping(p.track_id) = 0 THEN 'present_by_track' ELSE 'present_by_education' END, count(*),
    p.track_id, p.sex, p.education, NULL, NULL, NULL, NULL, NULL::boolean
FROM present p GROUP BY GROUPING SETS ((p.track_id, p.sex), (p.education))
UNION ALL
SELECT 'left', count(*), NULL, coalesce(b.sex, 'unknown'), NULL, NULL,
    e.outcome, e.contract_form, e.subsidy, e.is_track_employer
FROM followup_exit e
JOIN recruitment_participation p ON p.id = e.participation_id
JOIN rounds r ON r.id = p.round_id
LEFT JOIN participants_background b ON b.participant_id = p.participant_id
WHERE e.exited_on >= from_day AND e.exited_on < to_day
GROUP BY coalesce(b.sex, 'unknown'), e.outcome, e.contract_form, e.subsidy, e.is_track_employer
UNION ALL
SELECT 'recruited', count(*), NULL, coalesce(b.sex, 'unknown'), NULL,
    (ARRAY['interested', 'candidate', 'invited', 'met_employer', 'selected', 'started', 'completed'])[p.place],
    NULL, NULL, NULL, NULL
FROM reached p LEFT JOIN participants_background b ON b.participant_id = p.participant_id
WHERE p.place IS NOT NULL
GROUP BY coalesce(b.sex, 'unknown'), p.place
UNION ALL
SELECT 'left_a_year_ago', count(*), NULL, NULL, NULL, NULL, f.outcome, NULL, NULL, NULL
FROM followup_exit e
JOIN recruitment_participation p ON p.id = e.participation_id
JOIN rounds r ON r.id = p.round_id
LEFT JOIN followup_followup f ON f.participation_id = p.id AND f.months = 12
-- The index finds the days thereabouts; the line after says them exactly, with months of different lengths.
WHERE e.exited_on >= from_day - 400 AND e.exited_on < to_day - 330
AND (e.exited_on + interval '12 months')::date >= from_day AND (e.exited_on + interval '12 months')::date < to_day
GROUP BY f.outcome
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("statistics", "0003_people_in_period")]

    operations = [
        migrations.RunSQL(COUNTS, "DROP FUNCTION statistics_counts(bigint, date, date)"),
        migrations.RunSQL("DROP FUNCTION statistics_people(bigint, date, date)", ROWS),
    ]
