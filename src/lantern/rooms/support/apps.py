"""The room of support. It is reached from a child's page; it has no place in the navigation."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Support."""

    name = "lantern.rooms.support"
    label = "support"
