"""Every address of the site, and what docs/access.md says of whom it is for. An address missing here fails a test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantern.kinds.judgement.chronology import ChronologyBegun
from lantern.law import load_law
from lantern.page import clock
from tests.access.visiting import may, may_do
from tests.world import CARE, CHRONOLOGY, STAFF, WORKERS, Told


@dataclass(frozen=True)
class OfRecord:
    """An address of a record: who is served it, and how many rows a page of it writes to the log of reads."""

    name: str
    serves: Callable[[str, str], bool]
    more: tuple[str, ...] = ()
    query: str = ""
    rows: int = 1

    def url(self, record: UUID) -> str:
        """The address for a record, whether it exists or not."""
        return reverse(self.name, args=[record, *self.more]) + self.query


@dataclass(frozen=True)
class OfEntry:
    """An address of an entry."""

    name: str
    serves: Callable[[str, Told], bool]
    more: tuple[str, ...] = ()

    def url(self, entry: UUID) -> str:
        """The address for an entry, whether it exists or not."""
        return reverse(self.name, args=[entry, *self.more])


def _opens(worker: str, record: str) -> bool:
    return may(worker, record, "open")


def _opens_and(action: str) -> Callable[[str, str], bool]:
    return lambda worker, record: _opens(worker, record) and may(worker, record, action)


def _has_drawn(action: str) -> Callable[[str, str], bool]:
    # A chronology has its pages in the record from which it was drawn alone, for whoever reads that it was begun.
    begun = Told("asha", CHRONOLOGY, ChronologyBegun, "open", "maya", "")
    return lambda worker, record: (
        record == "asha" and _opens_and(action)(worker, record) and may_do(worker, begun, "read_spine")
    )


def _of_the_log(action: str) -> Callable[[str, str], bool]:
    return lambda worker, record: record == "log" and _opens_and(action)(worker, record)


def _does(deed: str) -> Callable[[str, Told], bool]:
    # What may not be seen at all has no page, also where the rules would let a manager do it unseen; and whoever has
    # the safety summary only is shown it on its own page.
    return lambda worker, told: (
        _opens(worker, told.record) and may_do(worker, told, "read_spine") and may_do(worker, told, deed)
    )


def _confirms(worker: str, record: str) -> bool:
    # A manager of the record; or an analyst, for what is guarded. Whose agency's it is does not matter to the page.
    return _opens_and("record:confirmation")(worker, record)


def _yesterday() -> str:
    return (clock.today() - timedelta(days=1)).isoformat()


OF_RECORDS = (
    OfRecord("site:child", _opens),
    OfRecord("child:chronology", _opens),
    # The day that is looked at, and the bar at the top as it is today.
    OfRecord("child:known", _opens, query=f"?day={_yesterday()}&mode=stated", rows=2),
    OfRecord("child:knew", _opens, query=f"?day={_yesterday()}&agency={CARE}"),
    OfRecord("child:looked", _opens_and("see_who_looked")),
    OfRecord("child:print", _opens_and("print"), query="?whom=worker"),
    OfRecord("chronology:all", _opens),
    OfRecord("chronology:begin", _opens_and("record:assessment")),
    OfRecord("chronology:one", _has_drawn("open"), (str(CHRONOLOGY),)),
    OfRecord("chronology:draw", _has_drawn("record:assessment"), (str(CHRONOLOGY),)),
    OfRecord("chronology:print", _has_drawn("print"), (str(CHRONOLOGY),), query="?whom=worker"),
    OfRecord("child:emergency", lambda worker, record: may(worker, record, "record:emergency")),
    OfRecord("child:summary", lambda worker, record: may(worker, record, "summary") or _opens(worker, record)),
    OfRecord("pathway:chart", _opens),
    OfRecord("assessment:judgement", _opens),
    OfRecord("missing:episodes", _opens),
    OfRecord("sharing:child", _opens),
    OfRecord("support:child", _opens),
    OfRecord("voice:child", _opens),
    OfRecord("voice:print", _opens_and("print")),
    OfRecord("voice:open", _opens_and("record:own_page")),
    OfRecord("voice:close", _opens_and("record:own_page")),
    OfRecord("voice:give", _opens_and("record:own_page")),
    OfRecord("recording:choose", _opens),
    OfRecord("recording:write", _opens_and("record:work"), ("visit.made",)),
    OfRecord("recording:write", _opens_and("record:allocation"), ("allocation.made",)),
    OfRecord("recording:withdrawn", _confirms),
)
# Of reports from the public alone: on any other record they are not there, whoever asks.
OF_REPORTS = tuple(
    OfRecord(f"intake:{name}", lambda worker, record: record == "report" and _opens(worker, record))
    for name in ("report", "triage", "answer", "hand_over")
)
# Of families' logs alone.
OF_LOGS = (
    OfRecord("family:log", _of_the_log("open")),
    OfRecord("family:print", _of_the_log("print")),
    OfRecord("family:write_with", _of_the_log("record:family")),
    OfRecord("family:name_worker", _of_the_log("record:family")),
    OfRecord("family:meeting", _of_the_log("record:family")),
    OfRecord("family:password", _of_the_log("record:family")),
    OfRecord("family:close", _of_the_log("record:family_end")),
)
OF_ENTRIES = (
    OfEntry("recording:entry", _does("read_spine")),
    OfEntry("recording:amend", _does("amend")),
    OfEntry("recording:act", _does("dispute"), ("dispute",)),
    OfEntry("recording:act", _does("withdraw"), ("withdraw",)),
    OfEntry("recording:act", _does("restrict"), ("restrict",)),
)
_DUTY = ("duty_worker", "duty_manager")
_ADVISES = (
    *_DUTY,
    *("social_worker", "team_manager", "police_officer", "health_lead", "school_lead", "voluntary_worker"),
    "probation_officer",
)
_READS_LOGS = (*_DUTY, "voluntary_worker", "social_worker", "team_manager")
# Lists: who is served them. Each writes one row to the log, under no record.
LISTS = {
    "work:mine": STAFF,
    "work:team": STAFF,
    "work:duty": STAFF,
    "sharing:register": STAFF,
    "intake:list": tuple(name for name, who in WORKERS.items() if who.role in _DUTY),
    "intake:consultations": tuple(name for name, who in WORKERS.items() if who.role in _ADVISES),
    "family:list": tuple(name for name, who in WORKERS.items() if who.role in _READS_LOGS),
    "work:audit": tuple(name for name, who in WORKERS.items() if who.role == "auditor"),
}
# Search is asked by POST and logged by the database; its empty form, and opening a record after it, show nobody. Nor
# does the rota of those who read reports from the public.
SEARCHING = {
    "finding:find": STAFF,
    "finding:new": tuple(name for name, who in WORKERS.items() if who.role in _DUTY),
    "intake:consult": tuple(name for name, who in WORKERS.items() if who.role in _ADVISES),
    "intake:notice": tuple(name for name, who in WORKERS.items() if who.role in _DUTY),
    "family:new": tuple(name for name, who in WORKERS.items() if who.role in _READS_LOGS),
    "intake:rota": tuple(name for name, who in WORKERS.items() if who.role in _DUTY),
    "intake:call": tuple(name for name, who in WORKERS.items() if who.role in _DUTY),
    "intake:hours": tuple(name for name, who in WORKERS.items() if who.role == "duty_manager"),
    "intake:deputy": tuple(name for name, who in WORKERS.items() if who.role == "duty_manager"),
}
ABOUT_NOBODY = {
    "page:accessibility": (),
    "page:signed_out": (),
    "page:careful_words": (),
    "page:style": (),
    "page:style_form": (),
    "page:style_print": (),
    "rules:editions": (),
    "rules:working_days": (),
    "rules:edition": ("wt-2018",),
    "rules:rule": ("wt-2018", next(r.thing_due for r in load_law().rules.values() if r.id.startswith("wt-2018."))),
}
# What is done by POST alone, and allauth's own pages, which hold nothing of any record.
DONE_BY_POST = {"work:told", "page:stay", "page:hint"}
# What a handover, hours, a notice, a joining and a consultation without a name lead to: tests/public/test_intake.py,
# tests/rooms/test_joining.py, tests/rooms/test_unnamed_consultation.py.
OF_THE_INTAKE = {
    *("intake:take", "intake:received", "intake:end_hours"),
    *("intake:consultation", "intake:consult_again"),
    *("intake:more", "intake:answer_force", "intake:join", "intake:part"),
}
# The pages of whoever keeps a log, and what is done with one of its notes: tests/family.
OF_THE_FAMILY = {
    f"family:{name}"
    for name in ("mine", "all", "write", "help", "add", "receipt", "feedback", "pass_on", "judge", "open_again")
}
# What a child reads and writes on their own page: tests/rooms/test_own_page.py.
OF_THE_CHILD = {"voice:mine", "voice:say", "voice:sent", "voice:ring"}
OF_ACCOUNTS = ("account_", "mfa_")


def names(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield f"{before}{each.name}"
        else:
            yield from names(each, f"{before}{each.namespace}:" if each.namespace else before)


def listed() -> set[str]:
    """The names of the addresses that the matrix visits."""
    visited = {one.name for one in (*OF_RECORDS, *OF_REPORTS, *OF_LOGS)} | {one.name for one in OF_ENTRIES}
    return (
        visited
        | OF_THE_INTAKE
        | OF_THE_FAMILY
        | OF_THE_CHILD
        | set(LISTS)
        | set(SEARCHING)
        | set(ABOUT_NOBODY)
        | DONE_BY_POST
    )
