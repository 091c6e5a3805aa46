"""The table of drafts, each seen and changed by its own worker alone."""

import django.db.models.deletion
from django.db import migrations, models

_PRIVATE = """
alter table page_draft enable row level security;
create policy page_draft_own on page_draft for all to lantern_app
    using (worker_id = (select access_me())) with check (worker_id = (select access_me()));
grant select, insert, update, delete on page_draft to lantern_app;
"""


class Migration(migrations.Migration):
    """Drafts."""

    initial = True

    dependencies = (("registry", "0001_initial"), ("access", "0002_policy"))

    operations = (
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "worker",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="registry.worker"),
                ),
                ("form", models.TextField()),
                ("record", models.UUIDField(null=True)),
                ("typed", models.TextField()),
                ("address", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={"db_table": "page_draft"},
        ),
        migrations.AddConstraint(
            "draft",
            models.UniqueConstraint(
                fields=["worker", "form", "record"], name="page_draft_one_a_form", nulls_distinct=False
            ),
        ),
        migrations.RunSQL(_PRIVATE, "drop policy page_draft_own on page_draft"),
    )
