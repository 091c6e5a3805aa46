"""The room of the law, and its place in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination


class RulesConfig(AppConfig):
    """The law, for everybody who works here."""

    name = "lantern.rooms.rules"
    label = "rules"
    navigation = (Destination("The law", "rules:editions", 90),)
