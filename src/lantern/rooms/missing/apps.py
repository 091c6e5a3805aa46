"""The room of missing episodes."""

from django.apps import AppConfig


class MissingConfig(AppConfig):
    """Missing episodes."""

    name = "lantern.rooms.missing"
    label = "missing"
