"""The log that a family keeps: its views, and the functions by which they read it."""

from django.db import migrations

from lantern.kinds.installing import families


class Migration(migrations.Migration):
    """Tables, functions and rights."""

    dependencies = (("kinds", "0002_public_report"),)

    operations = (migrations.RunSQL(families()),)
