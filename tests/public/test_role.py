"""The database role of the public's page can add, and read by a receipt. It can do nothing else, whatever it tries."""

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, ObjectNotInPrerequisiteState, WrongObjectType

from lantern.public import phrase
from lantern.settings.server import OWNER, PUBLIC
from tests.conftest import Database
from tests.public.conftest import Area

ITS_OWN = {"public_report_hours", "public_report_make", "public_report_add", "public_report_read"}
_OURS = """
    select p.proname from pg_proc p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege(%s, p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')"""
# The last two are for a view, which nobody can change or empty.
_REFUSED = (InsufficientPrivilege, ObjectNotInPrerequisiteState, WrongObjectType)
_ATTEMPTS = (
    "select * from {}",
    "select 1 from {}",
    "update {} set {} = default",
    "delete from {}",
    "insert into {} default values",
    "truncate {}",
    "copy {} to stdout",
)


def tables(database: Database) -> list[tuple[str, str]]:
    """Every table, view and sequence of ours, each with its first column."""
    with psycopg.connect(database.dsn(OWNER)) as owner:
        return owner.execute(
            "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1"
            " where c.relkind in ('r', 'v', 'm', 'p') and c.relnamespace = 'public'::regnamespace order by 1"
        ).fetchall()


def test_it_reads_changes_and_empties_no_table(migrated: Database) -> None:
    tried = 0
    with psycopg.connect(migrated.dsn(PUBLIC), autocommit=True) as public:
        for table, column in tables(migrated):
            for attempt in _ATTEMPTS:
                names = [sql.Identifier(table), sql.Identifier(column)]
                with pytest.raises(_REFUSED):
                    public.execute(sql.SQL(attempt).format(*names[: attempt.count("{}")]))
                tried += 1
    assert tried > 300


def test_the_same_attempts_succeed_where_the_right_is_given(migrated: Database) -> None:
    with psycopg.connect(migrated.dsn(OWNER)) as owner:
        owner.execute("grant select on registry_area to lantern_public")
        held = owner.execute("select has_table_privilege('lantern_public', 'registry_area', 'select')").fetchone()
        owner.rollback()
    assert held == (True,)


def test_it_calls_four_functions_and_no_other(owner: psycopg.Connection) -> None:
    assert {name for (name,) in owner.execute(_OURS, [PUBLIC])} == ITS_OWN


def test_nobody_else_calls_them(owner: psycopg.Connection) -> None:
    assert not ITS_OWN & {name for (name,) in owner.execute(_OURS, ["lantern_app"])}


def test_it_has_no_power_and_belongs_to_no_other_role(owner: psycopg.Connection) -> None:
    powers = owner.execute(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,"
        " exists (select from pg_auth_members m where m.member = r.oid) from pg_roles r where rolname = %s",
        [PUBLIC],
    ).fetchone()
    assert powers == (False,) * 6


@pytest.mark.parametrize(
    "attempt",
    [
        "select journal_record('[]', 'x')",
        "select access_me()",
        "select access_records()",
        "select public_report_record(1, gen_random_uuid(), 'public_report.made', '{}', 'now', 'worry')",
        "select intake_open_form(1::smallint, 1::smallint, 1)",
        "select kinds_named(gen_random_uuid())",
        "set role lantern_owner",
        "set role lantern_app",
        "create table of_mine (id int)",
        "select pg_read_file('postgresql.conf')",
        "select lo_import('/etc/passwd')",
    ],
)
def test_it_cannot_go_round(attempt: str, migrated: Database) -> None:
    with psycopg.connect(migrated.dsn(PUBLIC)) as public, pytest.raises(InsufficientPrivilege):
        public.execute("select set_config('lantern.worker', '1', true)")
        public.execute(attempt)


def test_it_does_not_stay_the_worker_it_wrote_as(area: Area) -> None:
    with psycopg.connect(area.world.database.dsn(PUBLIC)) as public:
        public.execute(
            "select public_report_make(1::smallint, %s, %s, 'now', 'worry', null, null)",
            [phrase.receipt_of("six words"), '{"teller":"friend","what":"Words","reply":"here"}'],
        )
        assert public.execute("select coalesce(current_setting('lantern.worker', true), '')").fetchone() == ("",)


@pytest.mark.parametrize(
    "body",
    [
        '{"teller":"friend","reply":"here"}',
        '{"teller":"friend","what":"","reply":"here"}',
        '{"teller":"spy","what":"Words","reply":"here"}',
        '{"teller":"friend","what":"Words","reply":"here","picture":"Words"}',
        '{"teller":"friend","what":["Words"],"reply":"here"}',
        '{"teller":"friend","what":"data:image/png;base64,iVBOR","reply":"here"}',
        '{"teller":"friend","what":"' + "iVBORw0KGgo" * 30 + '","reply":"here"}',
        '{"teller":"friend","what":"' + "word " * 2000 + '","reply":"here"}',
    ],
)
def test_past_the_page_too_it_keeps_only_words_in_the_fields_that_are_asked(area: Area, body: str) -> None:
    with psycopg.connect(area.world.database.dsn(PUBLIC)) as public, pytest.raises(psycopg.Error) as refused:
        public.execute("select public_report_make(1::smallint, %s, %s, 'now', 'worry', null, null)", [b"x" * 32, body])
    assert refused.value.sqlstate == "LJ003"


def test_a_receipt_of_another_shape_reads_nothing(area: Area) -> None:
    area.tell("Something that was told here")
    with psycopg.connect(area.world.database.dsn(PUBLIC)) as public:
        for guess in (b"", b"%", b"\x00" * 32):
            assert public.execute("select * from public_report_read(%s)", [guess]).fetchall() == []
