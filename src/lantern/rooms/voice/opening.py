"""Opening a child's own page, after the questions; and closing it, at once."""

from typing import cast
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.own_page import OwnPageAccountMade, OwnPageClosed, OwnPageOpened
from lantern.page import accounts, clock
from lantern.page.about import about
from lantern.page.form.asking import Asking, ask
from lantern.page.opening import open_case
from lantern.rooms.voice.page import FIRST_PASSWORD, NONE_IS_OPEN, WRITES, instead
from lantern.rooms.voice.standing import standing


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Whether the child wants it, who else could see it, whether it is safe; then the page is theirs."""
    case = open_case(request, record, "own_page:open", doing=WRITES)
    if standing(case).opened:
        return instead(
            request, record, "The child has a page of their own already. To open another, close that one first."
        )
    back = reverse("voice:child", args=[record])

    def opened(told: Kind, key: str) -> str:
        account = accounts.open_account(cast(OwnPageOpened, told).sign_in)
        page = entry_of(told, record)
        theirs = OwnPageAccountMade(happened=told.happened, account=_registered(record, account.user))
        made = entry_of(theirs, record, matter=page.id)
        record_entries([page, made], by=request.worker.pk, key=key)
        request.session[f"{FIRST_PASSWORD} {record}"] = account.password
        return back

    return ask(
        request,
        Asking(
            kind=OwnPageOpened,
            about=record,
            record=opened,
            back=back,
            initial={"happened": clock.today()},
            also=_wrong,
            form_template="voice/open.html",
            context={"identity": about(case)},
        ),
    )


@for_workers
def close(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Why it is closed, and how the child was told."""
    case = open_case(request, record, "own_page:close", doing=WRITES)
    matter = standing(case).matter
    if matter is None:
        return instead(request, record, NONE_IS_OPEN)
    back = reverse("voice:child", args=[record])

    def closed(told: Kind, key: str) -> str:
        record_entries([entry_of(told, record, matter=matter)], by=request.worker.pk, key=key)
        return back

    context = {"identity": about(case)}
    initial = {"happened": clock.today()}
    return ask(
        request,
        Asking(kind=OwnPageClosed, about=record, record=closed, back=back, initial=initial, context=context),
    )


def _wrong(told: Kind) -> dict[str, str]:
    """An address that is none, or that another account has."""
    why = accounts.why_not(cast(OwnPageOpened, told).sign_in, "own_page:open")
    return {"sign_in": why} if why else {}


def _registered(record: UUID, user: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select own_page_register(%s, %s)", [record, user])
        return int(cursor.fetchone()[0])
