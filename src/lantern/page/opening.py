"""Opening a record for a page: through the access policy, and logged before the first byte leaves."""

from typing import NoReturn
from uuid import UUID

from django.http import Http404

from lantern import access
from lantern.access.guard import WorkerRequest
from lantern.journal.known import AsKnown
from lantern.kinds.case import Case


def open_case(
    request: WorkerRequest, record: UUID, action: str, as_known: AsKnown | None = None, *, doing: str = "open"
) -> Case:
    """The record, for a worker who may open it and, where a page asks for more, may do that too.

    `action` names the page in the log of reads. Raises Http404 for everybody else, and logs the refusal.
    """
    if not {"open", doing} <= access.allowed(("open", doing), record):
        refuse(action, record)
    case = Case.read(record, request.worker.pk, as_known)
    reasons = access.explain(request.worker.pk, record)
    access.log_read(action, record, " ".join(reason.name for reason in reasons), len(case.entries))
    return case


def refuse(action: str, record: UUID | None) -> NoReturn:
    """Log that a page was refused, and answer as for what does not exist: what may not be seen looks like it."""
    access.log_read(action, record, "", 0, refused=True)
    raise Http404
