"""The tables of ids."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Areas, agencies, teams, workers and records."""

    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField(unique=True)),
                (
                    "sector",
                    models.TextField(
                        choices=[
                            ("social_care", "Children's social care"),
                            ("police", "Police"),
                            ("health", "Health"),
                            ("education", "Education"),
                            ("probation", "Probation"),
                            ("voluntary", "Voluntary service"),
                        ]
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "agencies",
                "db_table": "registry_agency",
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField(unique=True)),
            ],
            options={
                "db_table": "registry_area",
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "type",
                    models.TextField(
                        choices=[
                            ("person", "Person"),
                            ("place", "Place"),
                            ("thing", "Thing"),
                            ("group", "Group"),
                            ("public_report", "Report from the public"),
                            ("family_log", "Family's log"),
                            ("agency", "Agency"),
                        ]
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.agency"),
                ),
                ("area", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.area")),
            ],
            options={
                "db_table": "registry_record",
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.TextField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.agency"),
                ),
                ("area", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.area")),
            ],
            options={
                "db_table": "registry_team",
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.TextField()),
                (
                    "role",
                    models.TextField(
                        choices=[
                            ("social_worker", "Social worker"),
                            ("team_manager", "Team manager"),
                            ("duty_worker", "Duty worker"),
                            ("duty_manager", "Duty manager"),
                            ("conference_chair", "Conference chair"),
                            ("police_officer", "Police officer"),
                            ("police_analyst", "Police analyst"),
                            ("health_lead", "Health lead"),
                            ("school_lead", "School lead"),
                            ("voluntary_worker", "Voluntary worker"),
                            ("probation_officer", "Probation officer"),
                            ("board_member", "Board member"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                            ("parent", "Parent or carer"),
                            ("young_person", "Young person"),
                        ]
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.agency"),
                ),
                ("area", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.area")),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.team")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "registry_worker",
            },
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("agency", "name"), name="registry_team_named_once"),
        ),
    )
