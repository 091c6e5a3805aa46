"""The site as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Brings the checks that live settings must pass."""

    name = "lantern.site"
    label = "site"

    def ready(self) -> None:
        """Register the checks; Django collects them by import."""
        # Checks look at the installed applications, which exist only from now on.
        from lantern.site import checks  # noqa: F401, PLC0415 - imported for its registrations
