"""A child who may have harmed others has another worker than the harmed child, or somebody says why; and early help."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from lantern import access
from lantern.access import identity
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import AllocationMade, As
from lantern.kinds.coming_in.early_help import Agreement, Anyway, EarlyHelpAssessed, EarlyHelpEnded, EarlyHelpReviewed
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import AssessmentStarted
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered
from lantern.kinds.person.household import RelationshipStated
from tests.access.test_http_deeds import filled
from tests.kinds.cast import NIA, SAM, TOM, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]
SAYS = "also works with a child whom this record is brought together with"


@pytest.fixture
def harmed(child: Child) -> Child:
    """A child of whom the first one's record speaks, and who is Sam's; Sam works beside Nia with the first."""
    harmed = Child().opened().allocated(SAM)
    child.tell(made_up(AllocationMade, worker=SAM, allocated=As.CO_ALLOCATED), by=TOM)
    child.tell(made_up(RelationshipStated, who=harmed.id), by=NIA)
    return harmed


def write(client: Client, child: UUID, kind: type[Kind], *, why: str = "", **given: object) -> tuple[int, str]:
    """Send the form; the status, and the page."""
    sent = filled(kind, **given) | {"same_worker": why}
    answer = client.post(f"/child/{child}/record/{kind.kind}/", sent)
    return answer.status_code, answer.content.decode()


def kinds_of(child: Child) -> list[str]:
    """What stands in a record, as the manager sees it."""
    with identity(TOM):
        return [entry.kind for entry in Case.read(child.id, TOM).entries]


@pytest.mark.parametrize("kind", [HarmToOthersConsidered, AssessmentStarted])
def test_whoever_names_the_harmed_child_s_worker_is_told_so_and_asked_why_and_the_manager_hears(
    kind: type[Kind], child: Child, harmed: Child, sign_in: SignIn
) -> None:
    sam = sign_in(SAM)
    child.tell(made_up(HarmToOthersConsidered), by=SAM)  # a restricted entry: its author reads it
    before = kinds_of(child)
    named: dict[str, Any] = {"worker" if kind is HarmToOthersConsidered else "lead": SAM}
    status, page = write(sam, child.id, kind, **named)
    assert status == 422
    assert SAYS in page
    assert kinds_of(child) == before
    status, _ = write(sam, child.id, kind, why="Nobody else speaks her language", **named)
    assert status == 302
    assert kinds_of(child) == [*before, kind.kind, "same_worker.explained"]
    with identity(TOM):
        assert [notice.what for notice in access.notices()] == ["same_worker.explained"]


def test_another_worker_is_not_asked_about(child: Child, harmed: Child, sign_in: SignIn) -> None:
    child.tell(made_up(HarmToOthersConsidered), by=SAM)
    assert write(sign_in(SAM), child.id, AssessmentStarted, lead=NIA)[0] == 302
    assert "same_worker.explained" not in kinds_of(child)


def test_nothing_is_asked_of_a_child_of_whom_no_harm_to_others_is_considered(
    child: Child, harmed: Child, sign_in: SignIn
) -> None:
    sam = sign_in(SAM)
    assert "Another worker" not in sam.get(f"/child/{child.id}/record/assessment.started/").content.decode()
    assert write(sam, child.id, AssessmentStarted, lead=SAM)[0] == 302


def test_whoever_may_not_open_the_harmed_child_learns_of_nobody(child: Child, harmed: Child, sign_in: SignIn) -> None:
    assert write(sign_in(NIA), child.id, HarmToOthersConsidered, worker=SAM)[0] == 302


def test_early_help_refused_asks_what_safety_needs_anyway_and_begins_the_referral(
    child: Child, sign_in: SignIn
) -> None:
    nia = sign_in(NIA)
    status, page = write(nia, child.id, EarlyHelpAssessed, agreement=Agreement.NEITHER)
    assert status == 422
    assert "Does the child’s safety need something anyway" in page.replace("&#x27;", "’").replace("'", "’")
    given = {"agreement": Agreement.NEITHER, "anyway": Anyway.REFER, "anyway_because": "He waits for her"}
    assert write(nia, child.id, EarlyHelpAssessed, needs="Somebody gives her presents", **given)[0] == 302
    assert "Somebody gives her presents" in nia.get(f"/child/{child.id}/record/referral.received/").content.decode()
    assert write(nia, child.id, EarlyHelpAssessed, agreement=Agreement.BOTH)[0] == 302


def test_early_help_is_looked_at_again_until_it_ends(child: Child, sign_in: SignIn) -> None:
    nia = sign_in(NIA)
    begun = child.tell(made_up(EarlyHelpAssessed, agreement=Agreement.BOTH))
    assert "Early help assessment" in nia.get("/").content.decode().partition("To look at again")[2]
    child.tell(made_up(EarlyHelpReviewed, agreement=Agreement.BOTH), matter=begun)
    child.tell(made_up(EarlyHelpEnded), matter=begun)
    assert "Early help assessment" not in nia.get("/").content.decode().partition("group=again")[2]
