"""The room of the family's log, and its places in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination

READS_LOGS = ("voluntary_worker", "social_worker", "team_manager", "duty_worker", "duty_manager")


class FamilyConfig(AppConfig):
    """The family's log."""

    name = "lantern.rooms.family"
    label = "family"
    navigation = (
        Destination("My notes", "family:mine", 10, ("parent",)),
        Destination("Write a note", "family:write", 11, ("parent",)),
        Destination("Who to ring", "family:help", 12, ("parent",)),
        Destination("Families’ logs", "family:list", 46, READS_LOGS),
    )
