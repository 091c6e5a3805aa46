"""What jobs do is tested in the world of those who read what the public tell."""

from tests.public.conftest import unread

__all__ = ["unread"]
