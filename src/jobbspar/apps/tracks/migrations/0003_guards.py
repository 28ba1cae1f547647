from django.db import migrations, models
from django.db.models import F, Q

# What an employer has been shown is not rewritten; it is agreed when municipality and employer have both signed.
RULES = """
CREATE FUNCTION tracks_guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE free text[] := '{state,withdrawn_reason,union,union_asked_on,union_answer}';
BEGIN
    IF OLD.state <> 'draft' AND to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
        RAISE EXCEPTION 'letter % has been presented; take it back to a draft to change it', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state = 'presented' AND NEW.state = 'agreed' AND (
        SELECT count(DISTINCT s.organisation_id) FROM tracks_lettersignature s WHERE s.letter_id = NEW.id
        AND s.organisation_id IN (NEW.employer_id, (SELECT t.organisation_id FROM tracks_track t WHERE t.id = NEW.track_id))
    ) < (SELECT CASE WHEN t.organisation_id = NEW.employer_id THEN 1 ELSE 2 END
         FROM tracks_track t WHERE t.id = NEW.track_id) THEN
        RAISE EXCEPTION 'municipality and employer have not both signed letter %', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON tracks_letterofintent FOR EACH ROW EXECUTE FUNCTION tracks_guard_letter();
"""


class Migration(migrations.Migration):
    dependencies = [("tracks", "0002_rows")]

    operations = [
        migrations.AddField("letterofintent", "supervision", models.TextField(blank=True)),
        migrations.AddConstraint(
            "letterofintent",
            models.CheckConstraint(name="letter_hires_at_most_places", condition=Q(intended_hires__lte=F("places"))),
        ),
        migrations.AddConstraint(
            "track",
            models.CheckConstraint(
                name="agreed_preparatory_track_leads_on",
                condition=~Q(kind="preparatory", state="agreed") | Q(leads_to__isnull=False),
            ),
        ),
        migrations.RemoveConstraint("round", "running_round_has_coordinator"),
        migrations.AddConstraint(
            "round",
            models.CheckConstraint(
                name="running_round_has_coordinator",
                condition=~Q(state__in=["recruiting", "running", "closing", "closed"]) | Q(coordinator__isnull=False),
            ),
        ),
        migrations.RunSQL(RULES, "DROP FUNCTION tracks_guard_letter() CASCADE"),
    ]
