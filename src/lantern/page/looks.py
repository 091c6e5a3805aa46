"""The log of reads in words: at what somebody looked, and on what ground, as another reader is told it."""

from lantern.kinds.declare import kind_named
from lantern.page.prints.for_whom import Reader

_PAGES = {
    "amend": "The form to amend an entry",
    "audit": "The log of reads",
    "child": "The front page",
    "chronologies": "The chronologies drawn",
    "chronology": "The chronology",
    "chronology:begin": "The form that begins a chronology",
    "chronology:draw": "Drawing a chronology",
    "chronology:drawn": "A chronology as it was drawn",
    "consultation": "A consultation without a name",
    "dispute": "The form to disagree with an entry",
    "emergency": "The form to open the safety summary",
    "entry": "An entry",
    "identity": "Who the record is of",
    "judgement": "What is judged",
    "join": "The form to join a report or notice",
    "knew": "Who knew what",
    "known:proved": "The record as proved on a day",
    "known:stated": "The record as stated on a day",
    "like": "An entry, to begin another child’s from",
    "list": "A list",
    "looked": "Who has looked",
    "log": "The family’s log",
    "log:new": "The form to open a family’s log",
    "log:close": "The form to close a family’s log",
    "log:open_again": "The form to open a family’s log again",
    "log:print": "A print of the log for whoever keeps it",
    "logs": "The families’ logs",
    "meetings": "The meetings that the family asked for",
    "missing": "Missing",
    "new": "The form to open a record",
    "notes": "The log, by whoever keeps it",
    "notice": "The form of a notice from another force",
    "own_page": "The child’s own page",
    "own_page:close": "The form to close the child’s own page",
    "own_page:give": "The form of the child’s own page",
    "own_page:open": "The form to open a page of the child’s own",
    "own_page:print": "A print of the child’s own page",
    "pathway": "The pathway",
    "print": "The choice of a print",
    "receipt": "A receipt, by whoever keeps the log",
    "record": "What can be recorded",
    "report": "A report from the public or a notice",
    "reports": "Reports and notices",
    "restrict": "The form to change who may read an entry",
    "rota": "Who reads the reports, and when",
    "search": "A search",
    "sharing": "Sharing, and not sharing",
    "summary": "The safety summary",
    "support": "Support",
    "withdraw": "The form to withdraw an entry",
    "write": "The form of a note, by whoever keeps the log",
    "withdrawn": "The withdrawn entries",
}
_READERS = {str(reader): reader.says.lower() for reader in Reader}
_GROUNDS = {
    "allocated": "Allocated worker",
    "co_allocated": "Works beside the allocated worker",
    "managed": "Manages the allocated worker’s team",
    "duty": "On duty, with nobody allocated",
    "local": "Works for the area, with nobody allocated",
    "shared": "The record is shared with their agency",
    "invited": "Chairs a conference",
    "emergency": "Opened the safety summary in an emergency",
    "on_call": "On duty for the area",
    "agency_register": "Their agency keeps the register",
    "family_support": "Their agency supports the family",
    "keeps_log": "Keeps this log",
    "kept_log": "Kept this log, which is closed",
    "own_page": "Reads their own page",
    "oversight": "Audits who has looked",
    "no_ground": "No relationship with the record",
    "declared_conflict": "A declared conflict of interest",
    "silent_conflict": "A conflict of interest set by a manager",
}


def page_words(action: str) -> str:
    """The page that an action of the log names; an action that has no words stands as it is."""
    of, _, more = action.partition(":")
    if of == "record" and more:
        return f"Form: {_title(more)}"
    if of == "print" and more in _READERS:
        return f"A print for: {_READERS[more]}"
    return _PAGES.get(action, action)


def ground_words(grounds: str) -> str:
    """Names of grounds or denials, with spaces between, in words; what somebody typed stands as it is."""
    names = grounds.split()
    return "; ".join(_GROUNDS[name] for name in names) if names and set(names) <= set(_GROUNDS) else grounds


def _title(kind: str) -> str:
    try:
        return kind_named(kind).title.lower()
    except LookupError:
        return kind
