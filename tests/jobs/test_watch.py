"""The watch tells deputies of what nobody took on, and workers of what nobody recorded: once, and nothing by mail."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core import mail
from psycopg import sql

from lantern import access
from lantern.access import identity
from lantern.jobs import command, letters, watch
from lantern.jobs.watch import Round, go_round
from lantern.journal.projections import differences
from lantern.kinds.answers import LONDON, NotKnown
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import AllocationEnded
from lantern.kinds.circle.conflict import ConflictSet
from lantern.kinds.missing.daily_contact import (
    ContactAgreementEnded,
    ContactAgreementMade,
    DailyContactMade,
    DailyContactMissed,
)
from lantern.settings.server import OWNER, WATCH
from tests.access.visiting import Site, visiting
from tests.conftest import Database
from tests.kinds.made_up import made_up
from tests.public.conftest import set_hours
from tests.public.test_intake import tell
from tests.public.test_role import _ATTEMPTS, _OURS, _REFUSED, tables
from tests.world import ID, NUMBER, World, days_ago

ITS_OWN = {"watch_deputies", "watch_silence", "watch_next", "watch_sent", "watch_tried"}


@pytest.fixture
def site(unread: World) -> Iterator[Site]:
    """The site as each worker finds it; Dev reads what the public tell, and Dia is the deputy after 30 minutes."""
    set_hours()
    mail.outbox.clear()
    with visiting(unread) as site:
        yield site


def later(minutes: int) -> datetime:
    """So many minutes from now."""
    return datetime.now(UTC) + timedelta(minutes=minutes)


def told_of(record: UUID) -> list[int | None]:
    """Whom the report says was told."""
    with identity(NUMBER["dia"]):
        return [e.concerns_worker for e in Case.read(record, NUMBER["dia"]).of_kind("public_report.deputy_told")]


def test_the_deputy_is_told_once_of_a_report_that_nobody_took_on_in_time(site: Site) -> None:
    record, _ = tell(site.world, "She is to meet him at the ferry steps")
    assert go_round(later(29)) == Round(0, 0, 0, 0)
    assert go_round(later(31)) == Round(1, 0, 1, 0)
    assert told_of(record) == [NUMBER["dia"]]
    assert go_round(later(32)) == Round(0, 0, 0, 0)
    assert "the deputy was told" in site.get("dia", f"/report/{record}/").text
    (letter,) = mail.outbox
    assert letter.to == ["dia@marlshire.example"]
    assert letter.subject == "Lantern"
    assert "https://lantern.example/reports/" in str(letter.body)
    assert "ferry" not in str(letter.body)
    assert str(record) not in str(letter.body)
    assert differences() == {}


def test_where_the_deputy_may_not_open_a_report_who_answers_for_it_is_told_and_named(site: Site) -> None:
    closed, other = tell(site.world, "she names the deputy's son")[0], tell(site.world, "a worry")[0]
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        owner.execute(
            "insert into access_conflict (record_id, worker_id, silent, entry_id) values (%s, %s, true, %s)",
            [closed, NUMBER["dia"], uuid4()],
        )
    assert go_round(later(31)).reports == 2
    with identity(NUMBER["drew"]):
        (told,) = Case.read(closed, NUMBER["drew"]).of_kind("public_report.deputy_told")
    assert told.concerns_worker == NUMBER["drew"]
    assert told_of(other) == [NUMBER["dia"]]
    assert sorted(address for letter in mail.outbox for address in letter.to) == [
        "dia@marlshire.example",
        "drew@marlshire.example",
    ]
    third, _ = tell(site.world, "another worry")
    left(site, "dia")
    assert go_round(later(50)).reports == 1
    assert [letter.to for letter in mail.outbox[2:]] == [["drew@marlshire.example"]]
    with identity(NUMBER["drew"]):
        (told,) = Case.read(third, NUMBER["drew"]).of_kind("public_report.deputy_told")
    assert told.concerns_worker == NUMBER["drew"]


def test_nobody_is_told_of_what_somebody_took_on(site: Site) -> None:
    record, _ = tell(site.world, "a worry")
    site.post("dev", f"/report/{record}/take/")
    assert go_round(later(60)) == Round(0, 0, 0, 0)


def test_many_reports_are_told_of_each_in_its_record_and_in_one_letter(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "AT_ONCE", 2)
    records = [tell(site.world, f"worry {n}")[0] for n in range(3)]
    assert go_round(later(31)) == Round(2, 0, 1, 0)
    assert go_round(later(32)) == Round(1, 0, 0, 0)
    assert [told_of(record) for record in records] == [[NUMBER["dia"]]] * 3
    tell(site.world, "another")
    assert go_round(later(50)) == Round(1, 0, 1, 0)


def test_a_letter_that_the_mail_server_does_not_take_is_sent_later_and_no_telling_is_lost(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_to: str, _what: str) -> None:
        raise ConnectionRefusedError

    record, _ = tell(site.world, "a worry")
    with monkeypatch.context() as broken:
        broken.setattr(letters, "send", refuse)
        assert go_round(later(31)) == Round(1, 0, 0, 1)
    assert told_of(record) == [NUMBER["dia"]]
    assert go_round(later(33)) == Round(0, 0, 0, 0)
    assert go_round(later(37)) == Round(0, 0, 1, 0)


def agreed(site: Site, worker: str = "omar", **given: Any) -> UUID:
    """Asha is in contact every day by noon, and has been for ten days; this worker is told of silence."""
    answers = {"happened": days_ago(10), "worker": NUMBER[worker], "by_when": "By 12.00, by text"} | given
    told = made_up(ContactAgreementMade, **answers)
    agreement = site.world.tell("asha", "maya", told)
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        owner.execute("update contact_agreed set since = since - interval '10 days'")
    return agreement


def yesterday_at(hour: int) -> datetime:
    """An hour of yesterday in London."""
    return datetime.combine(days_ago(1).earliest, time(hour), LONDON)


def silences(worker: str) -> list[UUID]:
    """The notices of silence that a worker has, by the agreement."""
    with identity(NUMBER[worker]):
        return [notice.entry for notice in access.notices() if notice.what == "daily_contact.silent"]


def test_silence_about_a_day_is_told_once_after_its_hour_to_whom_the_agreement_names(site: Site) -> None:
    agreement = agreed(site)
    site.world.tell("asha", "maya", made_up(DailyContactMade, happened=days_ago(2)), matter=agreement)
    assert go_round(yesterday_at(11)).silent == 0
    assert go_round(yesterday_at(13)) == Round(0, 1, 1, 0)
    assert go_round(yesterday_at(14)) == Round(0, 0, 0, 0)
    assert silences("omar") == [agreement]
    assert silences("maya") == []
    (letter,) = mail.outbox
    assert letter.to == ["omar@marlshire.example"]
    assert str(letter.body).splitlines()[1] == "https://lantern.example/"
    assert "No daily contact was recorded by the time agreed".lower() in site.get("omar", "/").text


@pytest.mark.parametrize("kind", [DailyContactMade, DailyContactMissed])
def test_whatever_was_recorded_of_a_day_is_no_silence(site: Site, kind: Any) -> None:
    agreement = agreed(site)
    for days in (1, 2):
        site.world.tell("asha", "maya", made_up(kind, happened=days_ago(days)), matter=agreement)
    assert go_round(yesterday_at(13)).silent == 0


def test_an_agreement_that_ended_or_names_no_hour_is_not_watched(site: Site) -> None:
    ended = agreed(site)
    site.world.tell("asha", "maya", made_up(ContactAgreementEnded, happened=days_ago(0)), matter=ended)
    agreed(site, by_when=NotKnown(reason="Not agreed yet"))
    agreed(site, by_when="Before bed")
    assert go_round(yesterday_at(23)).silent == 0


def left(site: Site, worker: str = "omar") -> None:
    """They no longer work here."""
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        owner.execute("update registry_worker set is_active = false where id = %s", [NUMBER[worker]])


def no_longer_works_with_her(site: Site) -> None:
    """Omar's co-allocation to Asha ends; he sees nothing of her any more."""
    with identity(NUMBER["tess"]):
        made = Case.read(ID["asha"], NUMBER["tess"]).of_kind("allocation.made")
    (his,) = (entry.id for entry in made if entry.concerns_worker == NUMBER["omar"])
    site.world.tell("asha", "tess", made_up(AllocationEnded, happened=days_ago(1), worker=NUMBER["omar"]), matter=his)


def silently_in_conflict(site: Site) -> None:
    """Omar must not know."""
    site.world.tell("asha", "dia", made_up(ConflictSet, worker=NUMBER["omar"]))


@pytest.mark.parametrize("no_more", [left, no_longer_works_with_her, silently_in_conflict])
def test_where_the_named_worker_may_not_open_the_record_those_who_answer_for_the_child_are_told(
    site: Site, no_more: Callable[[Site], None]
) -> None:
    agreement = agreed(site)
    site.world.tell("asha", "maya", made_up(DailyContactMade, happened=days_ago(2)), matter=agreement)
    no_more(site)
    assert go_round(yesterday_at(13)).silent == 2
    assert silences("maya") == silences("tess") == [agreement]
    assert all(letter.to != ["omar@marlshire.example"] for letter in mail.outbox)
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        told = owner.execute("select worker_id from access_notice where what = 'daily_contact.silent'").fetchall()
    assert sorted(told) == [(NUMBER["maya"],), (NUMBER["tess"],)]


def test_the_verb_goes_round_once_and_says_what_it_did(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(Namespace(once=True)) == 0
    assert capsys.readouterr().out == "Deputies told of 0 reports; 0 notices of silence; 0 letters sent.\n"


def test_under_settings_without_its_role_the_verb_says_which_to_use(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "settings", SimpleNamespace(DATABASES={"default": {}}))
    assert command.run(Namespace(once=True)) == 1
    assert "DJANGO_SETTINGS_MODULE=lantern.settings.watch" in capsys.readouterr().err


def test_its_role_reads_changes_and_empties_no_table_and_calls_five_functions(
    migrated: Database, owner: psycopg.Connection
) -> None:
    assert {name for (name,) in owner.execute(_OURS, [WATCH])} == ITS_OWN
    assert not ITS_OWN & {name for (name,) in owner.execute(_OURS, ["lantern_app"])}
    with psycopg.connect(migrated.dsn(WATCH), autocommit=True) as own:
        for table, column in tables(migrated):
            for attempt in _ATTEMPTS:
                names = [sql.Identifier(table), sql.Identifier(column)]
                with pytest.raises(_REFUSED):
                    own.execute(sql.SQL(attempt).format(*names[: attempt.count("{}")]))
