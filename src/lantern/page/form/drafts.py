"""Nothing typed is lost: a draft is kept as a form is filled in, and when a session ends meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet
from django.http import QueryDict

from lantern.journal.in_words import is_coded
from lantern.page import clock
from lantern.page.models import Draft

LAST_FOR = timedelta(days=14)
CARRIED = ("_key", "_since", "_shown")
_NOT_KEPT = ("csrfmiddlewaretoken", "_do", "_ticket")
_SALT = "lantern.page.draft"
_TICKET_SECONDS = 12 * 60 * 60


@dataclass(frozen=True)
class Kept:
    """A draft as it was found."""

    typed: QueryDict
    saved_at: datetime


@dataclass(frozen=True)
class Place:
    """Where a draft is kept: one for each worker, form and record."""

    worker: int
    form: str
    record: UUID | None

    def kept(self) -> Kept | None:
        """The draft, or None; one that has expired is removed."""
        Draft.objects.filter(worker_id=self.worker, expires_at__lte=clock.moment()).delete()
        draft = self._drafts().first()
        return Kept(QueryDict(draft.typed, mutable=True), draft.saved_at) if draft else None

    def keep(self, typed: QueryDict, address: str) -> None:
        """Keep what was typed at this address, in place of what was kept before; never a file put in as letters."""
        now = clock.moment()
        words = QueryDict(mutable=True)
        for name, many in typed.lists():
            if not is_coded(name):  # a box's name is sent too
                words.setlist(name, [one for one in many if not is_coded(one)])
        Draft.objects.update_or_create(
            worker_id=self.worker,
            form=self.form,
            record=self.record,
            defaults={"typed": words.urlencode(), "address": address, "saved_at": now, "expires_at": now + LAST_FOR},
        )

    def discard(self) -> None:
        """Forget it: it was recorded, or is not wanted."""
        self._drafts().delete()

    def ticket(self) -> str:
        """Proof that we gave this form to this worker: enough to keep their draft, and for nothing else."""
        return signing.dumps([self.worker, self.form, str(self.record or "")], salt=_SALT)

    @classmethod
    def of_ticket(cls, ticket: str) -> Self | None:
        """The place that a ticket names, or None when it is not ours or is older than a working day."""
        try:
            worker, form, record = signing.loads(ticket, salt=_SALT, max_age=_TICKET_SECONDS)
        except signing.BadSignature:
            return None
        return cls(worker, form, UUID(record) if record else None)

    def _drafts(self) -> QuerySet[Draft]:
        return Draft.objects.filter(worker_id=self.worker, form=self.form, record=self.record)


def kept_by(worker: int) -> list[Draft]:
    """Every draft of a worker that still lasts, the last kept first."""
    return list(Draft.objects.filter(worker_id=worker, expires_at__gt=clock.moment()).order_by("-saved_at"))


def without_machinery(posted: QueryDict) -> QueryDict:
    """What was typed, without the buttons, the ticket and the form's secret."""
    typed = posted.copy()
    for name in _NOT_KEPT:
        typed.pop(name, None)
    return typed
