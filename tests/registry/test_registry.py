"""The registry holds ids: what becomes known about somebody is an entry, and nobody's id is ever taken away."""

import psycopg
import pytest
from django.apps import apps

from lantern.registry.models import Record
from lantern.settings.server import APP
from tests.conftest import Database

TABLES = [model._meta.db_table for model in apps.get_app_config("registry").get_models()]


def test_a_record_says_what_it_is_of_and_where_it_was_opened_and_nothing_about_anybody() -> None:
    columns = {field.column for field in Record._meta.get_fields() if hasattr(field, "column")}
    assert columns == {"id", "type", "area_id", "agency_id", "created_at"}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["update {} set id = id", "delete from {}", "truncate {}"])
def test_the_application_neither_changes_nor_removes_an_id(migrated: Database, table: str, act: str) -> None:
    with psycopg.connect(migrated.dsn(APP)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(act.format(table))


def test_the_application_opens_no_area_agency_team_or_worker(migrated: Database) -> None:
    for table in set(TABLES) - {"registry_record"}:
        with psycopg.connect(migrated.dsn(APP)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(f"insert into {table} default values")


def test_the_tables_of_the_registry_are_those_that_were_agreed() -> None:
    assert sorted(TABLES) == [
        "registry_agency",
        "registry_area",
        "registry_record",
        "registry_team",
        "registry_worker",
    ]
