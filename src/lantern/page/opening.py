"""Opening a record for a page: through the access policy, and logged before the first byte leaves."""

from uuid import UUID

from django.http import Http404

from lantern import access
from lantern.access.guard import WorkerRequest
from lantern.journal.known import AsKnown
from lantern.kinds.case import Case


def open_case(request: WorkerRequest, record: UUID, action: str, as_known: AsKnown | None = None) -> Case:
    """The record, for a worker who may open it; `action` names the page in the log of reads.

    Raises Http404 for everybody else, and logs the refusal: what may not be seen looks like what does not exist.
    """
    if not access.may("open", record):
        access.log_read(action, record, "", 0, refused=True)
        raise Http404
    case = Case.read(record, request.worker.pk, as_known)
    reasons = access.explain(request.worker.pk, record)
    access.log_read(action, record, "; ".join(reason.says for reason in reasons), len(case.entries))
    return case
