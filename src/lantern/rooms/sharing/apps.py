"""The room of sharing, and its place in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination


class SharingConfig(AppConfig):
    """Sharing."""

    name = "lantern.rooms.sharing"
    label = "sharing"
    navigation = (
        Destination(
            "Not shared", "sharing:register", 45, ("social_worker", "team_manager", "duty_worker", "duty_manager")
        ),
    )
