"""Every duty of one census child as rows: the law's, how it was matched, and what the file cannot show."""

from collections.abc import Collection
from datetime import date, datetime

from lantern.law import Duty, Law, State, duties
from lantern.law.census import CENSUS
from lantern.law.rows import Row, row
from lantern.returns.cin.child import Child, Header
from lantern.returns.cin.history import Beyond, History, history

# States that nothing outside the file could change: an earlier event could only have met the duty sooner.
_CERTAIN = (State.MET, State.NOT_REQUIRED, State.NOT_KNOWN)


def rows(law: Law, child: Child, header: Header, as_of: date | datetime, states: Collection[str] = ()) -> list[Row]:
    """The rows of one child, in the law's order: those in these states, or all where none is named.

    `matched` says how a matter was matched, if it was.
    """
    told = history(child, header)
    kinds = {fact.id: fact.kind for fact in told.facts}
    found = standing(law, told, as_of)
    return [_row(law, child.id, duty, told, kinds) for duty in found if not states or duty.state in states]


def standing(law: Law, told: History, as_of: date | datetime) -> list[Duty]:
    """The duties of a history: `not_known`, never late, where what would settle one lies outside the file."""
    found = duties(law, told.facts, as_of, CENSUS)
    if not told.beyond:
        return found
    return [_settle(duty, told.beyond.get((duty.matter, duty.rule.rpartition(".")[2]))) for duty in found]


def _settle(duty: Duty, beyond: Beyond | None) -> Duty:
    if beyond is None or duty.state in _CERTAIN or (duty.state is State.ENDED and not duty.late):
        return duty
    if duty.due is None or duty.due[1] >= beyond.due_before:
        return duty
    return duty._replace(state=State.NOT_KNOWN, late=None, met=None, met_by="", missing=beyond.missing)


def _row(law: Law, child: str, duty: Duty, told: History, kinds: dict[str, str]) -> Row:
    found = row(law, child, duty, kinds)
    matched = told.matched.get(duty.matter)
    found["matched"] = matched
    if matched:
        found["why"] = f"{found['why']} {matched}"
    return found
