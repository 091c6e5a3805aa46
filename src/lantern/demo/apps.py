"""The demonstration as a Django application: one page, and only under settings for a demonstration."""

from django.apps import AppConfig

from lantern.page.navigation import Destination


class DemoConfig(AppConfig):
    """The tour."""

    name = "lantern.demo"
    label = "demo"
    navigation = (Destination("The tour", "demo:tour", 5),)
