"""The pathway of a child: the chart that began last is shown, and two of one title can be told apart."""

import re
from collections.abc import Callable
from datetime import date

from django.test import Client

from lantern.kinds.answers import When
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.pathway.closing import EpisodeClosed
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up

EDITION = re.compile(r'name="chart" value="([^"]+)"')


def test_a_child_who_was_referred_again_has_two_charts_each_with_its_day(
    child: Child, sign_in: Callable[[int], Client]
) -> None:
    first = child.tell(made_up(ReferralReceived, happened=When.on(date(2024, 3, 4))))
    child.tell(made_up(EpisodeClosed, happened=When.on(date(2024, 6, 3))), matter=first)
    again = child.tell(made_up(ReferralReceived, happened=When.on(date(2025, 3, 10))))
    nia = sign_in(NIA)
    shown = nia.get(f"/child/{child.id}/pathway/").content.decode()
    listed = shown[shown.index('aria-label="Flow charts of this child"') :].partition("</nav>")[0]
    assert re.findall(r"Episode of need, \w+ (\d+ \w+ \d+)", listed) == ["4 March 2024", "10 March 2025"]
    assert re.findall(r'href="\?*[^"]*chart=([^"&]+)" aria-current="page"', listed) == [f"process:{again}"]


def test_whoever_switches_editions_stays_on_the_chart(child: Child, sign_in: Callable[[int], Client]) -> None:
    first = child.tell(made_up(ReferralReceived, happened=When.on(date(2024, 3, 4))))
    child.tell(made_up(ReferralReceived, happened=When.on(date(2025, 3, 10))))
    nia = sign_in(NIA)
    chosen = f"process:{first}"
    shown = nia.get(f"/child/{child.id}/pathway/", {"chart": chosen}).content.decode()
    assert EDITION.findall(shown) == [chosen]
    assert EDITION.findall(nia.get(f"/child/{child.id}/pathway/").content.decode()) == []
