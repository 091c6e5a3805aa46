"""The policy compiled to SQL: the functions that a migration installs and every question asks."""
# ruff: noqa: S608 - the SQL is made of this file's words and names that Policy.check has held to a-z and _

import json
from collections.abc import Iterable
from pathlib import Path

from lantern.access.entries import may_do, may_read
from lantern.access.policy import DEEDS, TYPES, Denial, Ground, Opening, Policy

_FOLDER = Path(__file__).with_name("sql")
_LIVE = "(circle.until_at is null or circle.until_at > now())"
_STANDARD = "security definer set search_path = public, pg_temp"
_THROUGH = {
    "worker": "circle.worker_id = me.id",
    "team": "circle.worker_id in (select mate.id from registry_worker mate where mate.team_id = me.team_id)",
    "agency": "circle.agency_id = me.agency_id",
}
_CONDITIONS = {
    "about_oneself": "worker = access_me()",
    "may_open_both": "access_may_open(record) and access_may_open(other)",
    "somebody_else": """exists (
            select from access_circle alone
             where alone.entry_id = matter and alone.relation in ('emergency', 'withheld')
               and alone.record_id in (select access_joined(record)) and alone.worker_id <> access_me())""",
}


def tables() -> str:
    """The tables of access and what follows from a change of them."""
    return _read("tables") + _read("projections")


def functions(policy: Policy) -> str:
    """Every function whose words depend on the policy or that asks it; safe to install again."""
    compiled = (
        _denied(policy.denials),
        _standing(policy.denials, policy.grounds),
        _reach(policy.grounds),
        _giving(policy),
        _condition(policy),
        _may_begin(policy.openings),
        may_read(policy.markings),
        *(may_do(deed, policy.deeds) for deed in DEEDS),
    )
    fixed = {name: _read(name) for name in ("identity", "questions", "log", "notices", "rights")}
    return (
        # Functions name one another; PostgreSQL checks the names when they are called.
        "set local check_function_bodies = off;\n"
        + fixed["identity"]
        + "".join(compiled)
        + "".join(fixed[name] for name in ("questions", "log", "notices", "rights"))
    )


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8") + "\n"


def _words(words: Iterable[str]) -> str:
    return "'{" + ",".join(words) + "}'::text[]"


def _denied(denials: Iterable[Denial]) -> str:
    """The denials that bind a worker: on which records, joined ones and those about them too."""
    silent = ", ".join(f"('{denial.name}', {str(denial.silent).lower()})" for denial in denials)
    return f"""
create or replace function access_denied(worker integer) returns table (record_id uuid, denial text)
    language sql stable as $$
    select bound.record_id, denial.name from access_conflict conflict
      join (values {silent}) as denial (name, silent) on denial.silent = conflict.silent,
           access_bound(conflict.record_id) bound (record_id)
     where conflict.worker_id = worker
$$;
"""


def _from(ground: Ground) -> tuple[str, str]:
    """Where a ground is looked for, and the column with the record: where records stand, in circles, or both."""
    if not ground.circle:
        return "access_home home", "home.id"
    if ground.types == TYPES and not (ground.area or ground.agency or ground.unallocated):
        return "access_circle circle", "circle.record_id"
    return "access_home home join access_circle circle on circle.record_id = home.id", "home.id"


def _holds(ground: Ground) -> str:
    """What must hold of the record and its circle for the ground to stand; the role is asked apart."""
    holds = []
    if ground.types != TYPES:
        holds.append(f"home.type = any ({_words(ground.types)})")
    if ground.area:
        holds.append("home.area_id = me.area_id")
    if ground.agency:
        holds.append("home.agency_id = me.agency_id")
    if ground.unallocated:
        holds.append("home.free_from <= now()")
    if ground.circle:
        holds.append(f"circle.relation = '{ground.circle}' and {_LIVE}")
    if ground.through:
        holds.append(_THROUGH[ground.through])
    return "\n             and ".join(holds) or "true"


def _binding(denials: Iterable[Denial]) -> str:
    """Which conflicts deny: those of every kind that the policy has a denial for."""
    return f"conflict.silent = any ('{{{','.join(str(denial.silent).lower() for denial in denials)}}}')"


def _standing(denials: Iterable[Denial], grounds: Iterable[Ground]) -> str:
    """Which of the wanted grounds hold for one worker and one record; null wants them all, `one` the first.

    A denial is worked out with all the rest: a refusal that came sooner would tell of a conflict set silently.
    """
    return f"""
create or replace function access_standing(worker integer, record uuid, wanted text[], one boolean default false)
    returns text[]
    language plpgsql stable {_STANDARD} as $$
declare
    me registry_worker;
    same uuid[] := array(select joined from access_joined(record) joined);
    about uuid[] := '{{}}';
    held text[] := '{{}}';
    denied boolean;
begin
    if exists (select from access_about one where one.record_id = any (same)) then
        about := array(select joined from access_about one, access_joined(one.about_id) joined
                        where one.record_id = any (same));
    end if;
    denied := exists (
        select from access_conflict conflict
         where conflict.worker_id = worker and conflict.record_id = any (same || about)
           and {_binding(denials)});
    select * into me from registry_worker where id = worker and is_active;
    if me.id is null then
        return '{{}}';
    end if;
{"".join(_held(ground) for ground in grounds)}
    return case when denied then '{{}}' else held end;
end $$;
"""


def _held(ground: Ground) -> str:
    source, record = _from(ground)
    return f"""
    if ('{ground.name}' = any (wanted)) is not false and me.role = any ({_words(ground.roles)}) then
        if exists (
            select from {source}
           where {record} = any (same)
             and {_holds(ground)}) then
            held := held || '{ground.name}'::text;
            if one and not denied then
                return held;
            end if;
        end if;
    end if;"""


def _reach(grounds: Iterable[Ground]) -> str:
    """The records on which one of the wanted grounds holds for a worker: the same, asked of all at once.

    Each comes once for each ground that gives it.
    """
    return f"""
create or replace function access_reach(worker integer, wanted text[]) returns uuid[]
    language plpgsql stable {_STANDARD} as $$
declare
    me registry_worker;
    reached uuid[] := '{{}}';
    denied uuid[] := array(select record_id from access_denied(worker));
begin
    select * into me from registry_worker where id = worker and is_active;
{"".join(_reached(ground) for ground in grounds)}
    reached := reached || array(
        select distinct other.record_id from access_person one join access_person other using (person)
         where one.record_id in (select unnest(reached)) and other.record_id not in (select unnest(reached)));
    if denied <> '{{}}' then
        reached := array(select id from unnest(reached) as known (id) where id <> all (denied));
    end if;
    return reached;
end $$;
"""


def _reached(ground: Ground) -> str:
    source, record = _from(ground)
    return f"""
    if '{ground.name}' = any (wanted) and me.role = any ({_words(ground.roles)}) then
        reached := reached || array(
            select {record} from {source}
           where {_holds(ground)});
    end if;"""


def given(policy: Policy) -> dict[str, dict[str, set[str]]]:
    """The grounds that give each action, or the recording of a part (`record:PART`), to each role."""
    grounds: dict[str, dict[str, set[str]]] = {}
    for grant in policy.grants:
        for action in (*grant.does, *(f"record:{part}" for part in grant.records)):
            for ground in policy.grounds:
                if ground.name in grant.grounds:
                    for role in set(ground.roles) & set(grant.roles):
                        grounds.setdefault(action, {}).setdefault(role, set()).add(ground.name)
    return grounds


def _giving(policy: Policy) -> str:
    """Which grounds give a role an action, or the recording of a part of the work."""
    grounds = {
        action: {role: f"{{{','.join(sorted(roles[role]))}}}" for role in sorted(roles)}
        for action, roles in sorted(given(policy).items())
    }
    # One constant that is looked into: PostgreSQL would prepare every branch of a CASE whenever it is asked.
    return f"""
create or replace function access_giving(action text, role text) returns text[]
    language sql immutable parallel safe as $$
    select coalesce((jsonb '{json.dumps(grounds)}' -> action ->> role)::text[], '{{}}')
$$;
"""


def _condition(policy: Policy) -> str:
    """What must hold besides the grant before somebody records in a part of the work."""
    cases = "\n".join(f"        when '{one.part}' then {_CONDITIONS[one.holds]}" for one in policy.conditions)
    return f"""
create or replace function access_condition(part text, record uuid, matter uuid, other uuid, worker integer)
    returns boolean language plpgsql stable {_STANDARD} as $$
begin
    return coalesce(case part
{cases}
        else true end, false);
end $$;
"""


def _may_begin(openings: Iterable[Opening]) -> str:
    """Whether the asking worker may open a new record with this type, area and agency."""
    ways = "\n        or ".join(
        f"me.role = any ({_words(one.roles)}) and access_may_begin.type = any ({_words(one.types)})"
        + (" and area = me.area_id" if one.area else "")
        for one in openings
    )
    return f"""
create or replace function access_may_begin(type text, area smallint, agency smallint) returns boolean
    language plpgsql stable {_STANDARD} as $$
begin
    return (select agency = me.agency_id and (
        {ways or "false"})
      from registry_worker me where me.id = access_me());
end $$;
"""
