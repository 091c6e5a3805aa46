"""The room of work, and its places in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination


class WorkConfig(AppConfig):
    """Work."""

    name = "lantern.rooms.work"
    label = "work"
    navigation = (
        Destination("My work", "work:mine", 10),
        Destination("Team", "work:team", 30, ("team_manager",)),
        Destination("Duty", "work:duty", 40, ("duty_worker", "duty_manager")),
        Destination("Who has looked", "work:audit", 50, ("auditor",)),
    )
