"""A kind that is in use never changes its shape, so that every entry ever recorded stays readable."""

from pathlib import Path
from typing import Any

import pytest

from lantern.kinds.describe import described
from tests.kinds.released import released, schemas

DOCS = Path(__file__).parents[2] / "docs/kinds.md"


RELEASED = released()


@pytest.fixture(scope="module")
def today() -> dict[str, Any]:
    """The shape of each kind as it is now, worked out once."""
    return schemas()


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_a_released_kind_keeps_its_shape(name: str, today: dict[str, Any]) -> None:
    assert today.get(name) == RELEASED[name], "Leave it as it is, and declare the change as the next version"


def test_every_kind_is_released(today: dict[str, Any]) -> None:
    new = sorted(set(today) - set(RELEASED))
    assert new == [], "Run `python -m tests.kinds.released`, and commit tests/kinds/snapshot.json"


def test_the_description_of_the_kinds_is_up_to_date() -> None:
    written = DOCS.read_text(encoding="utf-8")
    assert written == described(), "Run `python -m lantern.kinds.describe > docs/kinds.md`"
