"""What this room offers to a child's front page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from lantern.kinds.answers import NotKnown
from lantern.kinds.case import OUTSTANDING, Case, answers_of
from lantern.kinds.person.household import HouseholdJoined, RelationshipStated
from lantern.kinds.protocol import the_law
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said
from lantern.law import Duty
from lantern.page import dates
from lantern.page.duties import duty_line
from lantern.page.moments import moments
from lantern.page.panels import Panel
from lantern.registry.models import Agency, Worker

_LATEST = 8
_OF_ONE_RULE = 3  # of a duty that recurs, as after every missing episode, the last ones stand at a glance


def panels(case: Case, duties: Iterable[Duty], now: datetime) -> Iterator[Panel]:
    """What is due, the child's words, what was last recorded, and who is round the child."""
    law = the_law()
    last, earlier = _last_of_each([duty for duty in duties if duty.state in OUTSTANDING])
    lines = [duty_line(law, duty, case.kinds_by_id, now) for duty in last]
    folded = [[duty_line(law, duty, case.kinds_by_id, now) for duty in same] for same in earlier]
    yield Panel("What is due", "child/panel_duties.html", {"lines": lines, "earlier": folded})
    yield Panel("The child’s words", "child/panel_words.html", {"words": _words(case)}, beside=True)
    latest = sorted(case.entries, key=lambda entry: entry.recorded_at)[-_LATEST:]
    yield Panel(
        "Last recorded", "child/panel_latest.html", {"moments": moments(latest, case.entries), "record": case.record}
    )
    circle = {"ties": list(_ties(case)), "circle": list(_circle(case)), "record": case.record}
    yield Panel("Round the child", "child/panel_circle.html", circle, beside=True)


def _last_of_each(outstanding: Sequence[Duty]) -> tuple[list[Duty], list[list[Duty]]]:
    """The last duties under each rule, in the order given; and the earlier ones of what recurs, rule by rule."""
    last: list[Duty] = []
    earlier: defaultdict[str, list[Duty]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for duty in reversed(outstanding):
        seen[duty.rule] += 1
        (last if seen[duty.rule] <= _OF_ONE_RULE else earlier[duty.rule]).append(duty)
    return last[::-1], [same[::-1] for same in earlier.values()]


def _words(case: Case) -> tuple[str, str] | None:
    """What the child last said, and when; what few may read stays off a page that others may see over a shoulder."""
    for entry in reversed(case.entries):
        told = answers_of(entry) if entry.marking == "open" else None
        if isinstance(told, ChildHeard) and not isinstance(told.childs_words, NotKnown):
            return told.childs_words, f"{told.title}, {dates.when(told.happened)}"
    return None


def _ties(case: Case) -> Iterator[tuple[str, str]]:
    """Relationships and household, under the names that this record has for people."""
    for matter in case.standing("relationship", "household"):
        told = answers_of(matter.opened)
        if isinstance(told, RelationshipStated):
            yield said(told.relation), told.name
        elif isinstance(told, HouseholdJoined):
            yield "lives in the household", told.name


def _circle(case: Case) -> Iterator[tuple[str, str]]:
    """Who works with the child now, and which agencies see the record until when."""
    allocated = [matter.opened for matter in case.standing("allocation")]
    workers = Worker.objects.select_related("team").in_bulk([e.concerns_worker for e in allocated])
    for made in allocated:
        if worker := workers.get(made.concerns_worker or 0):
            yield f"{worker.name}, {worker.team.name}", "Allocated" if made.outcome == "allocated" else "Works beside"
    shared = [matter.opened for matter in case.standing("share")]
    agencies = Agency.objects.in_bulk([e.concerns_agency for e in shared])
    for share in shared:
        if share.due_on and (agency := agencies.get(share.concerns_agency or 0)):
            yield agency.name, f"Shared until {dates.short_day(share.due_on)}"
