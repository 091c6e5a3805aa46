"""The record: its tables, the one function that writes it, and who reads which rows."""

from django.db import migrations

from lantern.journal.installing import everything


class Migration(migrations.Migration):
    """Tables, functions, views, rights and policies of the journal."""

    initial = True

    dependencies = (("registry", "0002_grants"), ("access", "0002_policy"))

    operations = (migrations.RunSQL(everything()),)
