from django.db import migrations

# The check digit of an organisation number (Luhn), and that it is no personal number (SFS 1974:174).
CHECK = """
CREATE FUNCTION accounts_number_checks_out(number text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT number ~ '^[0-9]{10}$' AND substr(number, 3, 1)::int >= 2 AND (
        SELECT sum(CASE WHEN place % 2 = 0 THEN digit
                        WHEN digit > 4 THEN 2 * digit - 9
                        ELSE 2 * digit END)
        FROM (SELECT place, substr(number, place, 1)::int AS digit FROM generate_series(1, 10) AS place) AS digits
    ) % 10 = 0 $$;
ALTER TABLE accounts_organisation ADD CONSTRAINT organisation_number_checks_out
    CHECK (number IS NULL OR accounts_number_checks_out(number));
"""
BACK = """
ALTER TABLE accounts_organisation DROP CONSTRAINT organisation_number_checks_out;
DROP FUNCTION accounts_number_checks_out(text);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_sign_in_failures")]

    operations = [migrations.RunSQL(CHECK, BACK)]
