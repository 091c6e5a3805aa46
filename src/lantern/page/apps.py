"""The page floor as a Django application."""

from django.apps import AppConfig


class PageConfig(AppConfig):
    """Brings templates, template tags and the table of drafts."""

    name = "lantern.page"
    label = "page"
