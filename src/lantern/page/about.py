"""Who a page is about: the identity bar's content, read from the entries of a record."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from lantern.kinds.addresses import AddressProtectionSet
from lantern.kinds.case import OUTSTANDING, Case, answers_of
from lantern.kinds.level import LevelJudged
from lantern.kinds.names import IdentifierGiven
from lantern.kinds.protocol import the_law
from lantern.kinds.standing import CommunicationNeedStated, LegalStatusBegan
from lantern.kinds.wording import said
from lantern.law import Duty, State
from lantern.law.chart import clock_words
from lantern.law.rule import Unit
from lantern.page import dates
from lantern.page.frame import Tab
from lantern.page.identity import Identity
from lantern.registry.models import Worker

_VIEWS = (
    ("Now", "site:child"),
    ("Pathway", "pathway:chart"),
    ("Chronology", "child:chronology"),
    ("As known on…", "child:known"),
    ("Who knew what", "child:knew"),
    ("Who has looked", "child:looked"),
    ("Print", "child:print"),
)


def views_of(record: UUID, current: str) -> tuple[Tab, ...]:
    """The views of one record as tabs; `current` is the name of the address shown."""
    return tuple(Tab(label, reverse(name, args=[record]), name == current) for label, name in _VIEWS)


def about(case: Case, duties: list[Duty], today: date) -> Identity:
    """The identity bar of a record, with its next outstanding duty."""
    return Identity(
        name=case.name,
        age=age(case, today),
        born=born(case),
        url=reverse("site:child", args=[case.record]),
        numbers=tuple(_numbers(case)),
        language=_language(case),
        legal_status=_legal_status(case),
        level=_level(case),
        worker=", ".join(allocated(case)),
        next_due=_next_due(duties, today),
        alerts=tuple(_alerts(case)),
    )


def born(case: Case) -> str:
    """The date of birth in words, or the range in which it lies; "" where it is not known."""
    return dates.when(case.birth.happened) if case.birth else ""


def age(case: Case, today: date) -> str:
    """The age in whole years today, as closely as the date of birth tells; "" where it is not known."""
    if case.birth is None:
        return ""
    oldest, youngest = (_years(day, today) for day in (case.birth.happened.earliest, case.birth.happened.latest))
    return f"{oldest}" if oldest == youngest else f"{youngest} or {oldest}"


def allocated(case: Case) -> list[str]:
    """The names of the workers allocated now, the responsible one first."""
    made = [matter.opened for matter in case.standing("allocation")]
    made.sort(key=lambda entry: entry.outcome != "allocated")
    named = Worker.objects.in_bulk([entry.concerns_worker for entry in made if entry.concerns_worker])
    return [named[entry.concerns_worker].name for entry in made if entry.concerns_worker in named]


def _years(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


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


def _legal_status(case: Case) -> str:
    for matter in reversed(case.standing("legal_status")):
        told = answers_of(matter.opened)
        if isinstance(told, LegalStatusBegan):
            return said(told.status)
    return ""


def _level(case: Case) -> str:
    judged = [told for _, told in case.answers("level.judged") if isinstance(told, LevelJudged)]
    return f"{judged[-1].level.says}, as of {dates.when(judged[-1].happened)}" if judged else ""


def _alerts(case: Case) -> list[str]:
    protected = [answers_of(matter.opened) for matter in case.standing("address_protection")]
    return [
        f"{told.title}. Before telling anybody, ring {told.ring}."
        for told in protected
        if isinstance(told, AddressProtectionSet)
    ]


def _next_due(duties: list[Duty], today: date) -> str:
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
    return clock_words(law, min(waiting, key=_days), today.toordinal())


def _days(duty: Duty) -> int:
    """The last day by which a duty is due; clocks in hours are minutes, brought to the same scale."""
    due = duty.due[1] if duty.due else 0
    hours = the_law().rules[duty.rule].within.unit is Unit.HOURS
    return due // 1440 + date(1970, 1, 1).toordinal() if hours else due
