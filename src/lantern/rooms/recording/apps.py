"""The room in which entries are recorded and read one by one."""

from django.apps import AppConfig


class RecordingConfig(AppConfig):
    """Recording."""

    name = "lantern.rooms.recording"
    label = "recording"
