"""The room of reports from the public, and its place in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination

ON_DUTY = ("duty_worker", "duty_manager")


class IntakeConfig(AppConfig):
    """Reports from the public."""

    name = "lantern.rooms.intake"
    label = "intake"
    navigation = (Destination("Reports", "intake:list", 45, ON_DUTY),)
