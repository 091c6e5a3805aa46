"""How accounts come to be: an administrator makes them."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth publishes no types
    """allauth, with nobody signing themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a worker belongs to an agency, which says who works for it."""
        return False
