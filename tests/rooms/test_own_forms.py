"""What a room records by a form of its own is recorded by no other: that form asks what others do not."""

from collections.abc import Callable

from django.test import Client

from lantern.kinds.declare import kinds
from lantern.rooms.recording.choosing import newest
from tests.kinds.cast import NIA, Child

SignIn = Callable[[int], Client]


def test_no_other_form_is_offered_or_answers(child: Child, sign_in: SignIn) -> None:
    nia = sign_in(NIA)
    own = {kind.kind for kind in kinds() if kind.has_own_form}
    assert own.isdisjoint(kind.kind for kind in newest())
    assert nia.get(f"/child/{child.id}/record/visit.made/").status_code == 200
    assert [name for name in own if nia.get(f"/child/{child.id}/record/{name}/").status_code != 404] == []


def test_what_may_name_nobody_has_its_own_form_so_that_it_stands_in_no_person_s_record() -> None:
    assert [kind.kind for kind in kinds() if kind.unnamed and not kind.has_own_form] == []
