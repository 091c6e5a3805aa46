"""Where a form lets an entry stand: in what is under way, and on a closed case in the child as a whole."""

import re
from collections.abc import Callable

from django.test import Client

from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.missing.episode import MissingReported, MissingReturned
from lantern.kinds.pathway.closing import EpisodeClosed
from tests.kinds.cast import NIA, TOM, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]
OVER = "What was under way has ended."


def chosen(client: Client, child: Child, kind: str) -> tuple[str, bool]:
    """What a form of this kind has chosen, and whether it says that the work has ended."""
    page = client.get(f"/child/{child.id}/record/{kind}/").content.decode()
    (found,) = re.findall(
        r'<option value="([^"]*)" selected>', page.partition("Who may read it")[0].partition(">It belongs to<")[2]
    )
    return found, OVER in page


def test_what_is_new_to_a_closed_case_stands_in_the_child_and_what_is_waited_for_in_its_episode(
    child: Child, sign_in: SignIn
) -> None:
    nia, episode = sign_in(NIA), child.tell(made_up(ReferralReceived))
    kinds = ("level.judged", "visit.made", "strategy_discussion.held")
    assert [chosen(nia, child, kind) for kind in kinds] == [(str(episode), False)] * 3
    child.tell(made_up(EpisodeClosed), by=TOM, matter=episode)
    assert [chosen(nia, child, kind) for kind in kinds] == [("none", True)] * 3
    again = child.tell(made_up(ReferralReceived))
    assert chosen(nia, child, "visit.made") == (str(again), False)


def test_what_tells_of_one_matter_alone_stands_in_it_also_when_that_has_ended(child: Child, sign_in: SignIn) -> None:
    missing = child.tell(made_up(MissingReported))
    child.tell(made_up(MissingReturned), matter=missing)
    assert chosen(sign_in(NIA), child, "carers_account.given") == (str(missing), False)
