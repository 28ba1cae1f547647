from django.db import migrations

from jobbspar.apps.accounts.rows import PERSON_SEEN, protect
from jobbspar.apps.audit.trail import follow

AT_OWN_WORKPLACE = (
    "EXISTS (SELECT 1 FROM accounts_workplace w WHERE w.id = {table}.workplace_id"
    " AND w.organisation_id = ANY((SELECT jobbspar_organisations('employer'))::bigint[]))"
)
OWN_COURSE = "provider_id = ANY((SELECT jobbspar_organisations('provider'))::bigint[])"


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("recruitment", "0003_round_guards")]

    operations = [
        protect("plans_plan", seen=PERSON_SEEN),
        protect("plans_plannedstep", seen=f"{PERSON_SEEN} OR {OWN_COURSE}"),
        protect("plans_checkin", seen=PERSON_SEEN),
        protect("plans_obstacle", seen=PERSON_SEEN),
        protect("plans_deviation", seen=PERSON_SEEN),
        protect("plans_placement", seen=f"{PERSON_SEEN} OR {AT_OWN_WORKPLACE}", written=PERSON_SEEN),
        protect("plans_attendanceweek", seen=f"{PERSON_SEEN} OR recruitment_teaches(participation_id)"),
        follow(
            "plans_plan",
            "plans_plannedstep",
            "plans_checkin",
            "plans_obstacle",
            "plans_deviation",
            "plans_placement",
            "plans_attendanceweek",
        ),
    ]
