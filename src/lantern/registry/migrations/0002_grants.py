"""What the web application may do with ids: read them and open a record; never change or remove one."""

from django.db import migrations

_READ = "registry_area, registry_agency, registry_team, registry_worker"


class Migration(migrations.Migration):
    """Grants on the registry."""

    dependencies = (("registry", "0001_initial"),)

    operations = (
        migrations.RunSQL(
            sql=[
                f"grant select on {_READ} to lantern_app",
                "grant select, insert on registry_record to lantern_app",
            ],
            reverse_sql=f"revoke all on {_READ}, registry_record from lantern_app",
        ),
    )
