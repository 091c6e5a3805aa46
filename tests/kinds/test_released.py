"""A kind that is in use never changes its shape, so that every entry ever recorded stays readable."""

from pathlib import Path

import pytest

from lantern.kinds.describe import described
from tests.kinds.released import released, schemas

DOCS = Path(__file__).parents[2] / "docs/kinds.md"


@pytest.mark.parametrize("name", sorted(released()))
def test_a_released_kind_keeps_its_shape(name: str) -> None:
    assert schemas().get(name) == released()[name], "Leave it as it is, and declare the change as the next version"


def test_every_kind_is_released() -> None:
    new = sorted(set(schemas()) - set(released()))
    assert new == [], "Run `python -m tests.kinds.released`, and commit tests/kinds/snapshot.json"


def test_the_description_of_the_kinds_is_up_to_date() -> None:
    written = DOCS.read_text(encoding="utf-8")
    assert written == described(), "Run `python -m lantern.kinds.describe > docs/kinds.md`"
