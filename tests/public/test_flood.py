"""A flood loses no report that is meant: nothing is refused, and what is meant stands in front."""

import os
import random
from datetime import UTC, datetime
from itertools import count
from uuid import UUID

import psycopg

from lantern.access import identity
from lantern.public import likeness, phrase, store
from lantern.public.telling import Telling
from lantern.rooms.intake.waiting import A_PAGE, Group, Waiting, waiting
from lantern.settings.server import OWNER
from tests.public.conftest import FORM, Area, encoded
from tests.world import NUMBER

SOURCES, MEANT = 1_000, 200
JUNK = int(os.environ.get("LANTERN_FLOOD", "2000"))
DANGERS = ("now", "soon", "not_sure", "not_now")
_CHANCE = random.Random(7)
# Said over and over, as somebody does who would bury what others tell.
_REPEATED = "come quickly there is a girl in the blue house by the river and they will not let her out please hurry"
_WORDS = """
friend brother sister teacher scared message picture photo online game car night school park station bus girl boy older
phone money present secret room party tomorrow evening street shop threatened hurt crying quiet changed missing
""".split()  # noqa: SIM905 - a list of words reads best as words


def meant(n: int) -> dict[str, str]:
    """What somebody really tells: in words of their own, from a place of their own."""
    what = " ".join(_CHANCE.choices(_WORDS, k=_CHANCE.randint(5, 40)))
    return {"what": f"{what} number {n}", "danger": DANGERS[n % 4], "address": f"10.{n // 250}.{n % 250}.9"}


def junk(n: int) -> dict[str, str]:
    """One of a flood: nearly the same words each time, from one of a thousand places, always "now"."""
    return {"what": f"{_REPEATED} {n}", "danger": "now", "address": f"172.16.{n % SOURCES // 250}.{n % SOURCES % 250}"}


def keep(told: dict[str, str], n: int) -> None:
    """What the page does once it has read the form, without a web server's time for each."""
    given = Telling.of(told)
    words = phrase.phrase_of(f"{n:043}")
    source = told["address"].encode()
    store.make(1, phrase.receipt_of(words), given.report(datetime.now(UTC)), source, likeness.alike(told["what"]))


def everything(group: Group) -> list[Waiting]:
    """A whole group, as somebody on duty pages through it."""
    found: list[Waiting] = []
    with identity(NUMBER["dev"]):
        for page in count(1):
            rows = waiting(group, page).rows[group]
            found += rows
            if len(rows) < A_PAGE:
                break
    return found


def test_a_flood_loses_no_report_that_is_meant_and_buries_none(area: Area) -> None:
    flood = [junk(n) for n in range(JUNK)] + [meant(n) for n in range(MEANT)]
    _CHANCE.shuffle(flood)
    for n, told in enumerate(flood):
        keep(told, n)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        kept = owner.execute(
            "select e.record_id, b.body, e.outcome from journal_entry e join journal_body b using (position)"
            " where e.kind = 'public_report.made'"
        ).fetchall()
    assert len(kept) == JUNK + MEANT
    ours = {record: danger for record, body, danger in kept if _REPEATED not in body}
    assert len(ours) == MEANT
    new, crowd = everything(Group.NEW), everything(Group.CROWD)
    assert len(new) + len(crowd) == JUNK + MEANT
    assert {one.record for one in new} >= set(ours)
    places = {one.record: place for place, one in enumerate(new)}
    assert len(new) - MEANT <= 3
    urgent = [places[record] for record, danger in ours.items() if danger == "now"]
    assert max(urgent) < MEANT // 4 + 3
    ordered = [one.danger for one in new]
    assert ordered == sorted(ordered, key=lambda danger: DANGERS.index(danger.value))


def test_a_flood_of_different_words_from_few_places_stands_beside(area: Area) -> None:
    for n in range(60):
        told = meant(n) | {"address": f"10.9.9.{n % 2}", "danger": "now"}
        keep(told, n)
    for n in range(5):
        keep(meant(1_000 + n), 1_000 + n)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        # A source is counted by the hours of the clock, and one may end while they are told.
        owner.execute("update intake_report set made_at = date_trunc('hour', now())")
    new, crowd = everything(Group.NEW), everything(Group.CROWD)
    assert (len(new), len(crowd)) == (2 * 10 + 5, 40)
    assert all(one.from_source == 30 for one in crowd)


def test_the_same_source_is_told_again_only_through_the_web_by_a_digest(area: Area) -> None:
    for n in range(3):
        area.tell(f"number {n} of some different words", address="198.51.100.7")
    area.tell("from somewhere else altogether", address="198.51.100.8")
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        sources = [bytes(source) for (source,) in owner.execute("select source from public_receipt")]
    assert sorted(sources.count(source) for source in set(sources)) == [1, 3]
    assert not any(b"198" in source for source in sources)


def test_a_flood_stops_nobody_from_telling(area: Area) -> None:
    for n in range(40):
        answer = area.client.post("/write/", encoded(what=_REPEATED, key=f"{n:043}"), FORM)
        assert answer.status_code == 200


def test_texts_that_share_their_wording_are_alike_and_others_are_not() -> None:
    one, other = likeness.alike(_REPEATED + " 1"), likeness.alike(_REPEATED + " again")
    assert one is not None
    assert other is not None
    assert set(one) & set(other)
    assert not set(one) & set(likeness.alike(meant(1)["what"] + " and a few words more to make it long") or ())
    assert likeness.alike("help me") is None


def test_a_record_is_found_by_every_reader_on_duty(area: Area) -> None:
    area.tell("something")
    found: list[set[UUID]] = []
    for worker in ("dev", "dia", "drew"):
        with identity(NUMBER[worker]):
            found.append({one.record for one in waiting().rows[Group.NEW]})
    assert len(found[0]) == 1
    assert found[0] == found[1] == found[2]
