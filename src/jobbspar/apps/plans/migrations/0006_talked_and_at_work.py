import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jobbspar.core.participation
import jobbspar.core.placements


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_number_checks_out"),
        ("plans", "0005_guards"),
        ("profiles", "0006_frozen"),
        ("recruitment", "0008_decision_on_the_profile"),
        ("tracks", "0003_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckInGoal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("not_started", "Not started"),
                            ("ongoing", "Under way"),
                            ("reached", "Reached"),
                            ("needs_more", "Needs more"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "ordering": ["requirement__position", "id"],
            },
        ),
        migrations.CreateModel(
            name="PlacementIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("injury", "Somebody was hurt"),
                            ("near_miss", "A near miss"),
                            ("not_safe", "Something was not safe"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.TextField()),
                ("told_to", models.CharField(max_length=200)),
                ("measure", models.TextField(blank=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["closed_on", "-happened_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PlacementWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday", models.DateField()),
                ("done", models.TextField()),
                ("went_well", models.TextField(blank=True)),
                ("to_change", models.TextField(blank=True)),
                ("told_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-monday"],
            },
        ),
        migrations.AddField(
            model_name="checkin",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="checkin",
            name="plan_change",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="checkin",
            name="seen_by",
            field=models.CharField(
                choices=[
                    ("person", "The authorities that help the person, and the person"),
                    ("authorities", "The authorities that help the person"),
                    ("own", "Our own organisation"),
                ],
                default=jobbspar.core.participation.NoteReaders["AUTHORITIES"],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="began_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="placement",
            name="employer_checked_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="placement",
            name="employer_checked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="placement",
            name="no_union_because",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seen_by", jobbspar.core.participation.NoteReaders["OWN"]), _negated=True),
                    ("organisation__isnull", False),
                    _connector="OR",
                ),
                name="own_note_has_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_on", None),
                    models.Q(
                        ("safety_intro_on__isnull", False),
                        models.Q(
                            ("kind", jobbspar.core.placements.PlacementType["EMPLOYMENT"]),
                            models.Q(
                                ("employer_checked_on__isnull", False),
                                models.Q(
                                    ("union_asked_on__isnull", False),
                                    ("no_union_because__regex", "\\S"),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="nobody_begins_before_all_is_asked",
            ),
        ),
        migrations.AddField(
            model_name="checkingoal",
            name="check_in",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.checkin"
            ),
        ),
        migrations.AddField(
            model_name="checkingoal",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="profiles.requirement"
            ),
        ),
        migrations.AddField(
            model_name="placementincident",
            name="participation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="recruitment.participation"
            ),
        ),
        migrations.AddField(
            model_name="placementincident",
            name="placement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="plans.placement"
            ),
        ),
        migrations.AddField(
            model_name="placementweek",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="placementweek",
            name="participation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="recruitment.participation"
            ),
        ),
        migrations.AddField(
            model_name="placementweek",
            name="placement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="weeks", to="plans.placement"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkingoal",
            constraint=models.UniqueConstraint(fields=("check_in", "requirement"), name="goal_once_a_talk"),
        ),
        migrations.AddConstraint(
            model_name="placementincident",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__regex", "\\S"), ("told_to__regex", "\\S")), name="incident_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="placementincident",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_on", None), ("measure__regex", "\\S"), _connector="OR"),
                name="incident_closed_with_measure",
            ),
        ),
        migrations.AddConstraint(
            model_name="placementweek",
            constraint=models.UniqueConstraint(fields=("placement", "monday"), name="placement_week_once"),
        ),
        migrations.AddConstraint(
            model_name="placementweek",
            constraint=models.CheckConstraint(
                condition=models.Q(("monday__iso_week_day", 1)), name="placement_week_on_monday"
            ),
        ),
        migrations.AddConstraint(
            model_name="placementweek",
            constraint=models.CheckConstraint(
                condition=models.Q(("done__regex", "\\S")), name="placement_week_says_something"
            ),
        ),
    ]
