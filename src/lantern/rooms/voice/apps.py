"""The room of the child's own page, and the places of its pages in the child's navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination


class VoiceConfig(AppConfig):
    """The child's own page."""

    name = "lantern.rooms.voice"
    label = "voice"
    navigation = (
        Destination("My page", "voice:mine", 10, ("young_person",)),
        Destination("Say something", "voice:say", 11, ("young_person",)),
        Destination("Who to ring", "voice:ring", 12, ("young_person",)),
    )
