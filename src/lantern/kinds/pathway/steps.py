"""The steps of any plan: what the child needs, what is done about it, who owes it and by when."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import NotKnown, Row
from lantern.kinds.declare import Asked


class Step(Row):
    """One step of a plan."""

    need: Annotated[str, Asked("What does the child need?")]
    what: Annotated[str, Asked("What will be done?")]
    who: Annotated[str, Asked("By whom?", "Name and role: somebody who was there or has agreed.")]
    by_when: Annotated[date | NotKnown, Asked("By when?")]
    hoped: Annotated[str | None, Asked("What will be different for the child?")] = None
