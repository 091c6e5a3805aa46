"""The page never says whether anybody is known: what it answers is the same to the byte, whoever is named."""

import re

import psycopg

from lantern.kinds.person.names import NameGiven
from lantern.page import clock
from lantern.settings.server import OWNER
from tests.kinds.made_up import made_up
from tests.public.conftest import FORM, Area, encoded
from tests.world import days_ago

KNOWN, UNKNOWN = "Leila Carrowmere", "Freda Quillhaven"
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


def within_a_minute(area: Area, n: int) -> list[tuple[list[str], list[tuple[tuple[str, str], ...]]]]:
    """The answers for both names. The pages say when it was told: asked anew where a minute turned meanwhile."""
    minute = clock.now().minute
    found = [answers(area, name, n) for name in (KNOWN, UNKNOWN)]
    return found if clock.now().minute == minute else within_a_minute(area, n + 100)


def test_known_and_unknown_names_get_answers_that_are_the_same_to_the_byte(area: Area) -> None:
    know(area)
    for n in range(5):
        known, unknown = within_a_minute(area, n)
        assert known == unknown


def test_a_page_that_looked_names_up_would_be_seen(area: Area) -> None:
    know(area)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        looked = [
            owner.execute("select count(*) from people_name where folded like %s", [f"%{name.split()[1].lower()}%"])
            for name in (KNOWN, UNKNOWN)
        ]
        assert looked[0].fetchone() != looked[1].fetchone()
