import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jobbspar.core.participation
from jobbspar.apps.accounts.rows import PERSON_SEEN, protect
from jobbspar.apps.audit.trail import follow
from jobbspar.core.placements import PlacementType


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_supervised"),
        ("recruitment", "0006_on_now"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreedAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                ("who", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["done_on", "due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="OtherPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_plan", "Individual action plan (Arbetsförmedlingen)"),
                            ("study_plan", "Individual study plan (adult education, sfi)"),
                            ("language_plan", "Language development plan (the employer)"),
                            ("other", "Another plan"),
                        ],
                        max_length=30,
                    ),
                ),
                ("owner", models.CharField(max_length=200)),
                ("dated", models.DateField()),
                ("renew_by", models.DateField(blank=True, null=True)),
                ("where", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["kind", "-dated", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="plan",
            name="next_step_never_empty",
        ),
        migrations.AlterField(
            model_name="placement",
            name="kind",
            field=models.CharField(choices=PlacementType.pairs(), max_length=30),
        ),
        migrations.AddField(
            model_name="placement",
            name="insurance",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="placement",
            name="language_buddy",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("works_well__regex", "\\S"), ("present__regex", "\\S")),
                name="check_in_begins_with_what_works",
            ),
        ),
        migrations.AddConstraint(
            model_name="deviation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("what__regex", "\\S"),
                    ("action__regex", "\\S"),
                    (
                        "owner__in",
                        [
                            jobbspar.core.participation.ObstacleOwner["PERSON"],
                            jobbspar.core.participation.ObstacleOwner["EMPLOYER"],
                            jobbspar.core.participation.ObstacleOwner["PROVIDER"],
                            jobbspar.core.participation.ObstacleOwner["AUTHORITY"],
                            jobbspar.core.participation.ObstacleOwner["PLACE"],
                        ],
                    ),
                ),
                name="deviation_has_action",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "\\S"), ("action__regex", "\\S"), ("action_by__regex", "\\S")),
                name="obstacle_has_action",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_step__regex", "\\S"), ("next_step_ask__regex", "\\S")),
                name="next_step_never_empty",
            ),
        ),
        migrations.AddField(
            model_name="agreedaction",
            name="check_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="actions",
                to="plans.checkin",
            ),
        ),
        migrations.AddField(
            model_name="agreedaction",
            name="participation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agreed_actions",
                to="recruitment.participation",
            ),
        ),
        migrations.AddField(
            model_name="otherplan",
            name="participation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="other_plans", to="recruitment.participation"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreedaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__regex", "\\S"), ("who__regex", "\\S")), name="agreed_action_has_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="otherplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("renew_by", None), ("renew_by__gte", models.F("dated")), _connector="OR"),
                name="other_plan_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherplan",
            constraint=models.CheckConstraint(condition=models.Q(("owner__regex", "\\S")), name="other_plan_has_owner"),
        ),
        protect("plans_agreedaction", seen=PERSON_SEEN),
        protect("plans_otherplan", seen=PERSON_SEEN),
        follow("plans_agreedaction", "plans_otherplan"),
    ]
