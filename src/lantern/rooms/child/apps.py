"""The room of one child. It is reached from lists and from search; it has no place in the navigation."""

from django.apps import AppConfig


class ChildConfig(AppConfig):
    """One child."""

    name = "lantern.rooms.child"
    label = "child"
