"""A child's own page that is closed, or whose child died."""

from uuid import uuid4

from lantern.journal.acts import withdraw
from lantern.kinds.answers import When
from lantern.kinds.pathway.closing import ChildDied
from lantern.kinds.staying.own_page import OwnPageClosed
from tests.kinds.cast import NIA
from tests.kinds.made_up import made_up
from tests.rooms.own_page import TODAY, OwnPage, entries, on_one_day, own, send

__all__ = ["on_one_day", "own"]


def test_closed_or_withdrawn_it_is_gone_at_once(own: OwnPage) -> None:
    own.give(next="Amina comes on Friday.")
    (written,) = entries(own.child, "own_page.written")
    withdraw(own.child.id, written, because="Another child's", by=NIA, key=str(uuid4()))
    assert "Nothing is written here yet" in own.read()
    own.give(next="Amina comes on Sunday.")
    assert "Amina comes on Sunday." in own.read()
    send(own.worker, own.url("close"), OwnPageClosed)
    for url in ("/my/", "/my/say/", "/my/sent/"):
        assert "Nothing is here now" in own.read(url)
        assert "Amina" not in own.read(url)
    assert "0800 1111" in own.read("/my/ring/")
    unsent = own.reader.post("/my/say/", {"words": "He waits outside.", "_do": "record"})
    assert unsent.status_code == 409
    assert "He waits outside." in unsent.content.decode()
    assert entries(own.child, "own_page.answered") == []
    assert "No page of the child’s own is open" in own.worker.get(own.url("give")).content.decode()
    again = OwnPage(own.child, own.worker, "three@home.example")
    assert "Nothing is written here yet" in again.read()


def test_after_a_death_whoever_answers_for_the_child_is_asked_to_close_the_page(own: OwnPage) -> None:
    own.give(next="Amina comes on Friday.")
    pages = (own.url("child"), f"/child/{own.child.id}/")
    for url in pages:
        assert "Close it." not in own.worker.get(url).content.decode()
    own.child.tell(made_up(ChildDied, happened=When.on(TODAY)))
    for url in pages:
        assert "Close it." in own.worker.get(url).content.decode()
