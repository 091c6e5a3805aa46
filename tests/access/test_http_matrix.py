"""The access matrix over HTTP: every address, each worker, each record and entry, against the same oracle."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import reverse

from tests.access.addresses import (
    ABOUT_NOBODY,
    LISTS,
    OF_ACCOUNTS,
    OF_ENTRIES,
    OF_RECORDS,
    SEARCHING,
    OfEntry,
    OfRecord,
    listed,
    names,
)
from tests.access.visiting import Answer, Site, pairs, sorts_of_pairs, visiting
from tests.world import ID, RECORDS, WORKERS, Told, World

NOBODYS = UUID(int=0xDEAD)  # an id that no record and no entry has
_id = lambda one: "-".join((one.name, *one.more))  # noqa: E731 - a name for a test, no more


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site
        print(f"\n{site.visits} cells visited over HTTP")


def refused(site: Site, cache: dict[tuple[str, str], Answer], worker: str, url: str) -> Answer:
    """What a worker is sent for what does not exist, asked for once."""
    if (worker, url) not in cache:
        cache[worker, url] = site.get(worker, url)
    return cache[worker, url]


def wrong(answer: Answer, absent: Answer, serves: bool, rows: int) -> str:
    """What is wrong with an answer, or nothing."""
    if serves:
        if answer.status != 200:
            return f"{answer.status} where it is allowed"
        if [row.refused for row in answer.logged] != [False] * rows:
            return f"logged as {answer.logged}"
        return ""
    if answer.status != 404:
        return f"{answer.status} where it is refused"
    if (answer.page, answer.headers) != (absent.page, absent.headers):
        return "not the page of what does not exist"
    return "" if [row.refused for row in answer.logged] == [True] else f"logged as {answer.logged}"


def test_no_address_is_missing_from_the_matrix() -> None:
    found = {name for name in names() if not name.startswith(OF_ACCOUNTS)}
    assert found == listed()


@pytest.mark.parametrize("address", OF_RECORDS, ids=_id)
def test_a_page_of_a_record_is_served_to_whom_the_rules_say(address: OfRecord, site: Site) -> None:
    every = pairs() if address.name == "site:child" else sorts_of_pairs()
    absent: dict[tuple[str, str], Answer] = {}
    found = {}
    for worker, record in every:
        answer = site.get(worker, address.url(ID[record]))
        none = refused(site, absent, worker, address.url(NOBODYS))
        if fault := wrong(answer, none, address.serves(worker, record), address.rows):
            found[worker, record] = fault
    assert found == {}


@pytest.mark.parametrize("address", OF_ENTRIES, ids=_id)
def test_a_page_of_an_entry_is_served_to_whom_the_rules_say(address: OfEntry, site: Site) -> None:
    absent: dict[tuple[str, str], Answer] = {}
    found = {}
    for worker in WORKERS:
        none = refused(site, absent, worker, address.url(NOBODYS))
        for told in asked_of(site.world, address):
            answer = site.get(worker, address.url(told.id))
            if fault := wrong(answer, none, address.serves(worker, told), 1):
                found[worker, told.record, told.word, told.kind.kind, told.marking] = fault
    assert found == {}


def asked_of(world: World, address: OfEntry) -> list[Told]:
    """The entries to ask for: of each record some, of Asha's each sort once."""
    sorts = {(told.record, told.kind_class, told.marking, told.author): told for told in reversed(world.told)}
    hers = [told for told in sorts.values() if told.record == "asha"]
    others = {told.record: told for told in sorts.values() if told.marking == "open"}
    return hers + (list(others.values()) if address.name == "recording:entry" else [])


def test_words_are_shown_to_whoever_may_read_them_and_to_nobody_else(site: Site) -> None:
    shown = {
        (worker, told.word)
        for worker in WORKERS
        for told in asked_of(site.world, OF_ENTRIES[0])
        if told in site.words_in(site.get(worker, OF_ENTRIES[0].url(told.id)))
    }
    expected = {
        (worker, told.word)
        for worker in WORKERS
        for told in asked_of(site.world, OF_ENTRIES[0])
        if OF_ENTRIES[0].serves(worker, told) and reads(worker, told)
    }
    assert shown == expected


def reads(worker: str, told: Told) -> bool:
    from tests.access.visiting import may_read
    return may_read(worker, told)


@pytest.mark.parametrize("name", [*LISTS, *SEARCHING])
def test_a_list_is_served_to_whom_it_is_for_and_logged_once(name: str, site: Site) -> None:
    serves = (LISTS | SEARCHING)[name]
    found = {}
    for worker in WORKERS:
        answer = site.get(worker, reverse(name))
        absent = site.get(worker, "/nothing/")
        if worker in serves:
            rows = [(False, None)] if name in LISTS else []
            right = answer.status in (200, 302) and [(row.refused, row.record) for row in answer.logged] == rows
        else:
            right = (answer.status, answer.page) == (404, absent.page) and [r.refused for r in answer.logged] == [True]
        if not right:
            found[worker] = (answer.status, answer.logged)
    assert found == {}


@pytest.mark.parametrize("name", ABOUT_NOBODY)
def test_a_page_about_nobody_is_served_to_every_worker(name: str, site: Site) -> None:
    for worker in WORKERS:
        answer = site.get(worker, reverse(name, args=ABOUT_NOBODY[name]))
        assert (answer.status, answer.logged) == (200, ())


def test_whoever_is_not_signed_in_is_asked_to_sign_in_whatever_exists(site: Site) -> None:
    for address in (*OF_RECORDS, *OF_ENTRIES):
        for record in (*map(ID.get, RECORDS), site.world.told[0].id):
            for method in ("GET", "POST"):
                answer = site.visit("", method, address.url(record))
                absent = site.visit("", method, address.url(NOBODYS))
                assert answer.status == absent.status == 302
                assert answer.where.startswith("/account/login/?next=/")
                assert (answer.page, answer.logged) == (absent.page, ())
