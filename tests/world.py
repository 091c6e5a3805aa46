"""A fixed cast: workers in every role, and records to which they stand in every sort of relationship.

It is built once, through the record's own functions, in a database of its own. `relationship` says in the words of
docs/access.md, section 7, what each worker is to each record; `Told.word` is a word that stands in one entry alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from pytest_django.plugin import DjangoDbBlocker

from lantern.journal import record
from lantern.kinds.answers import When
from lantern.kinds.circle.allocation import AllocationEnded, AllocationMade, As, ChairInvited, ShareMade
from lantern.kinds.circle.conflict import ConflictDeclared, ConflictSet
from lantern.kinds.circle.emergency_access import EmergencyAccessOpened
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.declare import Kind, Marking
from lantern.kinds.family.log import FamilyLogOpened
from lantern.kinds.judgement.chronology import Chosen, ChronologyBegun, ChronologyDrawn
from lantern.kinds.pathway.plan import PlanStarted
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.kinds.pathway.urgent_action import LegalAdviceReceived
from lantern.kinds.person.addresses import AddressGiven
from lantern.kinds.person.confidence import ConfidenceNoted
from lantern.kinds.person.household import RelationshipStated, SamePersonStated
from lantern.kinds.person.names import BirthGiven, IdentifierGiven, NameGiven
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.daily import SafetySummaryWritten, VisitMade
from lantern.kinds.staying.own_page import OwnPageAccountMade, OwnPageOpened, OwnPageWritten
from lantern.page import clock
from lantern.registry.family import FAMILY_ROLES
from lantern.settings.server import OWNER
from tests.conftest import Database, point_django
from tests.kinds.made_up import made_up
from tests.registering import Person, Place, register

MARLSHIRE, WEXBY = 1, 2
CARE, POLICE, HEALTH, SCHOOLS, REFUGE, PROBATION, WEXBY_CARE, WEXBY_POLICE = range(1, 9)
_SECTORS = ("social_care", "police", "health", "education", "voluntary", "probation", "social_care", "police")


# Teams 1 and 2 of Marlshire's services work with children, 3 is on duty; every other agency has one team.
WORKERS = {
    "maya": Person("social_worker", 1, CARE),
    "omar": Person("social_worker", 1, CARE),
    "tess": Person("team_manager", 1, CARE),
    "lee": Person("social_worker", 2, CARE),
    "tara": Person("team_manager", 2, CARE),
    "dev": Person("duty_worker", 3, CARE),
    "dia": Person("duty_manager", 3, CARE),
    "drew": Person("duty_manager", 3, CARE),
    "cora": Person("conference_chair", 4, CARE),
    "bea": Person("board_member", 4, CARE),
    "ada": Person("auditor", 4, CARE),
    "adam": Person("administrator", 4, CARE),
    "pia": Person("police_officer", 5, POLICE),
    "paz": Person("police_analyst", 5, POLICE),
    "huw": Person("health_lead", 6, HEALTH),
    "sue": Person("school_lead", 7, SCHOOLS),
    "viv": Person("voluntary_worker", 8, REFUGE),
    "ross": Person("probation_officer", 9, PROBATION),
    "wes": Person("social_worker", 10, WEXBY_CARE, WEXBY),
    "wanda": Person("duty_manager", 10, WEXBY_CARE, WEXBY),
    "pete": Person("police_officer", 11, WEXBY_POLICE, WEXBY),
    "mo": Person("parent", 8, REFUGE),
    "yas": Person("young_person", 1, CARE),
}
# Those who work for an agency; the others sign in of a family, and pages for workers are not there for them.
STAFF = tuple(name for name, who in WORKERS.items() if who.role not in FAMILY_ROLES)
NUMBER = {name: n for n, name in enumerate(WORKERS, start=1)}


RECORDS = {
    "asha": Place("person"),  # Maya's, with Omar beside; shared with most partners; Cora is invited
    "ben": Place("person"),  # Lee's; was Maya's; what was shared and who was invited has ended
    "cara": Place("person", free=True),
    "dan": Place("person"),  # Maya's; half of those round him are in conflict with him
    "eli": Place("person", WEXBY_CARE, WEXBY),  # Asha's brother, Wes's
    "fay": Place("person"),  # Lee's; Dev has opened her safety summary
    "hal": Place("person"),  # Maya's, and the same person as Gus
    "gus": Place("person", WEXBY_CARE, WEXBY),  # Wes's
    "mill": Place("place", free=True),
    "report": Place("public_report", free=True),
    "log": Place("family_log", REFUGE, free=True),  # Mo keeps it
}
ID = {name: UUID(int=0xC0DE0000 + n) for n, name in enumerate(RECORDS)}
CHRONOLOGY = UUID(int=0xC0DEC0DE)  # the one drawn from Asha's record
# Where a record and a worker's agency and area do not say it: what the worker is to the record.
RELATIONSHIPS = {
    "asha": {
        "allocated": "maya",
        "co_allocated": "omar",
        "teammate": "tess",
        "shared": "pia paz huw viv ross",
        "invited": "cora",
        "own_page": "yas",
    },
    "ben": {
        "allocated_lapsed": "maya",
        "co_allocated_lapsed": "omar",
        "teammate_lapsed": "tess",
        "allocated": "lee",
        "teammate": "tara",
        "emergency_over": "dev",
        "shared_lapsed": "pia paz",
        "shared": "sue",
        "invited_lapsed": "cora",
    },
    "dan": {
        "conflict_allocated": "maya",
        "co_allocated": "omar",
        "silent_teammate": "tess",
        "silent_other_team": "dia",
        "silent_shared": "pia",
        "shared": "paz",
        "silent_invited": "cora",
    },
    "eli": {"allocated": "wes", "sibling": "maya"},
    "log": {"log_kept": "mo"},
    "fay": {"allocated": "lee", "teammate": "tara", "emergency": "dev", "emergency_of_teammate": "dia drew"},
    # Whoever is on call for the one is on call for the other.
    "hal": {"allocated": "maya", "teammate": "tess", "joined_allocated": "wes", "joined_unallocated": "wanda"},
    "gus": {"joined_allocated": "maya tess", "allocated": "wes", "joined_unallocated": "dev dia drew"},
}


def relationship(worker: str, record: str) -> str:
    """What the worker is to the record, in the words of docs/access.md, section 7."""
    for name, who in RELATIONSHIPS.get(record, {}).items():
        if worker in who.split():
            return name
    person, what = WORKERS[worker], RECORDS[record]
    near = (person.agency == what.agency, person.area == what.area)
    if what.type == "place":
        return "own_place" if near[0] else "anothers_place"
    if what.type != "person":
        kind = {"public_report": "report", "family_log": "log"}[what.type]
        return f"{kind}_unallocated" if all(near) else f"{kind}_elsewhere"
    if not what.free:
        return "other_team" if all(near) else "stranger"
    of_the_free = {(True, True): "", (True, False): "_other_area", (False, True): "_other_agency"}
    return f"unallocated{of_the_free[near]}" if any(near) else "stranger"


@dataclass(frozen=True)
class Told:
    """An entry of this world, with a word that no other has."""

    record: str
    id: UUID
    kind: type[Kind]
    marking: str
    author: str
    word: str

    @property
    def kind_class(self) -> str:
        """Its class in the words of docs/access.md, section 5."""
        if self.kind.guarded:
            return "guarded"
        named = ("pathway" if self.kind.pathway else "", "summary" if self.kind.in_summary else "")
        return "_".join(filter(None, named)) or "ordinary"

    def author_to(self, worker: str) -> str:
        """Who the author is to a worker: self, colleague, or other."""
        if worker == self.author:
            return "self"
        return "colleague" if WORKERS[worker].agency == WORKERS[self.author].agency else "other"


@dataclass
class World:
    """The database and what was told in it: entries with a word of their own, and all that made the circles."""

    database: Database
    told: list[Told] = field(default_factory=list)
    besides: list[Told] = field(default_factory=list)

    def of(self, record: str, kind: type[Kind], marking: str = "open", author: str = "") -> Told:
        """The first entry of this sort."""
        fits = (one for one in self.told if (one.record, one.kind, one.marking) == (record, kind, marking))
        return next(one for one in fits if author in ("", one.author))

    def tell(self, name: str, by: str, told: Kind, *, id: UUID | None = None, **more: Any) -> UUID:
        """Record an entry as this worker, under the marking of its kind unless another is given."""
        entry = replace(entry_of(told, ID[name], **more), id=id or uuid4())
        record([entry], by=NUMBER[by], key=str(uuid4()))
        self.besides.append(Told(name, entry.id, type(told), entry.marking, by, ""))
        return entry.id

    def find(self, id: UUID) -> Told:
        """The entry with this id."""
        return next(one for one in (*self.told, *self.besides) if one.id == id)

    def write(self, name: str, by: str, kind: type[Kind], where: str, marking: Marking = "open") -> None:
        """Record an entry whose answer to `where` is a word of its own."""
        word = f"word{len(self.told):03}"
        made = made_up(kind, happened=days_ago(5), **{where: word})
        (id,) = record([entry_of(made, ID[name], marking=marking)], by=NUMBER[by], key=str(uuid4()))
        self.told.append(Told(name, id, kind, "guarded" if kind.guarded else marking, by, word))


def days_ago(days: int) -> When:
    """The day so many days before today."""
    return When.on(clock.today() - timedelta(days=days))


def _begun(world: World, name: str, by: str) -> None:
    """What every person's record here begins with."""
    world.write(name, by, NameGiven, "family")
    world.write(name, by, BirthGiven, "source")
    world.write(name, by, AddressGiven, "lines", "restricted")
    world.write(name, by, SafetySummaryWritten, "danger")
    world.write(name, by, VisitMade, "what")
    world.write(name, by, LegalAdviceReceived, "advice", "restricted")


def _allocated(world: World, name: str, worker: str, by: str, part: As = As.ALLOCATED) -> UUID:
    return world.tell(name, by, made_up(AllocationMade, happened=days_ago(3), worker=NUMBER[worker], allocated=part))


def _ended(world: World, name: str, worker: str, by: str, allocation: UUID) -> None:
    told = made_up(AllocationEnded, happened=days_ago(0), worker=NUMBER[worker])
    world.tell(name, by, told, matter=allocation)


def _shared(world: World, name: str, agency: int, by: str, days: int = 90) -> None:
    until = clock.today() + timedelta(days=days)
    world.tell(name, by, made_up(ShareMade, happened=days_ago(10), agency=agency, until=until))


def _invited(world: World, name: str, by: str, days: int = 90) -> None:
    until = clock.today() + timedelta(days=days)
    world.tell(name, by, made_up(ChairInvited, happened=days_ago(10), chair=NUMBER["cora"], until=until))


def _asha(world: World) -> None:
    _begun(world, "asha", "dia")
    world.write("asha", "dia", ReferralReceived, "concern")
    _allocated(world, "asha", "maya", "dia")
    _allocated(world, "asha", "omar", "tess", As.CO_ALLOCATED)
    _invited(world, "asha", "tess")
    for agency in (POLICE, HEALTH, REFUGE, PROBATION):
        _shared(world, "asha", agency, "maya")
    for marking in ("open", "agency", "restricted"):
        world.write("asha", "maya", VisitMade, "what", marking)
        world.write("asha", "maya", LegalAdviceReceived, "advice", marking)
        world.write("asha", "pia", VisitMade, "what", marking)
        world.write("asha", "pia", LegalAdviceReceived, "advice", marking)
        world.write("asha", "huw", VisitMade, "what", marking)
    world.write("asha", "pia", StrategyDiscussionHeld, "known")
    world.write("asha", "maya", PlanStarted, "known_from", "restricted")
    world.write("asha", "maya", IdentifierGiven, "number", "agency")
    for author in ("maya", "pia", "huw"):
        world.write("asha", author, ConfidenceNoted, "limits", "guarded")
    world.tell("asha", "maya", made_up(RelationshipStated, happened=days_ago(9), name="A brother", who=ID["eli"]))
    world.tell("asha", "maya", made_up(ChronologyBegun, happened=days_ago(1)), id=CHRONOLOGY)
    chosen = Chosen(entry=world.of("asha", VisitMade, author="maya").id, place=1)
    page = world.tell("asha", "maya", made_up(OwnPageOpened, happened=days_ago(2)))
    made = made_up(OwnPageAccountMade, happened=days_ago(2), account=NUMBER["yas"])
    world.tell("asha", "maya", made, matter=page)
    world.tell("asha", "maya", made_up(OwnPageWritten, happened=days_ago(1)), matter=page)
    told = ChronologyDrawn(happened=days_ago(0), items=(chosen,))
    world.tell("asha", "maya", told, matter=CHRONOLOGY, occasion=CHRONOLOGY)


def _ben(world: World) -> None:
    begun_at = datetime.now(UTC) - timedelta(minutes=61)
    told = _emergency("dev")
    opened = entry_of(told, ID["ben"], recorded_at=begun_at)
    record([opened], by=NUMBER["dev"], key="an hour and a minute ago", using="loader")
    world.besides.append(Told("ben", opened.id, type(told), told.marking, "dev", ""))
    _begun(world, "ben", "dia")
    for agency, days in ((POLICE, -1), (SCHOOLS, 90)):
        _shared(world, "ben", agency, "dia", days)
    _invited(world, "ben", "dia", -1)
    mayas = _allocated(world, "ben", "maya", "dia")
    omars = _allocated(world, "ben", "omar", "tess", As.CO_ALLOCATED)
    _ended(world, "ben", "omar", "tess", omars)
    _ended(world, "ben", "maya", "tess", mayas)
    _allocated(world, "ben", "lee", "dia")


def _dan(world: World) -> None:
    _begun(world, "dan", "dia")
    _shared(world, "dan", POLICE, "dia")
    _invited(world, "dan", "dia")
    _allocated(world, "dan", "maya", "dia")
    _allocated(world, "dan", "omar", "tess", As.CO_ALLOCATED)
    for who in ("dia", "pia", "cora", "tess"):
        world.tell("dan", "drew", made_up(ConflictSet, happened=days_ago(1), worker=NUMBER[who]))
    world.tell("dan", "maya", made_up(ConflictDeclared, happened=days_ago(1), worker=NUMBER["maya"]))


def _joined(world: World) -> None:
    _begun(world, "gus", "wanda")
    _begun(world, "hal", "dia")
    mayas = _allocated(world, "gus", "maya", "wanda")
    _allocated(world, "hal", "maya", "dia")
    world.tell("hal", "tess", made_up(SamePersonStated, happened=days_ago(1), other=ID["gus"]))
    _allocated(world, "gus", "wes", "tess")
    _ended(world, "gus", "maya", "tess", mayas)


def _others(world: World) -> None:
    for name, by in (("cara", "dia"), ("eli", "wanda"), ("fay", "dia"), ("report", "dia")):
        _begun(world, name, by)
    _allocated(world, "eli", "wes", "wanda")
    _allocated(world, "fay", "lee", "dia")
    world.tell("fay", "dev", _emergency("dev"))
    world.write("mill", "dia", NameGiven, "family")
    world.write("mill", "dia", VisitMade, "what")
    world.write("mill", "dia", IdentifierGiven, "number", "restricted")
    world.tell("log", "viv", made_up(FamilyLogOpened, happened=days_ago(9), keeper=NUMBER["mo"]))
    for marking in ("open", "agency", "restricted"):
        world.write("log", "viv", InformationReceived, "what", marking)


def _emergency(who: str) -> EmergencyAccessOpened:
    return EmergencyAccessOpened.model_validate(
        {"happened": days_ago(0), "worker": NUMBER[who], "why": "danger", "more": "The police rang."}
    )


@contextmanager
def _django_in(made: Database, back: Database, blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock():
        point_django(made)
        try:
            yield
        finally:
            point_django(back)


@pytest.fixture(scope="session")
def town_built(migrated: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world, built once. Nothing may be written to it: `town` is for that."""
    made = replace(migrated, name=migrated.pristine).copy()
    world = World(made)
    with psycopg.connect(made.dsn(OWNER)) as owner:
        register(owner, WORKERS, RECORDS, ID, _SECTORS)
    with _django_in(made, migrated, django_db_blocker):
        for tell in (_ben, _asha, _dan, _joined, _others):
            tell(world)
    yield world
    made.drop()


@pytest.fixture(scope="module")
def town(town_built: World, migrated: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A copy of the world for one module, where Django is."""
    made = town_built.database.copy()
    with _django_in(made, migrated, django_db_blocker):
        yield replace(town_built, database=made, told=[*town_built.told], besides=[*town_built.besides])
    made.drop()
