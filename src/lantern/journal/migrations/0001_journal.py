"""The record: its tables, the one function that writes it, and who reads which rows."""

from django.db import migrations

from lantern.journal.installing import everything

# Of the SQL that this migration was made for. Once released, a change of it is a new migration like this one.
INSTALLED = "b49d39ae44803cba"


class Migration(migrations.Migration):
    """Tables, functions, views, rights and policies of the journal."""

    initial = True

    dependencies = (("registry", "0002_grants"), ("access", "0002_policy"))

    operations = (migrations.RunSQL(everything()),)
