"""The pages of work: what stands in a group is said in full, and what does not stand there is said to be absent."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connections
from django.test import Client

from lantern import access
from lantern.access import identity
from lantern.kinds.circle.allocation import HandoverMade, ShareMade
from lantern.kinds.coming_in.information import Advice, ConsultationHeld
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.judgement.marker import MarkerReviewed, MarkerSet
from lantern.kinds.missing.episode import MissingReported
from lantern.kinds.missing.return_interview import CarersAccountGiven
from lantern.kinds.staying.actions import ActionAgreed
from lantern.kinds.staying.daily import ContactMade
from lantern.rooms.work import lists
from tests.kinds.cast import NIA, PIA, POLICE, WES, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]


def page(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_agreed_action_is_listed_with_what_was_agreed(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(ActionAgreed, worker=NIA, what="Ask the school about Tuesdays."))
    assert "Ask the school about Tuesdays." in page(sign_in(NIA), "/?group=agreed")


def test_what_was_agreed_is_not_shown_where_it_may_not_be_read(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=date.max))
    child.tell(made_up(ActionAgreed, agency=POLICE, what="Ask the aunt."), marking="restricted")
    found = page(sign_in(PIA), "/?group=agreed")
    assert "Ask the aunt." not in found
    assert "Its words are not shown to you" in found


def test_what_was_told_of_a_record_that_is_not_open_is_said_and_leads_nowhere(child: Child, sign_in: SignIn) -> None:
    handed = child.tell(made_up(HandoverMade, to=WES))
    with identity(NIA):
        access.tell(WES, child.id, "handover.made", handed)
    wes = sign_in(WES)
    (address,) = re.findall(r'action="(/told/\d+/)"', page(wes, "/"))
    answer = wes.post(address, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "Handover. The record is not open to you" in answer.content.decode()


@pytest.mark.parametrize("group", list(lists.Group))
def test_an_empty_group_says_so(county: object, sign_in: SignIn, group: lists.Group) -> None:
    found = page(sign_in(NIA), f"/?group={group}")
    assert "None in this list" in found or "None: in each open case" in found
    assert "<table" not in found


def test_only_a_page_that_more_follows_leads_on(child: Child, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        child.tell(made_up(ActionAgreed, worker=NIA))
    monkeypatch.setattr("lantern.rooms.work.lists.A_PAGE", 2)
    monkeypatch.setattr("lantern.rooms.work.views.A_PAGE", 2)
    nia = sign_in(NIA)
    assert "The next page" in page(nia, "/?group=agreed")
    second = page(nia, "/?group=agreed&page=2")
    assert "The next page" not in second
    assert "The page before" in second
    assert "the list ends before this page" in page(nia, "/?group=agreed&page=3")


@pytest.mark.parametrize("asked", ["page=0", "page=abc", "page=-1", "page=999999999", f"page={10**20}"])
@pytest.mark.parametrize("group", ["later", "quiet", "everybody", "nonsense"])
def test_no_page_number_and_no_group_is_an_error(county: object, sign_in: SignIn, group: str, asked: str) -> None:
    page(sign_in(NIA), f"/?group={group}&{asked}")


def test_what_is_to_be_looked_at_again_is_listed_and_said_to_be_no_law(child: Child, sign_in: SignIn) -> None:
    marker = child.tell(made_up(MarkerSet, review_on=date(2026, 3, 2)))
    page = sign_in(NIA).get("/").content.decode()
    _, _, found = page.partition('<h2 class="govuk-heading-m">To look at again')
    assert "Not law" in found
    assert f"/entry/{marker}/" in found
    assert "Marker set: has been exploited; looked at again on 2 March 2026." in found


def test_what_is_looked_at_again_is_told_by_its_last_day_and_in_full_to_whoever_may_read_it(
    child: Child, sign_in: SignIn
) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=date.max))
    marker = child.tell(made_up(MarkerSet, review_on=date(2026, 3, 2)), marking="agency")
    child.tell(made_up(MarkerReviewed, review_on=date(2026, 6, 2)), matter=marker, marking="open")
    assert "has been exploited; looked at again on 2 June 2026." in page(sign_in(NIA), "/?group=again")
    partners = page(sign_in(PIA), "/?group=again")
    assert "Marker set.</a>" in partners
    assert "Tuesday 2 June 2026" in partners


def test_an_analyst_begins_with_what_their_force_recorded_and_not_with_clocks_of_others(
    child: Child, sign_in: SignIn
) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("update registry_worker set role = 'police_analyst' where id = %s", [PIA])
        cursor.execute(
            "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
            " values (40, 'Officer', 'police_officer', 2, 2, 1, true)"
        )
    child.tell(made_up(ShareMade, agency=POLICE, until=date.max))
    child.tell(made_up(ReferralReceived))
    child.tell(made_up(ActionAgreed, worker=NIA))
    child.tell(made_up(ContactMade))
    child.tell(made_up(MissingReported), by=40)
    child.tell(made_up(CarersAccountGiven), by=40, marking="restricted")
    found = page(sign_in(PIA), "/")
    assert "Where Marlshire police recorded something in the last 12 weeks" in found
    assert "Reported missing" in found
    assert found.count("What Marlshire police recorded<span") == 1
    assert "overdue" not in found.lower()
    assert "Done</a>" not in found
    assert f"/child/{child.id}/" in page(sign_in(NIA), "/?group=everybody")


def test_advice_to_refer_begins_the_referral_with_what_was_asked_and_is_offered_once(
    child: Child, sign_in: SignIn
) -> None:
    nia = sign_in(NIA)
    told = made_up(ConsultationHeld, advice=Advice.REFER, who="A nurse asked the lead", worry="He waits at the gate")
    consultation = child.tell(told)
    form = f"/child/{child.id}/record/referral.received/"
    assert f'href="{form}"' in nia.get(f"/entry/{consultation}/").content.decode()
    page = nia.get(form).content.decode()
    for carried in ("Carried over from consultation", "A nurse asked the lead", "He waits at the gate"):
        assert carried in page
    child.tell(made_up(ReferralReceived))
    assert "Begin the referral" not in nia.get(f"/entry/{consultation}/").content.decode()
    assert "He waits at the gate" not in nia.get(form).content.decode()
