"""The kinds as a Django application: what is declared is checked, and told to the floors below, at start-up."""

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from lantern.journal import projections
from lantern.kinds import clocks, installing
from lantern.kinds.checking import disagreements


class KindsConfig(AppConfig):
    """The declared vocabulary of the record. SQL for the views it keeps, no models."""

    name = "lantern.kinds"
    label = "kinds"
    verbose_name = "Kinds"

    def ready(self) -> None:
        """Refuse to start where the kinds and the law's vocabulary differ; have the views kept."""
        if wrong := disagreements():
            raise ImproperlyConfigured("The kinds and law/vocabulary.toml differ:\n" + "\n".join(wrong))
        for projection in installing.projections():
            projections.declare(projection)
        projections.after_record(clocks.keep, clocks.read_by_the_clocks(), ("clock",))
