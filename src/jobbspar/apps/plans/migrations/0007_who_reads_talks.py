from django.db import migrations

from jobbspar.apps.accounts.rows import PEOPLE_ORGANISATIONS, PERSON_SEEN, protect
from jobbspar.apps.audit.trail import follow

# Of a talk the person reads what is meant for them, an authority what is not another one's own.
TALK_SEEN = (
    f"{PERSON_SEEN} AND (seen_by = 'person' OR organisation_id = ANY({PEOPLE_ORGANISATIONS})"
    f" OR (seen_by = 'authorities' AND cardinality({PEOPLE_ORGANISATIONS}) > 0))"
).format(table="plans_checkin")
BEFORE = PERSON_SEEN.format(table="plans_checkin")
# Asked as the reader, so that the talk's own policy decides.
TALK_IS_SEEN = "EXISTS (SELECT 1 FROM plans_checkin talk WHERE talk.id = {table}.check_in_id)"


def policy(condition: str) -> str:
    return f"ALTER POLICY plans_checkin_web ON plans_checkin USING ({condition}) WITH CHECK ({condition})"


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_talked_and_at_work")]

    operations = [
        migrations.RunSQL(policy(TALK_SEEN), policy(BEFORE)),
        protect("plans_checkingoal", seen=TALK_IS_SEEN),
        protect("plans_placementweek", seen=PERSON_SEEN),
        protect("plans_placementincident", seen=PERSON_SEEN),
        follow("plans_checkingoal", "plans_placementweek", "plans_placementincident"),
    ]
