"""What the public tell: its views, and the functions that the public's own page may call."""

from django.db import migrations

from lantern.kinds.installing import public_reports


class Migration(migrations.Migration):
    """Tables, functions and rights."""

    dependencies = (("kinds", "0001_views"),)

    operations = (migrations.RunSQL(public_reports()),)
