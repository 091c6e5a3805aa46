"""Numbers that stand in an address."""

import re
from collections.abc import Mapping


def asked_number(written: str | None, otherwise: int) -> int:
    """A whole number as it was asked for; `otherwise` for what is none, or is beyond the end of any list."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def asked_page(given: Mapping[str, str]) -> int:
    """Which page of a list an address asks for, from 1."""
    return max(1, asked_number(given.get("page"), 1))
