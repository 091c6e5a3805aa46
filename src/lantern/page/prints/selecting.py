"""What of a record each reader is given: by marking, by kind, by whether it holds an address. The rest is named."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.journal import Entry
from lantern.page.prints.for_the_child import LEFT_OUT, in_words
from lantern.page.prints.for_whom import GIVEN, Reader

# What each reader is not given, beside every entry whose words the printing worker may not read.
_MARKINGS = {
    Reader.WORKER: ("open", "agency", "restricted"),
    Reader.CONFERENCE: ("open",),
    Reader.FAMILY: ("open",),
    Reader.CHILD: ("open",),
    Reader.COURT: ("open", "agency"),
}
_ADDRESSES = ("address.given", "contact_detail.given", "address_protection.set")
_SEES_ADDRESSES = (Reader.WORKER, Reader.COURT)


# To these readers a count would tell that there is something: what they are not given is named, there or not.
_LEFT_OUT = (
    "any entry restricted or for one agency",
    "any address or way to reach somebody",
    "what other people told us, and who",
    "who may see the record, and what was shared or not shared with whom",
    "what is said between a child and those who talk to them after they were missing",
)
_NAMED_FOR_ALL = {
    Reader.CONFERENCE: _LEFT_OUT,
    Reader.FAMILY: (*_LEFT_OUT, "what professionals said among themselves"),
    Reader.CHILD: LEFT_OUT,
}


@dataclass(frozen=True)
class Selection:
    """What of a record a reader is given, and in words what was left out."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def select(entries: Sequence[Entry], reader: Reader) -> Selection:
    """Choose by marking, by part of the work and by whether it holds an address."""
    given = tuple(entry for entry in entries if not why_not(entry, reader))
    if reader in _NAMED_FOR_ALL:
        return Selection(given, _NAMED_FOR_ALL[reader])
    counted = Counter(why_not(entry, reader) for entry in entries if why_not(entry, reader))
    return Selection(given, tuple(f"{count} {words}" for words, count in sorted(counted.items())))


def why_not(entry: Entry, reader: Reader) -> str:
    """Why a reader is not given an entry, as the end of "12 entries…"; "" where they are."""
    if entry.body is None or entry.guarded:
        return "whose words you may not read yourself"
    if entry.marking not in _MARKINGS[reader]:
        return "marked restricted or for one agency"
    if entry.kind in _ADDRESSES and reader not in _SEES_ADDRESSES:
        return "with an address or a way to reach somebody"
    return "" if _is_suited(entry, reader) else "of a kind that is not for this reader"


def _is_suited(entry: Entry, reader: Reader) -> bool:
    if reader is Reader.CHILD:
        return bool(in_words(entry))
    return reader not in GIVEN or entry.kind in GIVEN[reader]
