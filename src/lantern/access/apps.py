"""Access as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The policy, the circle round a record, conflicts of interest, the log of reads. SQL, no models."""

    name = "lantern.access"
    label = "access"
    verbose_name = "Access"
