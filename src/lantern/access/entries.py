"""Who reads one entry and who may change it: the markings and deeds of the policy compiled to SQL."""

from collections.abc import Iterable

from lantern.access.policy import MARKINGS, ROLES, Deed, MarkingRule, Policy

_ENTRY = "record uuid, kind text, agency smallint, author integer, marking text, guarded boolean"
_STANDARD = "security definer set search_path = public, pg_temp"
_PASSED = {
    "agency": "agency",
    "author": "author",
    "marking": "marking",
    "guarded": "guarded",
    "responsible": "access_may(record, 'read_restricted')",
    "me": "access_me()",
    "my_agency": "access_my_agency()",
    "my_role": "access_my_role()",
}
# An open entry of which nothing more is known.
_OPEN = {
    "agency": "null::smallint",
    "author": "null::integer",
    "marking": "'open'::text",
    "guarded": "false",
    "responsible": "false",
}


def spine_predicate(entry: str, marking: str = "", policy: Policy | None = None) -> str:
    """The rows of a spine that the asking worker sees, for a SELECT policy on a table under this alias.

    The table has the typed columns record_id, kind, agency_id, author_id, marking, guarded, pathway.
    `marking` is an SQL expression to be used instead of the column, where an entry was marked anew.
    """
    return f"({_reached(entry)}\n    and {_row(entry, marking, policy, pathway=f'{entry}.pathway')})"


def body_predicate(entry: str, marking: str = "", policy: Policy | None = None) -> str:
    """The rows of a spine whose bodies the asking worker reads; columns as for `spine_predicate`."""
    return f"({_reached(entry)}\n    and {_row(entry, marking, policy)})"


def may_read(markings: Iterable[MarkingRule]) -> str:
    """The same questions of one entry, given its typed columns."""
    rules = tuple(markings)
    return f"""
create or replace function access_may_read_body({_ENTRY}) returns boolean
    language plpgsql stable {_STANDARD} as $$
begin
    return access_within_reach(record, kind)
       and {_marked(rules, _PASSED)};
end $$;

create or replace function access_may_read_spine({_ENTRY}, pathway boolean) returns boolean
    language plpgsql stable {_STANDARD} as $$
begin
    return access_within_reach(record, kind)
       and {_marked(rules, _PASSED, pathway="pathway")};
end $$;

-- Whether an open entry, by whomever, is read by the asking worker in any record that they may open: so that a list
-- need not ask of each.
create or replace function access_reads_open() returns boolean
    language plpgsql stable {_STANDARD} as $$
begin
    return coalesce({_marked(rules, _PASSED | _OPEN)}, false);
end $$;
"""


def may_do(deed: str, deeds: Iterable[Deed]) -> str:
    """The question whether the asking worker may do this to an entry with these typed columns."""
    ways = (" and ".join(_need(need) for need in rule.needs) for rule in deeds if rule.deed == deed)
    return f"""
create or replace function access_may_{deed}({_ENTRY}) returns boolean
    language plpgsql stable {_STANDARD} as $$
begin
    return {" or ".join(f"({way})" for way in ways) or "false"};
end $$;
"""


def _reached(entry: str) -> str:
    # A sub-select that does not refer to the row is worked out once for the query, and only if it is needed.
    return f"""({entry}.record_id = any ((select access_records())::uuid[])
     or {entry}.record_id = any ((select access_summary_records())::uuid[])
        and {entry}.kind = any ((select access_summary_kinds())::text[]))"""


def _row(entry: str, marking: str, policy: Policy | None, pathway: str = "") -> str:
    columns = {
        "agency": f"{entry}.agency_id",
        "author": f"{entry}.author_id",
        "marking": marking or f"{entry}.marking",
        "guarded": f"{entry}.guarded",
        "responsible": f"{entry}.record_id = any ((select access_restricted_records())::uuid[])",
        "me": "(select access_me())",
        "my_agency": "(select access_my_agency())",
        "my_role": "(select access_my_role())",
    }
    return _marked((policy or Policy.load()).markings, columns, pathway)


def _marked(markings: Iterable[MarkingRule], column: dict[str, str], pathway: str = "") -> str:
    """Who reads an entry by its marking; a guarded kind follows `guarded` whatever it is marked."""
    readers = {
        "whoever_opens": "true",
        "author": f"{column['author']} = {column['me']}",
        "author_agency": f"{column['agency']} = {column['my_agency']}",
        "responsible": column["responsible"],
    }
    to: dict[str, list[str]] = {name: [] for name in MARKINGS}
    for rule in markings:
        roles = f" and {column['my_role']} = any ('{{{','.join(rule.roles)}}}')"
        to[rule.marking].append(readers[rule.reader] + (roles if rule.roles != ROLES else ""))
    everybody = [pathway] if pathway else []
    allowed = {name: " or ".join(who if name == "guarded" else everybody + who) or "false" for name, who in to.items()}
    cases = "".join(f"\n            when '{name}' then {who}" for name, who in allowed.items())
    return f"""case when {column["guarded"]} then {allowed["guarded"]}
        else case {column["marking"]}{cases}
            else false end end"""


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
