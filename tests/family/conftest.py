"""Mo keeps the log that Viv supports; Asha is the child it is about, Maya her social worker and Tess the manager."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from lantern.journal import record
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyLogOpened, FamilyNoteMade
from lantern.kinds.recording import entry_of
from tests.access.visiting import Site, visiting
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, World, days_ago


@dataclass
class Family:
    """The site, and the log of which Mo's mother's record is the keeper's own."""

    site: Site
    world: World
    log: UUID

    def tell(self, by: str, told: Kind, *, into: UUID | None = None, matter: UUID | None = None) -> UUID:
        """Record an entry as somebody; in the log unless another record is named."""
        new = entry_of(told, into or self.log, matter=matter)
        (made,) = record([new], by=NUMBER[by], key=str(uuid4()))
        return made

    def note(self, what: str) -> UUID:
        """A note by Mo."""
        return self.tell("mo", made_up(FamilyNoteMade, happened=days_ago(0), what=what))

    def mos(self, url: str = "/log/") -> str:
        """A page as Mo is shown it."""
        answer = self.site.get("mo", url)
        assert answer.status == 200, url
        return answer.text


@pytest.fixture
def family(town: World) -> Iterator[Family]:
    """A log about Asha, kept by Mo, who has a record of her own: Cara's."""
    with visiting(town) as site:
        # The cast has its ids by hand; whoever is registered now takes the next.
        site.log.execute("select setval(pg_get_serial_sequence('auth_user', 'id'), (select max(id) from auth_user))")
        made = Family(site, town, ID["log"])
        opened = made_up(
            FamilyLogOpened, happened=days_ago(9), keeper=NUMBER["mo"], person=ID["cara"], children=(ID["asha"],)
        )
        made.tell("viv", opened)
        yield made
