"""Who reads one entry and who may change it: the markings and deeds of the policy compiled to SQL."""

from collections.abc import Iterable

from lantern.access.policy import MARKINGS, ROLES, Deed, MarkingRule, Policy

_ENTRY = "record uuid, kind text, agency smallint, author integer, marking text, guarded boolean"
_STANDARD = "security definer set search_path = public, pg_temp"
_RESPONSIBLE_FOR_ONE = "access_may({record}, 'read_restricted')"
# Sub-selects without reference to the row are worked out once for a whole query, not once for each row.
_RESPONSIBLE_FOR_MANY = "{record} = any ((select access_restricted_records())::uuid[])"


def spine_predicate(entry: str, policy: Policy | None = None) -> str:
    """The rows of a spine that the asking worker sees, for a SELECT policy on a table under this alias.

    The table needs the typed columns record_id, kind, agency_id, author_id, marking, guarded, pathway.
    """
    return f"""({_reached(entry)}
    and ({entry}.pathway and not {entry}.guarded and {entry}.marking <> 'guarded' or {_marked_row(policy, entry)}))"""


def body_predicate(entry: str, policy: Policy | None = None) -> str:
    """The rows of a spine whose bodies the asking worker reads; columns as for `spine_predicate`."""
    return f"({_reached(entry)}\n    and {_marked_row(policy, entry)})"


def may_read_body(markings: Iterable[MarkingRule]) -> str:
    """The question whether the asking worker reads the body of an entry with these typed columns."""
    marked = _marked(markings, "record", "agency", "author", "marking", "guarded", _RESPONSIBLE_FOR_ONE)
    return f"""
create or replace function access_may_read_body({_ENTRY}) returns boolean
    language sql stable {_STANDARD} as $$
    select (access_may(record, 'open') or access_may(record, 'summary') and kind = any (access_summary_kinds()))
       and {marked}
$$;
"""


def may_read_spine() -> str:
    """The same of its spine: the spine of a pathway kind is everybody's who may open the record."""
    return f"""
create or replace function access_may_read_spine({_ENTRY}, pathway boolean) returns boolean
    language sql stable {_STANDARD} as $$
    select access_may_read_body(record, kind, agency, author, marking, guarded)
        or pathway and not guarded and marking <> 'guarded' and (
            access_may(record, 'open') or access_may(record, 'summary') and kind = any (access_summary_kinds()))
$$;
"""


def may_do(deed: str, deeds: Iterable[Deed]) -> str:
    """The question whether the asking worker may do this to an entry with these typed columns."""
    ways = " or ".join(
        "(" + " and ".join(_need(need) for need in rule.needs) + ")" for rule in deeds if rule.deed == deed
    )
    return f"""
create or replace function access_may_{deed}({_ENTRY}) returns boolean
    language sql stable {_STANDARD} as $$
    select {ways or "false"}
$$;
"""


def _reached(entry: str) -> str:
    return f"""({entry}.record_id = any ((select access_records())::uuid[])
     or {entry}.record_id = any ((select access_summary_records())::uuid[])
        and {entry}.kind = any ((select access_summary_kinds())::text[]))"""


def _marked_row(policy: Policy | None, entry: str) -> str:
    columns = (f"{entry}.{name}" for name in ("record_id", "agency_id", "author_id", "marking", "guarded"))
    return _marked((policy or Policy.load()).markings, *columns, _RESPONSIBLE_FOR_MANY)


def _marked(
    markings: Iterable[MarkingRule],
    record: str,
    agency: str,
    author: str,
    marking: str,
    guarded: str,
    responsible: str,
) -> str:
    """Who reads an entry by its marking; a guarded kind follows `guarded` whatever it is marked."""
    readers = {
        "whoever_opens": "true",
        "author": f"{author} = (select access_me())",
        "author_agency": f"{agency} = (select access_my_agency())",
        "responsible": responsible.format(record=record),
    }
    allowed: dict[str, list[str]] = {name: [] for name in MARKINGS}
    for rule in markings:
        role = (
            ""
            if rule.roles == ROLES
            else f" and (select access_my_role()) = any ('{{{','.join(rule.roles)}}}')"
        )
        allowed[rule.marking].append(f"{readers[rule.reader]}{role}")
    guarded_to = " or ".join(allowed.pop("guarded")) or "false"
    cases = "".join(
        f"\n        when {marking} = '{name}' then {' or '.join(who) or 'false'}"
        for name, who in allowed.items()
    )
    return f"case when {guarded} or {marking} = 'guarded' then {guarded_to}{cases}\n        else false end"


def _need(need: str) -> str:
    what, _, of = need.partition(":")
    return {
        "records_kind": "access_may_write(record, kind)",
        "reads_body": "access_may_read_body(record, kind, agency, author, marking, guarded)",
        "author_agency": "agency = access_my_agency()",
        "guarded": "(guarded or marking = 'guarded')",
        "not_guarded": "not (guarded or marking = 'guarded')",
        "records": f"access_may(record, 'record:{of}')",
        "does": f"access_may(record, '{of}')",
    }[what]
