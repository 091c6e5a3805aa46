"""In whose name a census is written, and what is said when it has been."""

from collections.abc import Iterator

from lantern.kinds.declare import kind_named
from lantern.kinds.wording import day
from lantern.registry.models import Agency, Worker
from lantern.returns.cin.child import Header
from lantern.returns.cin_import.bringing_in import ON_DUTY, Author, Outcome
from lantern.returns.cin_import.standing import Standing


class NoAuthor(Exception):
    """There is nobody in whose name the census can be written."""


def author(agency: str, worker: int | None) -> Author:
    """The agency of this name, and who on duty answers for the import: the one asked for, or its first manager."""
    found = Agency.objects.filter(name=agency).first()
    if found is None:
        names = ", ".join(Agency.objects.order_by("name").values_list("name", flat=True))
        raise NoAuthor(f"no agency has that name. There are: {names or 'none yet'}.")
    # By name of role: a duty manager comes before a duty worker.
    on_duty = Worker.objects.filter(agency=found, role__in=ON_DUTY, is_active=True).order_by("role", "id")
    chosen = on_duty.filter(id=worker).first() if worker is not None else on_duty.first()
    if chosen is None:
        who = f"worker {worker} is not" if worker is not None else "nobody of that agency is"
        raise NoAuthor(f"{who} an active duty manager or duty worker of it, who alone may take in new children.")
    return Author(found, chosen)


def said(outcome: Outcome, header: Header, by: Author) -> Iterator[str]:
    """What was done, line by line; what a person has to look at is listed with the child's number."""
    yield f"Census of {header.year}, written as {by.agency.name} by {by.worker.name}."
    yield f"Children: {outcome.children_new:,} new, {outcome.children_known:,} known."
    yield f"Entries: {outcome.recorded:,} recorded, {outcome.amended:,} amended."
    if outcome.children_lacking:
        yield "The file no longer has these children, whom an earlier one of the year had. What it said stands:"
        yield from (f"  child {child}" for child in outcome.children_lacking)
    yield from _listed(
        outcome.lacking, "The file no longer has these, which an earlier one of the year had. They stand:"
    )
    yield from _listed(outcome.left_as_typed, "The file says otherwise of these, which a person typed. They stand:")
    if outcome.allocated:
        yield "These children have an allocated worker, who keeps the record. Nothing was written to it:"
        yield from (f"  child {child}" for child in outcome.allocated)


def _listed(found: list[tuple[str, Standing]], heading: str) -> Iterator[str]:
    if found:
        yield heading
    for child, one in found:
        yield f"  child {child}: {kind_named(one.kind).title}, {day(one.earliest)}"
