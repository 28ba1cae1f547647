import datetime

from django.db import migrations, models
from django.db.models import F, Q

BEGAN, ENDED = datetime.date(2017, 1, 1), datetime.date(2023, 3, 1)

# Nothing is frozen as signed that not every party has signed (handbook §1.0).
SIGNED_BY_ALL = """
CREATE FUNCTION agreements_refuse_unsigned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.signed_at IS NOT NULL AND (
        NOT EXISTS (SELECT 1 FROM agreements_agreementparty p WHERE p.version_id = NEW.id)
        OR EXISTS (SELECT 1 FROM agreements_agreementparty p WHERE p.version_id = NEW.id AND p.signed_on IS NULL)
    ) THEN
        RAISE EXCEPTION 'not every party has signed the agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signed_by_all BEFORE UPDATE ON agreements_agreementversion
    FOR EACH ROW EXECUTE FUNCTION agreements_refuse_unsigned();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_frozen")]

    operations = [
        migrations.AddConstraint(
            "agreementversion",
            models.CheckConstraint(
                name="agreement_regime_in_force",
                condition=Q(regime="dua_youth", starts__lt=BEGAN)
                | Q(regime="duna", starts__gte=BEGAN, starts__lt=ENDED)
                | Q(regime="cooperation", starts__gte=ENDED),
            ),
        ),
        migrations.AddConstraint(
            "agreementparty",
            models.CheckConstraint(name="signature_has_a_name", condition=Q(signed_on=None) | ~Q(signatory="")),
        ),
        migrations.AddConstraint(
            "targetgroup", models.CheckConstraint(name="target_group_has_law", condition=~Q(law=""))
        ),
        migrations.AddConstraint(
            "targetgroup",
            models.CheckConstraint(name="target_group_period", condition=Q(ends=None) | Q(ends__gt=F("starts"))),
        ),
        migrations.AddConstraint(
            "agreementgoal",
            models.CheckConstraint(
                name="goal_has_owner_and_reason", condition=~Q(owner="") & ~Q(reason="") & ~Q(wording="")
            ),
        ),
        migrations.AddConstraint(
            "funding", models.CheckConstraint(name="funding_period", condition=Q(ends=None) | Q(ends__gt=F("starts")))
        ),
        migrations.RunSQL(SIGNED_BY_ALL, "DROP FUNCTION agreements_refuse_unsigned() CASCADE"),
    ]
