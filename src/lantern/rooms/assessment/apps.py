"""The room of judgement."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Judgement."""

    name = "lantern.rooms.assessment"
    label = "assessment"
