"""The room of search, and its place in the navigation."""

from django.apps import AppConfig

from lantern.page.navigation import Destination

# Everybody but those who open no child's record at all.
_SEARCHERS = (
    "social_worker", "team_manager", "duty_worker", "duty_manager", "conference_chair", "police_officer",
    "police_analyst", "health_lead", "school_lead", "voluntary_worker", "probation_officer",
)  # fmt: skip


class FindingConfig(AppConfig):
    """Finding."""

    name = "lantern.rooms.finding"
    label = "finding"
    navigation = (Destination("Find a child", "finding:find", 20, _SEARCHERS),)
