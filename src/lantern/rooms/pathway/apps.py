"""The room of the pathway."""

from django.apps import AppConfig


class PathwayConfig(AppConfig):
    """The pathway."""

    name = "lantern.rooms.pathway"
    label = "pathway"
