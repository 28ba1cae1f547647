from django.db import migrations

# The web role may add an event in its own name and read what concerns people it sees; it can change nothing.
RIGHTS = """
REVOKE ALL ON audit_event, audit_change FROM jobbspar_web;
GRANT SELECT, INSERT ON audit_event TO jobbspar_web;
GRANT SELECT ON audit_change TO jobbspar_web;
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_change FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_owner ON audit_event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY audit_change_owner ON audit_change TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY audit_event_add ON audit_event FOR INSERT TO jobbspar_web
    WITH CHECK ("user" IS NOT DISTINCT FROM jobbspar_user());
CREATE POLICY audit_event_read ON audit_event FOR SELECT TO jobbspar_web USING (
    jobbspar_user() IS NOT NULL
    AND (participant IS NULL OR EXISTS (SELECT 1 FROM participants_participant p WHERE p.id = audit_event.participant)));
CREATE POLICY audit_change_read ON audit_change FOR SELECT TO jobbspar_web USING (
    jobbspar_user() IS NOT NULL AND CASE
        WHEN participant IS NOT NULL THEN EXISTS (SELECT 1 FROM participants_participant p WHERE p.id = audit_change.participant)
        ELSE "table" NOT LIKE 'participants\\_%' AND "table" NOT LIKE 'plans\\_%' END);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_trail"), ("participants", "0002_rows")]

    operations = [migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)]
