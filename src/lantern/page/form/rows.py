"""Repeated rows in what was typed: how many there are, one more, one less. It works without JavaScript."""

import re

from django.http import QueryDict

MOST = 200


def row_count(typed: QueryDict, name: str) -> int:
    """How many rows the page had for this question."""
    count = typed.get(f"{name}-count", "")
    return min(int(count), MOST) if re.fullmatch(r"[0-9]{1,4}", count) else 0


def is_blank_row(typed: QueryDict, name: str, i: int) -> bool:
    """Whether nothing was written into a row."""
    return not any(typed.get(box, "").strip() for box in typed if box.startswith(f"{name}-{i}-"))


def with_row(typed: QueryDict, name: str) -> QueryDict:
    """The same with one more row at the end."""
    changed = typed.copy()
    changed[f"{name}-count"] = str(min(max(1, row_count(typed, name)) + 1, MOST))
    return changed


def without_row(typed: QueryDict, name: str, gone: int) -> QueryDict:
    """The same without one row; the rows after it move up."""
    changed = QueryDict(mutable=True)
    row_box = re.compile(rf"{re.escape(name)}-([0-9]{{1,4}})-(.+)")
    for box, written in typed.lists():
        found = row_box.fullmatch(box)
        if found is None:
            changed.setlist(box, written)
        elif (i := int(found[1])) != gone:
            changed.setlist(f"{name}-{i - (i > gone)}-{found[2]}", written)
    changed[f"{name}-count"] = str(max(0, row_count(typed, name) - 1))
    return changed
