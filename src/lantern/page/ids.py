"""Ids as they come in an address or a form."""

from uuid import UUID


def as_uuid(written: str | None) -> UUID | None:
    """An id as it was written, or None where it is none."""
    try:
        return UUID(written) if written else None
    except ValueError:
        return None
