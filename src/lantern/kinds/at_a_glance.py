"""An entry of a list in one sentence, from its columns and, where it may be read, its body."""

from collections.abc import Mapping
from typing import Any

from lantern.kinds.declare import kind_named


def sentence(told: Mapping[str, Any]) -> str:
    """What `kinds_told` gives, as the chronology says it; of what may not be read, its title and no more."""
    kind = kind_named(told["kind"], told["version"])
    return kind.restore(dict(told), told["body"]).sentence() if told["body"] else f"{kind.title}."
