"""The registry as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Tables of ids; everything that can be learned about somebody stands in the journal instead."""

    name = "lantern.registry"
    label = "registry"
    verbose_name = "Registry"
    default_auto_field = "django.db.models.AutoField"
