"""Bringing a database's tables up to date as their owner, and letting pages use those for sign-in."""

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from lantern.kinds import installing

# Tables of libraries. Lantern's own are granted by their own migrations, by column where need be.
_READS = (
    "auth.Permission",
    "auth.Group",
    "auth.User_groups",
    "auth.User_user_permissions",
    "contenttypes.ContentType",
)
_WRITES = (
    "auth.User",
    "sessions.Session",
    "account.EmailAddress",
    "account.EmailConfirmation",
    "mfa.Authenticator",
)


def migrate() -> bool:
    """Apply what migrations are missing, through the `owner` database; True if there were any.

    The kinds of entry are told to the database each time, because adding one takes no migration.
    """
    executor = MigrationExecutor(connections["owner"])
    missing = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        _let_the_application_sign_people_in()
    installing.install("owner")
    return missing


def _let_the_application_sign_people_in() -> None:
    with connections["owner"].cursor() as cursor:
        for rights, models in (("select", _READS), ("select, insert, update, delete", _WRITES)):
            for model in models:
                table = connections["owner"].ops.quote_name(apps.get_model(model)._meta.db_table)
                cursor.execute(f"grant {rights} on {table} to lantern_app")
