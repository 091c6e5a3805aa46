"""The views that kinds feed: the circle, conflicts, same person, names, ties, search, clocks."""

from django.db import migrations

from lantern.kinds.installing import everything


class Migration(migrations.Migration):
    """Tables, functions, rights and policies."""

    initial = True

    dependencies = (("access", "0002_policy"), ("journal", "0001_journal"))

    operations = (migrations.RunSQL(everything()),)
