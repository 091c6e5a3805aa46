"""Install the policy. A change of the policy is a new migration like this one (docs/access.md)."""

from django.db import migrations

from lantern.access.compiler import functions
from lantern.access.policy import Policy


class Migration(migrations.Migration):
    """The functions and rights compiled from policy.toml."""

    dependencies = [("access", "0001_tables")]  # noqa: RUF012 - Django reads it as a list

    operations = [migrations.RunSQL(functions(Policy.load()))]  # noqa: RUF012 - Django reads it as a list
