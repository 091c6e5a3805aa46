"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The record, to which entries are only ever added. SQL, no models: one way in and one way out."""

    name = "lantern.journal"
    label = "journal"
    verbose_name = "Journal"
