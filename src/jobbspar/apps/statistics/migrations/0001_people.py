from django.db import migrations

# Steering groups follow agreements without seeing anybody. The owner's rights are used to read, and what comes out has
# no name, number or birth date; the program makes counts of it and protects them before anything is shown.
PEOPLE = """
CREATE FUNCTION statistics_people(asked_agreement bigint)
RETURNS TABLE (
    person bigint, track_id bigint, round_id bigint, round_starts date, round_ends date, state text, furthest text,
    sex text, education text, started_on date, exited_on date, outcome text, contract_form text, subsidy text,
    is_track_employer boolean, outcome_12 text, asked_12 date
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT dense_rank() OVER (ORDER BY p.participant_id), r.track_id, r.id, r.starts, r.ends, p.state,
        (SELECT s.state FROM recruitment_stagereached s WHERE s.participation_id = p.id AND s.state <> 'interrupted'
         ORDER BY array_position(ARRAY['interested', 'candidate', 'invited', 'met_employer', 'selected', 'started',
                                       'completed'], s.state::text) DESC NULLS LAST LIMIT 1),
        coalesce(b.sex, 'unknown'), coalesce(b.education_level, 'unknown'),
        (SELECT s."on" FROM recruitment_stagereached s WHERE s.participation_id = p.id AND s.state = 'started'),
        e.exited_on, e.outcome, e.contract_form, e.subsidy, e.is_track_employer, f.outcome, f.asked_on
    FROM recruitment_participation p
    JOIN tracks_round r ON r.id = p.round_id
    JOIN tracks_track t ON t.id = r.track_id
    LEFT JOIN participants_background b ON b.participant_id = p.participant_id
    LEFT JOIN followup_exit e ON e.participation_id = p.id
    LEFT JOIN followup_followup f ON f.participation_id = p.id AND f.months = 12
    WHERE t.agreement_id = asked_agreement AND EXISTS (
        SELECT 1 FROM agreements_agreementmember m WHERE m.agreement_id = asked_agreement
        AND m.organisation_id = ANY(jobbspar_organisations('coordinator', 'officer', 'steering')))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_rows")]

    operations = [migrations.RunSQL(PEOPLE, "DROP FUNCTION statistics_people(bigint)")]
