"""The journal as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from lantern.journal import projections


class JournalConfig(AppConfig):
    """The record, to which entries are only ever added. SQL, no models: one way in and one way out."""

    name = "lantern.journal"
    label = "journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        """Have the database know, after every migrate, the views that floors have declared by then."""
        post_migrate.connect(_install, sender=self)


def _install(*, using: str, **_: Any) -> None:
    projections.install(using)
