"""The tables of access, in SQL: row-level security and triggers are not Django's to write."""

from django.db import migrations

from lantern.access.compiler import tables


class Migration(migrations.Migration):
    """Circle, conflicts, same person, kinds, the log of reads, notices."""

    dependencies = (("registry", "0001_initial"),)

    operations = (migrations.RunSQL(tables()),)
