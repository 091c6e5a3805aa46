"""The page never says whether anybody is known: what it answers is the same to the byte, whoever is named."""

import os
import random
import re
import statistics
import time

import psycopg
import pytest

from lantern.kinds.names import NameGiven
from lantern.settings.server import OWNER
from tests.kinds.made_up import made_up
from tests.public.conftest import FORM, Area, encoded
from tests.world import days_ago

KNOWN, UNKNOWN = "Leila Carrowmere", "Freda Quillhaven"
_PAIRS = 60
_WORDS = re.compile(r'<p class="lantern-receipt">.*?</p>|name="key" value="[^"]*"|value="[a-z ]{20,}"')


def masked(page: bytes) -> str:
    """A page without the words of its receipt, which are made at random."""
    return _WORDS.sub("…", page.decode())


def know(area: Area) -> None:
    """A child of the known name, with everything that a record is searched by."""
    told = made_up(NameGiven, happened=days_ago(3), given="Leila", family="Carrowmere")
    area.world.tell("cara", "dia", told)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        found = owner.execute("select count(*) from people_name where folded like '%carrowmere%'").fetchone()
    assert found == (1,)


def answers(area: Area, name: str, n: int) -> tuple[list[str], list[tuple[tuple[str, str], ...]]]:
    """Every answer to somebody who tells of this name, comes back and adds to it, with its headers."""
    told = {"what": f"I am worried about {name}", "whom": name, "where": f"at the house of {name}", "matter": "hurt"}
    made = area.client.post("/write/", encoded(key=f"{name[:5]}{n:038}", **told), FORM)
    words = re.search(r"<strong>([a-z ]{20,})</strong>", made.content.decode())
    assert words is not None
    pages = [
        made,
        area.client.post("/again/", encoded(words=words[1]), FORM),
        area.client.post("/again/more/", encoded(words=words[1], what=f"{name} again"), FORM),
        area.client.post("/again/", encoded(words=name), FORM),
    ]
    # What was typed into a box comes back in it: that is the sender's own, so it is masked for both alike.
    return [masked(page.content).replace(name, "…") for page in pages], [tuple(page.items()) for page in pages]


def test_known_and_unknown_names_get_answers_that_are_the_same_to_the_byte(area: Area) -> None:
    know(area)
    for n in range(5):
        assert answers(area, KNOWN, n) == answers(area, UNKNOWN, n)


def test_a_page_that_looked_names_up_would_be_seen(area: Area) -> None:
    know(area)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        looked = [
            owner.execute("select count(*) from people_name where folded like %s", [f"%{name.split()[1].lower()}%"])
            for name in (KNOWN, UNKNOWN)
        ]
        assert looked[0].fetchone() != looked[1].fetchone()


def lasted(area: Area, name: str, n: int, wait: float = 0) -> float:
    """How long telling of this name takes; `wait` stands for a lookup that only a known name would need."""
    begun = time.perf_counter()
    area.client.post("/write/", encoded(key=f"{name[:5]}{n:038}", what=f"about {name}", whom=name), FORM)
    until = time.perf_counter() + wait
    while time.perf_counter() < until:
        pass
    return time.perf_counter() - begun


def chance_to_tell_apart(ones: list[float], others: list[float]) -> float:
    """How often a classifier that goes by time is right: the chance that one of the ones took longer."""
    return statistics.mean((one > other) + (one == other) / 2 for one in ones for other in others)


def timed(area: Area, wait: float) -> float:
    """The classifier on pairs of a known and an unknown name, in random order."""
    ones: list[float] = []
    others: list[float] = []
    for n in range(_PAIRS):
        for is_known in random.Random(n).sample([True, False], 2):
            took = lasted(area, KNOWN if is_known else UNKNOWN, n + int(wait * 10_000), wait if is_known else 0)
            (ones if is_known else others).append(took)
    return chance_to_tell_apart(ones, others)


@pytest.mark.skipif(os.environ.get("LANTERN_FLOOD") is None, reason="Other work on the machine decides it.")
def test_time_tells_known_from_unknown_no_better_than_chance_and_would_if_there_were_a_lookup(area: Area) -> None:
    know(area)
    # Three standard errors of the area under the curve for this many pairs, by Hanley and McNeil.
    assert abs(timed(area, 0) - 0.5) < 3 * (1 / (6 * _PAIRS)) ** 0.5
    assert timed(area, 0.02) > 0.8
