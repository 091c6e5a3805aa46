"""The law as this partnership holds it: the guidance, and beside it the local protocol that its settings name."""

from django.conf import settings

from lantern.law import Law, load_law


def the_law() -> Law:
    """Every edition, with the local protocol of LANTERN_PROTOCOL, whose rules are labelled local and move nothing."""
    return load_law(settings.LANTERN_PROTOCOL)
