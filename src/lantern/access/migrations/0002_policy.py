"""Install the policy. A change of the policy is a new migration like this one (docs/access.md)."""

from django.db import migrations

from lantern.access.compiler import functions
from lantern.access.policy import Policy

# The start of the SHA-256 of what the policy compiled to when this was written; a test asks for a new migration
# when it no longer does.
COMPILED = "92bb63c735d284ae"


class Migration(migrations.Migration):
    """The functions and rights compiled from policy.toml."""

    dependencies = (("access", "0001_tables"),)

    operations = (migrations.RunSQL(functions(Policy.load())),)
