"""A chronology as it is drawn: what was picked stays as it was, and nobody reads of it what they may not read."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from lantern.access import identity
from lantern.journal.acts import amend, restrict, withdraw
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.coming_in.grading import InformationGraded
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.declare import Marking
from lantern.kinds.judgement.chronology import Chosen, ChronologyBegun, ChronologyDrawn
from lantern.kinds.pathway.conference import ConferenceHeld
from lantern.kinds.recording import entry_of
from lantern.page.prints.for_whom import Reader
from lantern.rooms.chronology.offered import LONG, offered, placed, silences
from lantern.rooms.chronology.printed import printed
from lantern.rooms.chronology.versions import chronologies
from tests.kinds.cast import NIA, PIA, POLICE, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]
TODAY = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def on_one_day() -> object:
    """The pages are read on the day on which the stories end; what is recorded is stamped by the database."""
    with override_settings(LANTERN_TODAY=TODAY):
        yield


def told(child: Child, word: str, days_ago: int, by: int = NIA, marking: Marking = "open") -> UUID:
    """An entry that says one word that no other does."""
    return child.tell(said(word, days_ago), by=by, marking=marking)


def said(word: str, days_ago: int) -> InformationReceived:
    """What somebody told, with one word that no other entry says."""
    day = TODAY - timedelta(days=days_ago)
    made: InformationReceived = made_up(InformationReceived, happened=When.on(day), learned=day, what=word)
    return made


def shared(child: Child) -> Child:
    """The police see the record too."""
    until = TODAY + timedelta(days=3650)
    child.tell(made_up(ShareMade, happened=When.on(TODAY), agency=POLICE, until=until))
    return child


class Drawing:
    """One chronology as somebody draws it on the pages, without JavaScript."""

    def __init__(self, child: Child, client: Client) -> None:
        self.client = client
        self.child = child
        self.matter = child.tell(made_up(ChronologyBegun, happened=When.on(TODAY), since=TODAY - timedelta(days=900)))
        self.typed: dict[str, Any] = {}

    def url(self, name: str) -> str:
        """One of the pages of this chronology."""
        return reverse(f"chronology:{name}", args=[self.child.id, self.matter])

    def press(self, do: str, **typed: Any) -> str:
        """Press a button with what the page carries and what is typed; gives the page that comes."""
        self.typed |= typed
        answer = self.client.post(self.url("draw"), self.typed | {"_do": do}, follow=True)
        if "carried" in (answer.context or {}):
            self.typed = self.typed | dict(answer.context["carried"])
            if "rows" in answer.context:
                self.typed["picked"] = [str(line.entry) for line, *_ in answer.context["rows"]]
        return answer.content.decode()

    def opened(self) -> str:
        """The form as it opens."""
        answer = self.client.get(self.url("draw"))
        self.typed = dict(answer.context["carried"])
        return answer.content.decode()

    def draw(self, *entries: UUID, **typed: Any) -> str:
        """Pick these, write this, and record a version."""
        self.opened()
        self.press("pick", tick=[str(one) for one in entries])
        return self.press("record", **typed)

    def page(self, client: Client | None = None, query: str = "") -> str:
        """The chronology as somebody reads it."""
        return (client or self.client).get(self.url("one") + query).content.decode()


def order(page: str, *words: str) -> list[str]:
    """The words in the order in which the page says them."""
    return sorted((word for word in words if word in page), key=page.index)


def test_what_is_picked_stands_in_order_of_time_until_somebody_moves_it(child: Child, sign_in: SignIn) -> None:
    late, early, other = told(child, "Heron", 10), told(child, "Kestrel", 300), told(child, "Plover", 200)
    drawing = Drawing(child, sign_in(NIA))
    assert order(drawing.opened(), "Heron", "Kestrel", "Plover") == ["Kestrel", "Plover", "Heron"]
    assert order(drawing.press("pick", tick=[str(late), str(early)]), "Heron", "Kestrel") == ["Kestrel", "Heron"]
    moved = drawing.press(f"down:{early}")
    assert order(moved, "Heron", "Kestrel") == ["Heron", "Kestrel"]
    assert "Plover" not in moved
    page = drawing.press("record", **{f"why-{early}": "It came first.", "analysis": "They belong together."})
    assert order(page, "They belong together.", "Heron", "Kestrel", "It came first.")[0] == "They belong together."
    assert order(page, "Heron", "Kestrel") == ["Heron", "Kestrel"]
    with identity(NIA):
        before = Case.read(child.id, NIA).by_id[other]
    assert before.amended_at is None


def test_how_the_police_grade_what_was_picked_stands_beside_it(child: Child, sign_in: SignIn) -> None:
    heron = told(shared(child), "Heron", 10)
    child.tell(made_up(InformationGraded), by=PIA, matter=heron)
    drawing = Drawing(child, sign_in(NIA))
    graded = "Police grade 1A (reliable, known to the source directly)"
    assert graded in drawing.opened()
    assert graded in drawing.draw(heron)
    assert graded in drawing.client.get(drawing.url("print") + "?whom=court").content.decode()
    assert graded not in drawing.client.get(drawing.url("print") + "?whom=conference").content.decode()


def test_nothing_typed_is_lost_between_the_steps_or_on_leaving(child: Child, sign_in: SignIn) -> None:
    one, two = told(child, "Heron", 10), told(child, "Kestrel", 300)
    drawing = Drawing(child, sign_in(NIA))
    drawing.opened()
    drawing.press("pick", tick=[str(one), str(two)])
    drawing.press("choose", **{f"why-{one}": "Because of the car.", "analysis": "So far."})
    drawing.press("pick", tick=[str(two)])
    drawing.press("leave")
    assert "So far." in drawing.opened()
    again = drawing.press("pick", tick=[str(one), str(two)])
    assert "Because of the car." in again


def test_whoever_may_not_read_an_entry_sees_nothing_of_it_nor_of_what_was_written_about_it(
    child: Child, sign_in: SignIn
) -> None:
    shared(child)
    seen, kept = told(child, "Heron", 10), told(child, "Kestrel", 300, marking="restricted")
    drawing = Drawing(child, sign_in(NIA))
    mine = drawing.draw(seen, kept, **{f"why-{kept}": "Curlew", f"why-{seen}": "Dunlin"})
    assert order(mine, "Kestrel", "Curlew", "Heron", "Dunlin") == ["Kestrel", "Curlew", "Heron", "Dunlin"]
    police = sign_in(PIA)
    theirs = drawing.page(police)
    assert order(theirs, "Heron", "Dunlin", "Kestrel", "Curlew") == ["Heron", "Dunlin"]
    with identity(PIA):
        bodies = str([entry.body for entry in Case.read(child.id, PIA).entries])
    assert str(seen) in bodies
    assert str(kept) not in bodies
    restrict(child.id, seen, marking="restricted", because="The address is in it.", by=NIA, key=str(uuid4()))
    assert order(drawing.page(police), "Heron", "Dunlin") == []
    with identity(PIA):
        assert str(seen) not in str([entry.body for entry in Case.read(child.id, PIA).entries])


def test_no_generic_page_shows_what_was_written_and_none_amends_it(child: Child, sign_in: SignIn) -> None:
    one = told(child, "Heron", 10)
    client = sign_in(NIA)
    Drawing(child, client).draw(one, **{f"why-{one}": "Curlew"})
    with identity(NIA):
        (drawn,) = Case.read(child.id, NIA).of_kind("chronology.drawn")
    page = client.get(reverse("recording:entry", args=[drawn.id])).content.decode()
    assert "Curlew" not in page
    assert client.get(reverse("recording:amend", args=[drawn.id])).status_code == 404
    assert client.get(reverse("recording:write", args=[child.id, "chronology.drawn"])).status_code == 404


def test_what_was_amended_says_so_and_what_was_withdrawn_is_gone_with_what_was_written_about_it(
    child: Child, sign_in: SignIn
) -> None:
    shared(child)
    right, wrong = told(child, "Heron", 10), told(child, "Kestrel", 300)
    hidden = told(child, "Plover", 200, marking="restricted")
    drawing = Drawing(child, sign_in(NIA))
    drawing.draw(right, wrong, hidden, **{f"why-{wrong}": "Curlew"})
    amend(right, entry_of(said("Egret", 10), child.id), because="Misheard", by=NIA, key=str(uuid4()))
    withdraw(child.id, wrong, because="Another child's", by=NIA, key=str(uuid4()))
    page = drawing.page()
    assert "Egret" in page
    assert "after this was drawn. This is what it says now." in page
    assert order(page, "Kestrel", "Curlew", "Heron") == []
    assert "An entry that stood here was withdrawn since." in page
    withdraw(child.id, hidden, because="Another child's", by=NIA, key=str(uuid4()))
    assert "2 entries that stood here were withdrawn since." in drawing.page()
    assert "An entry that stood here was withdrawn since." in drawing.page(sign_in(PIA))


def test_a_thousand_entries_are_not_too_many_to_pick(child: Child, sign_in: SignIn) -> None:
    heron = told(child, "Heron", 10)
    drawing = Drawing(child, sign_in(NIA))
    drawing.opened()
    page = drawing.press("pick", tick=[str(heron), *(str(uuid4()) for _ in range(1200))])
    assert "step 2 of 2" in page
    assert "Heron" in page


def test_every_version_stays_and_the_last_one_recorded_stands(child: Child, sign_in: SignIn) -> None:
    one, two = told(child, "Heron", 10), told(child, "Kestrel", 300)
    drawing = Drawing(child, sign_in(NIA))
    drawing.draw(one, analysis="First thoughts.")
    assert "First thoughts." in drawing.opened()
    drawing.draw(one, two, analysis="Second thoughts.")
    assert order(drawing.page(), "Kestrel", "Heron", "First thoughts.") == ["Kestrel", "Heron"]
    with identity(NIA):
        (found,) = chronologies(Case.read(child.id, NIA))
    earlier = drawing.page(query=f"?version={found.versions[0].id}")
    assert order(earlier, "First thoughts.", "Heron", "Kestrel") == ["First thoughts.", "Heron"]


def test_a_version_drawn_over_one_not_seen_is_shown_first_and_an_empty_one_is_refused(
    child: Child, sign_in: SignIn
) -> None:
    one = told(child, "Heron", 10)
    drawing = Drawing(child, sign_in(NIA))
    drawing.opened()
    assert "Pick at least one entry" in drawing.press("record")
    drawing.press("pick", tick=[str(one)])
    meanwhile = ChronologyDrawn(happened=When.on(TODAY), analysis="Somebody else's.")
    child.tell(meanwhile, matter=drawing.matter, occasion=uuid4())
    assert "Somebody recorded another version meanwhile" in drawing.press("record")
    assert "Somebody recorded another version" not in drawing.press("record")
    with identity(NIA):
        (found,) = chronologies(Case.read(child.id, NIA))
    assert len(found.versions) == 2


def drawn(child: Child, *entries: UUID) -> None:
    """A version with these entries, each with a word about it, as their markings call for."""
    matter = child.tell(made_up(ChronologyBegun, happened=When.on(TODAY)))
    items = tuple(Chosen(entry=id, place=place, why=f"Why{place}") for place, id in enumerate(entries, start=1))
    child.tell(ChronologyDrawn(happened=When.on(TODAY), items=items), matter=matter, occasion=uuid4())


def test_a_print_names_whose_entry_is_left_out_only_where_that_may_be_told(child: Child) -> None:
    kept = told(child, "Kestrel", 300, marking="restricted")
    conference = child.tell(made_up(ConferenceHeld, happened=When.on(TODAY), decision="no_plan"))
    heard = told(child, "Heron", 10)
    drawn(child, kept, heard, conference)
    with identity(NIA):
        case = Case.read(child.id, NIA)
        (found,) = chronologies(case)
        assert found.latest
        given = {reader: printed(case, found.latest, reader) for reader in Reader}
    assert [line.why for line in given[Reader.WORKER]] == ["Why1", "Why2", "Why3"]
    (left_out, *others) = given[Reader.COURT]
    assert left_out.left_out == (
        "An entry of Marlshire services is left out here: marked restricted or for one agency. Ask Marlshire services."
    )
    assert [line.why for line in others] == ["Why2", "Why3"]
    assert [line.role for line in others] == ["Social worker"] * 2
    for reader in (Reader.CONFERENCE, Reader.FAMILY, Reader.CHILD):
        (only,) = given[reader]
        assert (only.why, only.left_out) == ("", "")
    (for_child,) = given[Reader.CHILD]
    assert for_child.says.startswith("There was a meeting about how to keep you safe.")
    assert for_child.owner == ""


def test_the_printed_page_says_for_whom_it_is_and_that_it_is_a_selection(child: Child, sign_in: SignIn) -> None:
    drawing = Drawing(child, sign_in(NIA))
    drawing.draw(told(child, "Heron", 10), analysis="Of the worker's own.")
    asked = drawing.client.get(drawing.url("print")).content.decode()
    assert "For whom is this print?" in asked
    court = drawing.client.get(drawing.url("print") + "?whom=court").content.decode()
    assert order(court, "A court", "not the whole record", "Of the worker's own.".replace("'", "&#x27;"), "Heron") == [
        "A court",
        "not the whole record",
        "Of the worker&#x27;s own.",
        "Heron",
    ]
    family = drawing.client.get(drawing.url("print") + "?whom=family").content.decode()
    assert order(family, "Heron", "Of the worker") == []
    assert "what was written beside the entries" in family


def test_a_gap_is_offered_between_open_entries_alone_and_not_where_something_restricted_stands(child: Child) -> None:
    long = LONG.days + 1
    for days_ago in (5 * long, 4 * long, 4 * long - 5, 2 * long):
        told(child, "Heron", days_ago)
    told(child, "Kestrel", 3 * long, marking="restricted")
    ago = [TODAY - timedelta(days=n * long) for n in range(6)]
    with identity(NIA):
        case = Case.read(child.id, NIA)
        found = list(silences(case, offered(case, None), TODAY))
    assert [(one.since, one.until) for one in found] == [(ago[5], ago[4]), (ago[2], TODAY)]


def test_an_agency_that_sees_the_record_and_never_wrote_is_a_gap_as_well(child: Child) -> None:
    since = TODAY - LONG
    until = TODAY + timedelta(days=3650)
    child.tell(made_up(ShareMade, happened=When.on(since), agency=POLICE, until=until))
    with identity(NIA):
        case = Case.read(child.id, NIA)
        (found,) = silences(case, offered(case, None), TODAY)
    assert (found.agency, found.since, found.until) == (POLICE, since, TODAY)


def test_what_is_new_comes_where_it_happened_and_what_was_moved_stays_moved(child: Child) -> None:
    ids = [told(child, "Heron", days_ago) for days_ago in (300, 200, 100)]
    with identity(NIA):
        by_id = Case.read(child.id, NIA).by_id
    first, second, third = (by_id[id] for id in ids)
    assert placed([], [third, first]) == [first, third]
    assert placed([third, first], [second]) == [second, third, first]


def test_a_chronology_cannot_end_before_it_begins() -> None:
    wrong = made_up(ChronologyBegun, since=TODAY, until=TODAY - timedelta(days=1)).impossible(TODAY)
    assert "until" in wrong
