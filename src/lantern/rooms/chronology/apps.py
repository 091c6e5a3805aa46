"""The room of drawn chronologies. It is reached from a child's chronology; it has no place in the navigation."""

from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    """Chronologies."""

    name = "lantern.rooms.chronology"
    label = "chronology"
