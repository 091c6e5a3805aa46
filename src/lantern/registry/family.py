"""The roles of those who sign in and are no workers: pages of their own are there for them, and no other page is."""

FAMILY_ROLES = frozenset({"parent", "young_person"})
