import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import jobbspar.core.round_composition
from jobbspar.apps.accounts.rows import protect

# Counted once a plan, when it is worked out, and kept as it was. What was counted before is the ground for what may be
# counted now: all sets of people counted for an organisation divide people into groups that are in just the same sets,
# and everything told is a sum over such groups. So a set is counted only if every group it leaves has ten people, and
# told only if each group has none or at least five of women, men and unknown: then no subtraction of plans, however
# they were put together, gives a number from one to four. Only people whom the organisation sees, who have said yes to
# the track, and only tracks with a goal: a plan written by hand in the table gives no more than that.
COUNT = """
CREATE FUNCTION rounds_count_forecast(asked_plan bigint, counted_at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    planned record; chosen record; earlier record; why text; counts bigint[];
BEGIN
    SELECT p.id, p.agreement_id, p.organisation_id INTO planned FROM rounds_roundplan p
    WHERE p.id = asked_plan AND p.state = 'solved' AND p.organisation_id = ANY(jobbspar_organisations('coordinator'));
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('rounds_compositionforecast'), planned.organisation_id::integer);
    IF EXISTS (SELECT FROM rounds_compositionforecast f WHERE f.plan_id = asked_plan) THEN RETURN; END IF;
    FOR chosen IN
        SELECT o.track_id, array_agg(DISTINCT person.id ORDER BY person.id) AS people
        FROM rounds_planwork w
        CROSS JOIN LATERAL jsonb_array_elements(w.result -> 'seats') seat
        JOIN rounds_roundoption o ON o.id = (seat ->> 'round')::bigint AND o.agreement_id = planned.agreement_id
        JOIN tracks_track t ON t.id = o.track_id
        JOIN participants_participant person ON person.id = (seat ->> 'person')::bigint
        WHERE w.plan_id = asked_plan
        AND (person.organisation_id = planned.organisation_id OR EXISTS (
            SELECT FROM participants_sharing s WHERE s.participant_id = person.id AND s.ended_on IS NULL
            AND s.organisation_id = planned.organisation_id))
        AND EXISTS (SELECT FROM rounds_trackwish y WHERE y.participant_id = person.id AND y.track_id = o.track_id
                    AND y.withdrawn_on IS NULL)
        AND EXISTS (SELECT FROM agreements_agreementgoal g WHERE g.measure = 'share_women'
                    AND g.sector IN ('', t.sector) AND g.version_id = (
                        SELECT v.id FROM agreements_agreementversion v WHERE v.agreement_id = planned.agreement_id
                        ORDER BY v.number DESC LIMIT 1))
        GROUP BY o.track_id ORDER BY o.track_id
    LOOP
        why := ''; counts := NULL;
        SELECT f.* INTO earlier FROM rounds_compositionforecast f
        WHERE f.organisation_id = planned.organisation_id AND f.withheld IN ('', 'small') AND f.people && chosen.people
        ORDER BY f.people = chosen.people DESC,
            (SELECT count(*) FROM unnest(f.people) one WHERE one = ANY(chosen.people)) DESC, f.id
        LIMIT 1;
        IF earlier.people = chosen.people THEN
            why := earlier.withheld; counts := ARRAY[earlier.women, earlier.men, earlier.unknown];
        ELSIF cardinality(chosen.people) < 10 THEN
            why := 'few';
        ELSIF rounds_smallest_group(planned.organisation_id, chosen.people) < 10 THEN
            why := 'like';
        ELSIF rounds_has_small_number(planned.organisation_id, chosen.people) THEN
            why := 'small';
        ELSE
            SELECT ARRAY[count(*) FILTER (WHERE b.sex = 'woman'), count(*) FILTER (WHERE b.sex = 'man'),
                         count(*) FILTER (WHERE coalesce(b.sex, 'unknown') NOT IN ('woman', 'man'))] INTO counts
            FROM unnest(chosen.people) one LEFT JOIN participants_background b ON b.participant_id = one;
        END IF;
        INSERT INTO rounds_compositionforecast
            (plan_id, organisation_id, track_id, people, withheld, women, men, unknown, counted_at, as_in_id)
        VALUES (asked_plan, planned.organisation_id, chosen.track_id, chosen.people, why, counts[1], counts[2],
            counts[3], coalesce(CASE WHEN earlier.people = chosen.people THEN earlier.counted_at END,
            rounds_count_forecast.counted_at),
            CASE WHEN why = 'like' OR earlier.people = chosen.people THEN earlier.plan_id END);
    END LOOP;
END $$;
"""
# Groups of people who are in just the same sets, of those that the new set touches.
GROUPS = """
    SELECT person, dense_rank() OVER (ORDER BY sets) AS alike FROM (
        SELECT person, array_agg(id ORDER BY id) AS sets FROM (
            SELECT f.id, unnest(f.people) AS person FROM rounds_compositionforecast f
            WHERE f.organisation_id = asked_organisation AND f.withheld IN ('', 'small')
            UNION ALL SELECT 0, unnest(asked_people)) counted
        GROUP BY person) signed
    WHERE sets && (
        SELECT array_agg(f.id) || 0::bigint FROM rounds_compositionforecast f
        WHERE f.organisation_id = asked_organisation AND f.withheld IN ('', 'small') AND f.people && asked_people)
"""
PARTS = f"""
CREATE FUNCTION rounds_smallest_group(asked_organisation bigint, asked_people bigint[]) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT min(size) FROM (SELECT count(*) AS size FROM ({GROUPS}) grouped GROUP BY alike) sized
$$;
CREATE FUNCTION rounds_has_small_number(asked_organisation bigint, asked_people bigint[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM ({GROUPS}) grouped LEFT JOIN participants_background b ON b.participant_id = grouped.person
        GROUP BY alike
        HAVING count(*) FILTER (WHERE b.sex = 'woman') BETWEEN 1 AND 4
        OR count(*) FILTER (WHERE b.sex = 'man') BETWEEN 1 AND 4
        OR count(*) FILTER (WHERE coalesce(b.sex, 'unknown') NOT IN ('woman', 'man')) BETWEEN 1 AND 4)
$$;
REVOKE EXECUTE ON FUNCTION rounds_smallest_group(bigint, bigint[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION rounds_has_small_number(bigint, bigint[]) FROM PUBLIC;
"""
TELL = """
CREATE FUNCTION rounds_forecast(asked_plan bigint)
RETURNS TABLE (track_id bigint, withheld text, people bigint, women integer, men integer, unknown integer,
               counted_at timestamptz, as_in bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.track_id, f.withheld, cardinality(f.people), f.women, f.men, f.unknown, f.counted_at, earlier.number
    FROM rounds_compositionforecast f JOIN rounds_roundplan p ON p.id = f.plan_id
    LEFT JOIN rounds_roundplan earlier ON earlier.id = f.as_in_id
    WHERE f.plan_id = asked_plan AND p.organisation_id = ANY(jobbspar_organisations('coordinator', 'officer'))
    ORDER BY f.track_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0003_given_up"),
        ("accounts", "0004_number_checks_out"),
        ("agreements", "0003_frozen"),
        ("participants", "0004_found_by_name"),
        ("tracks", "0003_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="CompositionForecast",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("people", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                (
                    "withheld",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("few", "Fewer than ten people have a seat, so the composition is not shown."),
                            (
                                "like",
                                "Nearly the same people as in plan %(number)s, so the composition is not counted again.",
                            ),
                            ("small", "A number would be from one to four, so the composition is not shown."),
                        ],
                        max_length=10,
                    ),
                ),
                ("women", models.PositiveIntegerField(null=True)),
                ("men", models.PositiveIntegerField(null=True)),
                ("unknown", models.PositiveIntegerField(null=True)),
                ("counted_at", models.DateTimeField()),
                (
                    "as_in",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="rounds.roundplan"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="rounds.roundplan"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tracks.track"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "track"), name="forecast_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("men__isnull", False),
                                ("unknown__isnull", False),
                                ("withheld", ""),
                                ("women__isnull", False),
                            ),
                            models.Q(
                                (
                                    "withheld__in",
                                    [
                                        jobbspar.core.round_composition.Withheld["FEW"],
                                        jobbspar.core.round_composition.Withheld["LIKE"],
                                        jobbspar.core.round_composition.Withheld["SMALL"],
                                    ],
                                ),
                                ("men", None),
                                ("unknown", None),
                                ("women", None),
                            ),
                            _connector="OR",
                        ),
                        name="forecast_told_or_withheld",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("women__range", (1, 4)), _negated=True),
                            models.Q(("men__range", (1, 4)), _negated=True),
                            models.Q(("unknown__range", (1, 4)), _negated=True),
                        ),
                        name="forecast_no_small_number",
                    ),
                ],
            },
        ),
        protect("rounds_compositionforecast", seen="false"),
        migrations.RunSQL(
            PARTS,
            "DROP FUNCTION rounds_smallest_group(bigint, bigint[]), rounds_has_small_number(bigint, bigint[])",
        ),
        migrations.RunSQL(COUNT, "DROP FUNCTION rounds_count_forecast(bigint, timestamptz)"),
        migrations.RunSQL(TELL, "DROP FUNCTION rounds_forecast(bigint)"),
    ]
