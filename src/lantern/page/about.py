"""Who a page is about: the identity bar's content, read from the entries of a record."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst

from lantern import access
from lantern.journal import Entry
from lantern.kinds.answers import When
from lantern.kinds.case import OUTSTANDING, Case, answers_of
from lantern.kinds.judgement.level import Level
from lantern.kinds.judgement.marker import Marked, MarkerRemoved
from lantern.kinds.missing.episode import Sort
from lantern.kinds.person.addresses import AddressProtectionSet
from lantern.kinds.person.names import IdentifierGiven
from lantern.kinds.person.standing import CommunicationNeedStated, LegalStatusBegan
from lantern.kinds.protocol import the_law
from lantern.kinds.wording import said
from lantern.law import Duty, State
from lantern.law.calendar import day_of_minute
from lantern.law.chart import clock_words
from lantern.law.rule import Unit
from lantern.law.scalar import moment_of
from lantern.law.vocabulary import vocabulary
from lantern.page import clock, dates
from lantern.page.frame import Tab
from lantern.page.identity import Flag, Identity
from lantern.registry.models import Worker

# Each view, its address by name, and what it takes beyond opening the record.
_VIEWS = (
    ("Now", "site:child", ""),
    ("Pathway", "pathway:chart", ""),
    ("Judgement", "assessment:judgement", ""),
    ("Missing", "missing:episodes", ""),
    ("Chronology", "child:chronology", ""),
    ("As known on…", "child:known", ""),
    ("Who knew what", "child:knew", ""),
    ("Support", "support:child", ""),
    ("Sharing", "sharing:child", ""),
    ("Withdrawn", "recording:withdrawn", "record:confirmation"),
    ("Who has looked", "child:looked", "see_who_looked"),
    ("Print", "child:print", "print"),
)


_UNDER_WAY = ("plan", "transfer", "enquiry", "police_protection", "emergency_order", "assessment_order")


def views_of(record: UUID, current: str) -> tuple[Tab, ...]:
    """The views of one record that are open to the asking worker, as tabs; `current` is the name of the one shown."""
    may = {"", *access.allowed((action for *_, action in _VIEWS if action), record)}
    return tuple(
        Tab(label, reverse(name, args=[record]), name == current) for label, name, action in _VIEWS if action in may
    )


def about(case: Case, duties: list[Duty] | None = None) -> Identity:
    """The identity bar of a record as it is now, with its next outstanding duty among all, or among those given."""
    now = clock.now()
    return Identity(
        name=case.name,
        age=age(case, now.date()),
        born=born(case),
        url=reverse("site:child", args=[case.record]),
        numbers=tuple(_numbers(case)),
        under_way="; ".join(_under_way(case)),
        language=_language(case),
        legal_status=_legal_status(case),
        level=_level(case),
        worker=", ".join(allocated(case)),
        next_due=_next_due(case.duties(now) if duties is None else duties, now),
        alerts=(*_missing_now(case), *_alerts(case)),
        flags=tuple(_markers(case)),
    )


def born(case: Case) -> str:
    """The date of birth in words, or the range in which it lies; "" where it is not known."""
    return dates.when(case.birth.happened) if case.birth else ""


def age(case: Case, today: date) -> str:
    """The age today, as closely as the date of birth tells, in months before two; "" where it is not known."""
    if died := case.of_kind("child.died"):
        return f"Died {_on(died[-1])}"
    if case.birth is None:
        return ""
    born_on = case.birth.happened
    oldest, youngest = (_months(day, today) for day in (born_on.earliest, born_on.latest))
    if oldest < 24:
        return dates.number(oldest, "month") if oldest == youngest else "Under two years"
    least, most = youngest // 12, oldest // 12
    return dates.number(most, "year") if least == most else f"{least} or {dates.number(most, 'year')}"


def allocated(case: Case) -> list[str]:
    """The names of the workers allocated now, the responsible one first."""
    made = [matter.opened for matter in case.standing("allocation")]
    made.sort(key=lambda entry: entry.outcome != "allocated")
    named = Worker.objects.in_bulk([entry.concerns_worker for entry in made if entry.concerns_worker])
    return [named[entry.concerns_worker].name for entry in made if entry.concerns_worker in named]


def _months(born_on: date, today: date) -> int:
    return (today.year - born_on.year) * 12 + today.month - born_on.month - (today.day < born_on.day)


def _numbers(case: Case) -> list[tuple[str, str]]:
    given = {
        told.type: told.number for _, told in case.answers("identifier.given") if isinstance(told, IdentifierGiven)
    }
    return [(kind.says, number) for kind, number in given.items()]


def _language(case: Case) -> str:
    stated = [
        told for _, told in case.answers("communication_need.stated") if isinstance(told, CommunicationNeedStated)
    ]
    if not stated:
        return ""
    return f"{said(stated[-1].language)}; interpreter: {said(stated[-1].interpreter)}"


def _under_way(case: Case) -> list[str]:
    """The matters that nothing has ended; the episode only where nothing narrower is under way."""
    open_now = case.standing(*_UNDER_WAY) or case.standing("episode")
    return [
        f"{vocabulary().matter_says[matter.kind]}{_category(matter.opened)}, since"
        f" {dates.short_day(matter.opened.happened_earliest)}"
        for matter in reversed(open_now)
    ]


def _category(opened: Entry) -> str:
    told = answers_of(opened)
    category = getattr(told, "category", None)
    return f" ({said(category)})" if category else ""


def _legal_status(case: Case) -> str:
    for matter in reversed(case.standing("legal_status")):
        told = answers_of(matter.opened)
        if isinstance(told, LegalStatusBegan):
            return capfirst(said(told.status))
    return ""


def _level(case: Case) -> str:
    """The level as of the last day, whenever it was recorded; its column is read by whoever may open the record."""
    judged = max(
        case.of_kind("level.judged"), key=lambda entry: (entry.happened_latest, entry.recorded_at), default=None
    )
    level = next((one.says for one in Level if judged and one == judged.outcome), "")
    return f"{level}, as of {_on(judged)}" if judged else ""


def _missing_now(case: Case) -> Iterator[str]:
    """Each episode without a return, as the law matches returns to episodes."""
    back = {fact.matter for fact in case.facts if fact.kind == "missing.returned"}
    for opened in (matter.opened for matter in case.matters("missing") if str(matter.id) not in back):
        sort = next((one.says for one in Sort if one == opened.outcome), Sort.MISSING.says)
        reported = dates.when(
            When(earliest=opened.happened_earliest, latest=opened.happened_latest, at=opened.happened_at)
        )
        yield f"{sort} now: reported {reported}; no return is recorded."


def _markers(case: Case) -> Iterator[Flag]:
    """The markers on the record, each with who set it; of one that was removed why, where that may be read."""
    found = case.matters("marker")
    set_by = Worker.objects.in_bulk({matter.opened.author for matter in found})
    for opened, ended in ((matter.opened, matter.ended) for matter in found):
        says = next((said(one) for one in Marked if one == opened.outcome), "not known")
        who = set_by[opened.author].name if opened.author in set_by else "somebody who has left"
        marker = f"Marker: {says} ({who}, {_on(opened)})"
        told = answers_of(ended) if ended else None
        why = f"{said(told.why)}. {told.reasons}" if isinstance(told, MarkerRemoved) else "why is not shown to you"
        yield Flag(marker, f"removed {_on(ended)}: {why}" if ended else "")


def _on(entry: Entry) -> str:
    return dates.between(entry.happened_earliest, entry.happened_latest)


def _alerts(case: Case) -> list[str]:
    protected = [answers_of(matter.opened) for matter in case.standing("address_protection")]
    return [
        f"{told.title}. Before telling anybody, ring {told.ring}."
        for told in protected
        if isinstance(told, AddressProtectionSet)
    ]


def _next_due(duties: list[Duty], now: datetime) -> str:
    law = the_law()
    waiting = [
        duty
        for duty in duties
        if duty.state in OUTSTANDING
        and duty.state is not State.NOT_KNOWN
        and duty.due
        and not law.rules[duty.rule].local
    ]
    if not waiting:
        return ""
    return clock_words(law, min(waiting, key=_soonest), moment_of(now)[1])


def _soonest(duty: Duty) -> tuple[int, bool]:
    """The last day by which a duty is due; of two on one day, a clock in hours comes first."""
    due = duty.due[1] if duty.due else 0
    hours = the_law().rules[duty.rule].within.unit is Unit.HOURS
    return day_of_minute(due) if hours else due, not hours
