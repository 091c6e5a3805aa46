"""Numbers that stand in an address."""

import re


def asked_number(written: str | None, otherwise: int) -> int:
    """A whole number as it was asked for; `otherwise` for what is none, or is beyond the end of any list."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise
