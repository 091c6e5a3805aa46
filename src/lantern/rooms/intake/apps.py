"""The room of reports from the public, notices and unnamed consultations, and its place in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination

ON_DUTY = ("duty_worker", "duty_manager")
# Those whom somebody asks for advice: children's services, and each agency's nominated lead and workers.
ADVISES = (
    *ON_DUTY,
    *("social_worker", "team_manager", "police_officer", "health_lead", "school_lead", "voluntary_worker"),
    "probation_officer",
)


class IntakeConfig(AppConfig):
    """Reports from the public."""

    name = "lantern.rooms.intake"
    label = "intake"
    navigation = (
        Destination("Reports", "intake:list", 45, ON_DUTY),
        Destination("Consultations", "intake:consultations", 46, ADVISES),
    )
