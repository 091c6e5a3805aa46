"""What there is to pick from: entries whose words the worker may read, in the order in which they happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lantern.journal import Entry
from lantern.kinds.case import Case
from lantern.kinds.judgement.chronology import ChronologyBegun
from lantern.page.moments import part_of

# Who works with the child, who may see the record, what people are called: seldom what a chronology turns on.
SELDOM = ("identity", "allocation", "sharing", "restriction", "declaration", "emergency", "review", "same_person")
# A time without a word from an agency is worth a thought from about a school term on. Ours, not the guidance's.
LONG = timedelta(days=90)


@dataclass(frozen=True)
class Silence:
    """A time in which an agency recorded nothing: between two of its entries, or all of the time."""

    agency: int
    since: date
    until: date

    @property
    def key(self) -> str:
        """Its name on a form."""
        return f"{self.agency}_{self.since.isoformat()}_{self.until.isoformat()}"


def offered(case: Case, asks: ChronologyBegun | None) -> list[Entry]:
    """The entries of the chronology's time that may be picked; guarded ones stand wholly under their marking."""
    first = asks.since if asks and isinstance(asks.since, date) else date.min
    last = asks.until if asks and asks.until else date.max
    found = (
        entry
        for entry in case.entries
        if entry.body is not None and not entry.guarded and not entry.kind.startswith("chronology.")
    )
    return by_date(entry for entry in found if entry.happened_latest >= first and entry.happened_earliest <= last)


def by_date(entries: Iterable[Entry]) -> list[Entry]:
    """In the order in which they happened, as closely as that is known."""
    return sorted(entries, key=_happened)


def seldom(entry: Entry) -> bool:
    """Whether a chronology seldom turns on such an entry."""
    return part_of(entry) in SELDOM


def placed(order: Sequence[Entry], new: Iterable[Entry]) -> list[Entry]:
    """The order with new entries in it: each before the first that happened after it."""
    found = list(order)
    for entry in by_date(new):
        at = next((i for i, one in enumerate(found) if _happened(one) > _happened(entry)), len(found))
        found.insert(at, entry)
    return found


def silences(case: Case, entries: Sequence[Entry], today: date) -> Iterator[Silence]:
    """The long times between two entries of one agency or since its last, and agencies that never added anything.

    They begin and end with entries open to everybody: to name a gap must not tell when something restricted was
    recorded. Within them there is nothing of that agency that the worker may read, open or not.
    """
    known = [entry for entry in entries if not seldom(entry)]
    for agency in sorted({entry.agency for entry in known}):
        theirs = by_date(entry for entry in known if entry.agency == agency)
        for before, after in pairwise([*theirs, None]):
            until = after.happened_earliest if after else today
            if before and _all_open(before, after) and until - before.happened_latest >= LONG:
                yield Silence(agency, before.happened_latest, until)
    heard = {entry.agency for entry in entries}
    for share in case.standing("share"):
        sees, since = share.opened.concerns_agency, share.opened.happened_latest
        if sees and sees not in heard and today - since >= LONG:
            yield Silence(sees, since, today)


def _all_open(*ends: Entry | None) -> bool:
    return all(entry.marking == "open" for entry in ends if entry)


def _happened(entry: Entry) -> tuple[date, str, date]:
    return entry.happened_earliest, entry.happened_at.isoformat() if entry.happened_at else "", entry.happened_latest
