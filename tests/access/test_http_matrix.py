"""The access matrix over HTTP: every address, each worker, each record and entry, against the same oracle."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from lantern import access
from lantern.journal.whose import DEEDS
from lantern.kinds.staying.daily import VisitMade
from lantern.rooms.recording import entry
from tests.access.addresses import (
    ABOUT_NOBODY,
    LISTS,
    OF_ACCOUNTS,
    OF_ENTRIES,
    OF_LOGS,
    OF_RECORDS,
    OF_REPORTS,
    SEARCHING,
    OfEntry,
    OfRecord,
    listed,
    names,
)
from tests.access.visiting import NOBODYS, Answer, Site, may, may_read, pairs, sorts_of_pairs, visiting
from tests.world import CHRONOLOGY, ID, WORKERS, Told, World

# Those of a family, and where their own pages are.
_LED_ON = {"mo": "/log/", "yas": "/my/"}
_THREE = ("maya", "dev", "ada")
# Pages for which something else than opening the record is needed.
_NOT_OPENED = ("child:emergency", "child:summary", "child:looked")


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site
        print(f"\n{site.visits} cells of the access matrix asked over HTTP")


def named(address: OfRecord | OfEntry) -> str:
    """What a test calls an address."""
    return "-".join((address.name, *address.more))


def wrong(answer: Answer, absent: Answer, serves: bool, rows: int) -> str:
    """What is wrong with an answer, or nothing."""
    if serves:
        if answer.status != 200:
            return f"{answer.status} where it is allowed"
        return "" if [row.refused for row in answer.logged] == [False] * rows else f"logged as {answer.logged}"
    if answer.status != 404:
        return f"{answer.status} where it is refused"
    if (answer.page, answer.headers) != (absent.page, absent.headers):
        return "not the page of what does not exist"
    return "" if [row.refused for row in answer.logged] == [True] else f"logged as {answer.logged}"


def test_no_address_is_missing_from_the_matrix() -> None:
    assert {name for name in names() if not name.startswith(OF_ACCOUNTS)} == listed()


@pytest.mark.parametrize("address", [*OF_RECORDS, *OF_REPORTS, *OF_LOGS], ids=named)
def test_a_page_of_a_record_is_served_to_whom_the_rules_say(address: OfRecord, site: Site) -> None:
    found = {}
    for worker, record in asked_about(address):
        answer = site.get(worker, address.url(ID[record]))
        if fault := wrong(answer, site.absent(worker), address.serves(worker, record), address.rows):
            found[worker, record] = fault
    assert found == {}


@pytest.mark.parametrize("address", OF_ENTRIES, ids=named)
def test_a_page_of_an_entry_is_served_to_whom_the_rules_say(address: OfEntry, site: Site) -> None:
    found = {}
    for worker in WORKERS:
        for told in asked_of(site.world, worker, address):
            answer = site.get(worker, address.url(told.id))
            serves = address.serves(worker, told)
            fault = wrong(answer, site.absent(worker), serves, 1)
            # That words are shown to nobody else is looked at on every page.
            if not fault and address.name == "recording:entry" and serves and may_read(worker, told):
                fault = "" if told in site.words_in(answer) else "its words are not shown"
            if fault:
                found[worker, told.record, told.word, told.kind.kind, told.marking] = fault
    assert found == {}


def asked_about(address: OfRecord) -> list[tuple[str, str]]:
    """Every worker with every record at the front page; elsewhere one pair of each sort."""
    if address.name == "site:child":
        return pairs()
    without_opening = ("search_told", "summary", "audit") if address.name in _NOT_OPENED else ()
    return sorts_of_pairs("open", *without_opening)


def asked_of(world: World, worker: str, address: OfEntry) -> list[Told]:
    """Of Asha's entries each sort once, where she may be opened, and else a few; of each other sort of record one."""
    sorts = {sort_to(worker, told, address): told for told in reversed(world.told) if told.record == "asha"}
    hers = list(sorts.values())
    if not may(worker, "asha", "open"):
        hers = hers[::4]
    if address.name != "recording:entry":
        return hers
    open_ones = {told.record: told for told in world.told if told.marking == "open"}
    return hers + [open_ones[record] for who, record in sorts_of_pairs("open") if who == worker]


def sort_to(worker: str, told: Told, address: OfEntry) -> tuple[str, ...]:
    """What the rules go by, of an entry; what it is of matters only to reading it and to amending it."""
    what = told.kind.kind if address.name in ("recording:entry", "recording:amend") else str(told.kind.guarded)
    return what, told.marking, told.author_to(worker)


@pytest.mark.parametrize("address", [*OF_RECORDS, *OF_ENTRIES], ids=named)
def test_what_does_not_exist_looks_alike_at_every_address(address: OfRecord | OfEntry, site: Site) -> None:
    for worker in _THREE:
        assert wrong(site.get(worker, address.url(NOBODYS)), site.absent(worker), False, 1) == ""


@pytest.mark.parametrize("name", [*LISTS, *SEARCHING])
def test_a_list_is_served_to_whom_it_is_for_and_logged_once(name: str, site: Site) -> None:
    found = {}
    for worker in WORKERS:
        answer = site.get(worker, reverse(name))
        if worker in _LED_ON and name == "work:mine":
            right = (answer.status, answer.where, answer.logged) == (302, _LED_ON[worker], ())
        elif worker in (LISTS | SEARCHING)[name]:
            rows = [(False, None)] if name in LISTS else []
            right = answer.status in (200, 302) and [(row.refused, row.record) for row in answer.logged] == rows
        else:
            right = wrong(answer, site.get(worker, f"{reverse(name)}nothing/"), False, 1) == ""
        if not right:
            found[worker] = (answer.status, answer.logged)
    assert found == {}


@pytest.mark.parametrize("name", ABOUT_NOBODY)
def test_a_page_about_nobody_is_served_to_every_worker(name: str, site: Site) -> None:
    for worker in _THREE:
        answer = site.get(worker, reverse(name, args=ABOUT_NOBODY[name]))
        assert (answer.status, answer.logged) == (200, ())


@pytest.mark.parametrize("address", [*OF_RECORDS, *OF_ENTRIES], ids=named)
def test_whoever_is_not_signed_in_learns_nothing_of_what_exists(address: OfRecord | OfEntry, site: Site) -> None:
    id = ID["asha"] if isinstance(address, OfRecord) else site.world.told[0].id
    for method in ("GET", "POST"):
        answer, absent = (site.visit("", method, address.url(one)) for one in (id, NOBODYS))
        assert answer.status == absent.status == 302
        assert answer.where.startswith("/account/login/?next=/")
        assert (answer.page, answer.logged) == (absent.page, ())


def test_a_page_whose_guard_is_taken_away_is_seen(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "may", lambda action, record: True)
    monkeypatch.setattr(access, "allowed", lambda actions, record: frozenset(actions))
    # A chronology is looked for by its own id first, and whose it is only the database says.
    for address in (one for one in OF_RECORDS if str(CHRONOLOGY) not in one.more):
        assert wrong(site.get("wes", address.url(ID["asha"])), site.absent("wes"), False, 1) != "", address.name


def test_a_deed_whose_guard_is_taken_away_is_seen(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "whose", lambda id, by: (ID["asha"], frozenset(DEEDS)))
    told = site.world.of("asha", VisitMade, "restricted", "huw")
    for address in OF_ENTRIES[1:]:
        answer = site.get("pia", address.url(told.id))
        assert wrong(answer, site.absent("pia"), address.serves("pia", told), 1) != "", address
