"""The private PostgreSQL starts, stops and recovers, and only we can reach it."""

import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from lantern.settings import account, binaries, database
from lantern.settings.cluster import Cluster
from lantern.settings.errors import ClusterFailed, NoPostgres, UnsafeRole
from lantern.settings.server import APP, OWNER


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short, empty folder."""
    made = Path(tempfile.mkdtemp(prefix="lantern-", dir="/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def fresh(folder: Path) -> Iterator[Cluster]:
    """A private server in a folder of its own, running, with nothing in it."""
    cluster = Cluster(folder)
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def made() -> Iterator[Cluster]:
    """A private server that these tests share, for making one takes longer than all they do with it."""
    folder = Path(tempfile.mkdtemp(prefix="lantern-", dir="/tmp"))
    folder.chmod(0o711)
    cluster = Cluster(folder)
    yield cluster
    cluster.stop()
    shutil.rmtree(folder)


@pytest.fixture
def private(made: Cluster) -> Cluster:
    """The shared server, running, whatever the test before did to it."""
    made.start()
    return made


def kill(cluster: Cluster) -> None:
    """End the server as a power cut would end it."""
    process = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(process, signal.SIGKILL)


def test_it_listens_on_its_socket_and_nowhere_else(private: Cluster) -> None:
    with psycopg.connect(private.superuser_dsn("postgres")) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert connection.execute("show unix_socket_directories").fetchone() == (str(private.directory),)


def test_it_knows_capital_letters_beyond_english_on_every_version(private: Cluster) -> None:
    with psycopg.connect(private.superuser_dsn("postgres")) as connection:
        assert connection.execute("select lower('ÉÀŁ')").fetchone() == ("éàł",)


def test_nobody_signs_in_without_the_password(private: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(private.superuser_dsn("postgres"), password="")


def test_passwords_can_be_read_by_their_owner_alone(private: Cluster) -> None:
    kept = private.state / "passwords"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept.iterdir()} == {0o600}


def test_starting_twice_is_starting_once(private: Cluster) -> None:
    assert private.start() is False


def test_stopping_what_does_not_run_is_no_error(folder: Path) -> None:
    Cluster(folder).stop()


def test_what_was_committed_is_there_after_a_kill(private: Cluster) -> None:
    with psycopg.connect(private.superuser_dsn("postgres")) as connection:
        connection.execute("create table kept as select 7 as number")
    kill(private)
    assert private.start() is True
    with psycopg.connect(private.superuser_dsn("postgres")) as connection:
        assert connection.execute("select number from kept").fetchone() == (7,)


def test_it_starts_on_an_empty_pid_file_as_a_full_disk_leaves_it(private: Cluster) -> None:
    private.stop()
    (private.data / "postmaster.pid").touch()
    assert private.start() is True


def test_it_starts_in_a_folder_whose_path_is_too_long_for_a_socket(folder: Path) -> None:
    cluster = Cluster(folder / ("long-" * 20) / "deep")
    with cluster.running() as server:
        assert len(server.place["host"]) < 100
        psycopg.connect(cluster.superuser_dsn("postgres")).close()
    shutil.rmtree(server.place["host"])


def test_a_socket_folder_that_is_somebody_elses_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(folder))
    cluster = Cluster(folder / ("long-" * 20))
    Path(cluster.server.place["host"]).symlink_to(folder)
    with pytest.raises(ClusterFailed, match="not ours"):
        cluster.start()


def test_the_last_user_stops_it_and_the_others_do_not(folder: Path) -> None:
    first, second = Cluster(folder), Cluster(folder)
    with first.running():
        with second.running():
            pass
        assert first.is_running()
    assert not first.is_running()


def test_a_server_left_by_a_killed_process_is_stopped_by_the_next_user(private: Cluster) -> None:
    with private.running():
        pass
    assert not private.is_running()


def test_a_server_that_will_not_start_says_where_and_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lantern.settings.cluster._ATTEMPTS", 1)
    with pytest.raises(ClusterFailed, match=r'would not start in (.|\n)*unrecognized .* "nonsense"'):
        Cluster(folder, {"nonsense": "on"}).start()


def test_debians_own_postgres_15_will_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = Path("/usr/lib/postgresql/15/bin")
    if not installed.exists():
        pytest.skip(f"There is no PostgreSQL 15 in {installed} on this machine.")
    monkeypatch.setenv("LANTERN_POSTGRES_BIN", str(installed))
    cluster = Cluster(folder)
    with cluster.running(), psycopg.connect(cluster.superuser_dsn("postgres")) as connection:
        assert connection.info.server_version // 10_000 == 15
        assert connection.execute("select lower('É')").fetchone() == ("é",)


def test_a_folder_without_postgres_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN_POSTGRES_BIN", str(tmp_path))
    with pytest.raises(NoPostgres, match="lacks postgres, initdb, pg_ctl, pg_isready"):
        binaries.find()


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root steps down to another account.")
def test_root_keeps_the_data_where_the_other_account_can_reach_it(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    assert account.reachable_folder(closed / "state").is_relative_to("/var/lib/lantern")
    assert account.reachable_folder(folder / "state") == folder / "state"


def test_an_administrator_who_is_no_superuser_can_prepare_a_server(fresh: Cluster) -> None:
    with psycopg.connect(fresh.superuser_dsn("postgres"), autocommit=True) as connection:
        connection.execute("create role hosted login createrole createdb password 'for-a-test'")
    hosted = make_conninfo(fresh.superuser_dsn("postgres"), user="hosted", password="for-a-test")
    assert database.prepare(hosted, fresh.server, "lantern", loader=False) is True
    assert database.prepare(hosted, fresh.server, "lantern", loader=False) is False
    with psycopg.connect(fresh.server.dsn(OWNER, "lantern")) as owner:
        owner.execute("create table mine (number int)")
        roles = owner.execute("select rolname from pg_roles where rolname ~ '^lantern' order by 1").fetchall()
    assert [role for (role,) in roles] == [
        *("lantern_app", "lantern_disposal", "lantern_owner", "lantern_public"),
        "lantern_watch",
    ]


def test_nobody_but_our_roles_enters_our_database(fresh: Cluster) -> None:
    administrator = fresh.superuser_dsn("postgres")
    database.prepare(administrator, fresh.server, "lantern", loader=False)
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("create role stranger login password 'for-a-test'")
    psycopg.connect(fresh.server.dsn(APP, "lantern")).close()
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(fresh.server.dsn(APP, "lantern"), user="stranger", password="for-a-test")


def test_a_role_of_ours_with_powers_over_the_server_is_refused(fresh: Cluster) -> None:
    with psycopg.connect(fresh.superuser_dsn("postgres"), autocommit=True) as connection:
        connection.execute("create role lantern_app login bypassrls")
    with pytest.raises(UnsafeRole, match=r"lantern_app has powers .* nobypassrls"):
        database.prepare(fresh.superuser_dsn("postgres"), fresh.server, "lantern", loader=False)
