"""Where the lines of a chart lead to: the entry or the duty that they speak of."""

from collections.abc import Callable
from typing import NamedTuple

from lantern.law.chart.state import Standing
from lantern.law.chart.wording import Line
from lantern.law.fact import Duty


class Leading(NamedTuple):
    """Gives the address of an entry by its id, and of a duty; "" for none."""

    entry: Callable[[str], str]
    duty: Callable[[Duty], str]

    def of(self, line: Line) -> str:
        """The address that a line leads to, or ""."""
        if line.entry:
            return self.entry(line.entry)
        return self.duty(line.duty) if line.duty else ""


def entry_anchor(id: str) -> str:
    """The id that a page gives to an entry, so that a box can lead to it."""
    return f"entry-{id}"


def duty_anchor(duty: Duty) -> str:
    """The id that a page gives to a duty, so that a clock can lead to it."""
    thing = duty.rule.rsplit(".", 1)[1]
    return f"duty-{thing}-{duty.started_by or duty.matter}"


NOWHERE = Leading(lambda _: "", lambda _: "")
SAME_PAGE = Leading(lambda id: f"#{entry_anchor(id)}", lambda duty: f"#{duty_anchor(duty)}")


def current(standing: Standing | None) -> str:
    """The mark, for those who listen, of the box where the child is."""
    return ' aria-current="step"' if standing is Standing.HERE else ""
