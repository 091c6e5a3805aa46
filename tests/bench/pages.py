"""A child's page and the lists of work with a million entries: seconds to the last byte, and the processor's time.

Twenty signed-in workers and an analyst ask for a page each every five seconds, at moments fixed beforehand, of the site
served as the demonstration is: two processes of four threads. What is read is logged and committed for every page. The
floor is a signed-in page about nobody, asked for in between; it goes through all the same but for the record itself.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.test")
django.setup()

from lantern.settings.server import OWNER  # noqa: E402 - Django is set up first
from tests.bench.figure import Figure  # noqa: E402 - Django is set up first
from tests.bench.million.county import VISITORS, Visitor  # noqa: E402 - Django is set up first
from tests.bench.million.kept import Million, million  # noqa: E402 - Django is set up first
from tests.bench.million.spending import children, spent  # noqa: E402 - Django is set up first
from tests.bench.million.visiting import Browser, Planned, visit  # noqa: E402 - Django is set up first
from tests.serving import served  # noqa: E402 - Django is set up first

_SECONDS, _EVERY, _GOAL = 90, 5.0, 0.1
_ROUNDS, _AT_ONCE = 6, 8
_FLOOR = "a page about nobody"
_FLOOR_PATH = "/law/working-days/"
# What each sort of worker asks for in turn, beside the pages of their children.
_LISTS = {
    "sw": ("My work, 25 children", "/"),
    "tm": ("My team, 200 children", "/team/"),
    "dm": ("duty, 8,000 children", "/duty/"),
    "analyst": ("an analyst's work", "/"),
}
_CHILD = {
    "sw": "a child of one's own",
    "tm": "a child of the team",
    "dm": "a child on duty",
    "analyst": "a child shared",
}
_CHILDREN = """
select c.record_id from access_circle c join registry_worker w on w.id = c.worker_id, registry_worker me
where me.id = %(worker)s and c.relation = 'allocated' and c.until_at is null
    and case me.role when 'team_manager' then w.team_id = me.team_id else w.id = me.id end
union all
select c.record_id from access_circle c join registry_worker me using (agency_id)
where me.id = %(worker)s and me.role = 'police_analyst' and c.relation = 'shared'
    and (c.until_at is null or c.until_at > now())
union all
select h.id from access_home h join registry_worker me using (area_id, agency_id)
where me.id = %(worker)s and me.role = 'duty_manager' and h.free_from <= now()
order by 1
"""


@dataclass(frozen=True)
class Asking:
    """One worker at work: the browser, and the pages they ask for by kind."""

    browser: Browser
    paths: dict[str, Sequence[str]]


def measure() -> list[Figure]:
    """First everybody at once, by the clock; then one page after another, for what each costs."""
    with million() as record, psycopg.connect(record.made.dsn(OWNER), autocommit=True) as owner:
        surroundings = {
            "DJANGO_SETTINGS_MODULE": "lantern.settings.demo",
            "GUNICORN_CMD_ARGS": "--workers 2",
            "LANTERN_TODAY": str(record.today),
        }
        with served(record.made, **surroundings) as site:
            everybody = [_asking(site, owner, visitor) for visitor in VISITORS]
            _warm(everybody, owner)
            where = _entries(owner)
            return [*_waited(where, everybody, owner), *_cost(where, everybody, record)]


def _asking(site: str, owner: psycopg.Connection, visitor: Visitor) -> Asking:
    row = owner.execute(
        "select w.id from registry_worker w join auth_user u on u.id = w.user_id where u.email = %s", [visitor.email]
    ).fetchone()
    children = [f"/child/{id}/" for (id,) in owner.execute(_CHILDREN, {"worker": row and row[0]})]
    name, path = _LISTS[visitor.key]
    return Asking(Browser(site, visitor.email), {name: [path], _CHILD[visitor.key]: children})


def _entries(owner: psycopg.Connection) -> str:
    row = owner.execute("select count(*) from journal_entry").fetchone()
    return f"{row[0]:,} entries" if row else ""


def _logged(owner: psycopg.Connection) -> int:
    row = owner.execute("select count(*) from access_read_log").fetchone()
    return int(row[0]) if row else 0


def _warm(everybody: Sequence[Asking], owner: psycopg.Connection) -> None:
    """Each page once; that somebody looked is in the log when its last byte is here."""
    for one in everybody:
        for paths in one.paths.values():
            before = _logged(owner)
            one.browser.open(paths[0])
            if _logged(owner) != before + 1:
                raise RuntimeError(f"{paths[0]} was answered and not logged")
        one.browser.open(_FLOOR_PATH)


def _waited(where: str, everybody: Sequence[Asking], owner: psycopg.Connection) -> Iterator[Figure]:
    """How long people wait, each kind of page beside the floor."""
    chance = Random(5)
    plans = [(one.browser, _plan(one, n * _EVERY / len(everybody), chance)) for n, one in enumerate(everybody)]
    floor = (everybody[0].browser, [Planned(n + 0.5, _FLOOR, _FLOOR_PATH) for n in range(_SECONDS)])
    logged = _logged(owner)
    seconds: dict[str, list[float]] = defaultdict(list)
    for kind, took in visit([*plans, floor]):
        seconds[kind].append(took)
    ours = sum(len(plan) for _, plan in plans)
    if _logged(owner) != logged + ours:
        raise RuntimeError(f"{ours} pages were answered, and {_logged(owner) - logged} looks logged")
    at_least = _p95(seconds.pop(_FLOOR))
    for kind, waited in sorted(seconds.items()):
        slowest = _p95(waited)
        name = f"{where}, {kind}"
        floored = at_least * 1000, at_least / slowest
        yield Figure(f"{name}: p95", slowest * 1000, "ms", "< 100 ms", slowest < _GOAL, *floored)
        yield Figure(f"{name}: median", median(waited) * 1000, "ms")
        yield Figure(f"{name}: longest", max(waited) * 1000, "ms")


def _plan(one: Asking, first: float, chance: Random) -> list[Planned]:
    """A page every five seconds, a second early or late, lists and children in turn; no child twice in a row."""
    kinds = list(one.paths.items())
    pages = []
    for n in range(int(_SECONDS / _EVERY)):
        kind, paths = kinds[n % len(kinds)]
        pages.append(Planned(first + _EVERY * n + chance.uniform(-1, 1), kind, chance.choice(paths)))
    return pages


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20, method="inclusive")[-1]


def _cost(where: str, everybody: Sequence[Asking], record: Million) -> Iterator[Figure]:
    """What a page costs the processor in the web server and in PostgreSQL. The kinds take turns."""
    chance, processes = Random(7), (record.server_pid, *children(os.getpid()))
    seconds: dict[str, float] = defaultdict(float)
    for _ in range(_ROUNDS):
        for kind, paths in _by_kind(everybody).items():
            pages = [(browser, chance.choice(some)) for browser, some in chance.choices(paths, k=_AT_ONCE)]
            before = spent(*processes)
            for browser, path in pages:
                browser.open(path)
            seconds[kind] += spent(*processes) - before
    each = {kind: 1000 * took / (_ROUNDS * _AT_ONCE) for kind, took in seconds.items()}
    floor = each.pop(_FLOOR)
    for kind, took in sorted(each.items()):
        yield Figure(f"{where}, {kind}: CPU per page", took, "ms", "", None, floor, floor / took)


def _by_kind(everybody: Sequence[Asking]) -> dict[str, list[tuple[Browser, Sequence[str]]]]:
    found: dict[str, list[tuple[Browser, Sequence[str]]]] = defaultdict(list)
    for one in everybody:
        found[_FLOOR].append((one.browser, [_FLOOR_PATH]))
        for kind, paths in one.paths.items():
            found[kind].append((one.browser, paths))
    return found
