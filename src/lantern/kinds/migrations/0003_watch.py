"""Deputies told of what waits, and silence noticed: the functions that the watch may call."""

from django.db import migrations

from lantern.kinds.installing import watching


class Migration(migrations.Migration):
    """Tables, functions and rights."""

    dependencies = (("kinds", "0002_public_report"),)

    operations = (migrations.RunSQL(watching()),)
