"""`lantern serve` brings everything up, and Ctrl-C takes everything down."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest

from lantern.cli import main
from lantern.settings.cluster import Cluster
from lantern.site import checks
from tests.conftest import Database
from tests.serving import free_port

# What the tests themselves were started with must not decide what `lantern serve` does.
_NOT_INHERITED = {"DJANGO_SETTINGS_MODULE", "LANTERN_DATABASE_URL", "LANTERN_DATABASE"}


@dataclass
class Served:
    """A running `lantern serve`, and where it keeps what it made."""

    process: subprocess.Popen[str]
    port: int
    state: Path

    def says_ready(self) -> bool:
        """Read what it prints until it names its address; False if it ends before."""
        assert self.process.stdout
        return any(f"http://localhost:{self.port}" in line for line in self.process.stdout)

    def status(self, path: str) -> int:
        """What the site answers to a GET."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        connection.request("GET", path)
        return connection.getresponse().status

    def end(self, number: signal.Signals) -> int:
        """Send a signal to the whole group, as a terminal does on Ctrl-C; the exit code."""
        os.killpg(self.process.pid, number)
        return self.process.wait(60)


def processes_naming(text: str) -> list[str]:
    """The command lines of running processes with this text in their command or environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if text.encode() in line and int(folder.name) != os.getpid():
            found.append((folder / "cmdline").read_text().replace("\0", " "))
    return found


def serve(state: Path, *words: str, **surroundings: str) -> Served:
    """Start `lantern serve` as a terminal would: the leader of a group of its own."""
    port = free_port()
    command = [sys.executable, "-m", "lantern.cli", "serve", "--port", str(port), *words]
    inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    environment = {**inherited, "LANTERN_STATE": str(state), "PYTHONUNBUFFERED": "1", **surroundings}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    return Served(process, port, state)


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """A state folder that several starts share, as a demonstration's does."""
    made = Path(tempfile.mkdtemp(prefix="lantern-", dir="/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Looks for what is left in /proc, as on Linux.")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_nothing_runs_after_it_is_told_to_end(state: Path, number: signal.Signals) -> None:
    served = serve(state)
    assert served.says_ready()
    assert served.status("/account/login/") == 200
    assert processes_naming(str(state))
    assert served.end(number) == 0
    assert processes_naming(str(state)) == []


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Looks for what is left in /proc, as on Linux.")
def test_nothing_runs_after_ctrl_c_while_it_is_still_starting(state: Path) -> None:
    served = serve(state)
    cluster = Cluster(state)
    while not cluster.is_running():
        assert served.process.poll() is None
    assert served.end(signal.SIGINT) == 0
    assert processes_naming(str(state)) == []


def test_a_county_that_was_not_loaded_to_its_end_is_not_kept(migrated: Database) -> None:
    county = replace(migrated, name=f"{migrated.name}_county")
    address = {"LANTERN_DATABASE_URL": county.administrator, "LANTERN_DATABASE": county.name}
    served = serve(county.server.state, "--demo", **address)
    assert served.process.stdout
    assert any("Loading the fictional county" in line for line in served.process.stdout)
    assert served.end(signal.SIGINT) == 0
    with psycopg.connect(county.administrator) as connection:
        found = connection.execute("select from pg_database where datname = %s", [county.name]).fetchone()
    assert found is None


def test_no_county_is_loaded_under_live_settings_and_the_database_is_left_alone(migrated: Database) -> None:
    real = replace(migrated, name=f"{migrated.name}_real")
    address = {"LANTERN_DATABASE_URL": real.administrator, "LANTERN_DATABASE": real.name}
    live = {"DJANGO_SETTINGS_MODULE": "lantern.settings.live", "LANTERN_SECRET_KEY": "k" * 60}
    served = serve(real.server.state, "--demo", LANTERN_HOSTS="lantern.example", **address, **live)
    said, _ = served.process.communicate(timeout=60)
    assert served.process.returncode == 1
    assert "These are live settings" in said
    assert "Traceback" not in said
    with psycopg.connect(real.dsn()) as connection:
        assert connection.execute("select count(*) from registry_worker").fetchone() == (0,)
    real.drop()


def test_a_port_in_use_is_named_and_nothing_is_started(state: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "lantern.cli", "serve", "--port", str(taken.getsockname()[1])]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "is in use" in said.stderr
    assert "LANTERN_PORT" in said.stderr


def test_a_site_without_its_style_sheet_is_not_served_and_what_to_run_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "STYLE_SHEET", tmp_path / "app.css")
    monkeypatch.setattr("lantern.settings.launch.ready", lambda: pytest.fail("Something was started."))
    assert main(["serve", "--port", str(free_port())]) == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "app.css") in said
    assert "make style" in said


def test_a_server_named_by_its_address_is_used_instead_of_a_private_one(migrated: Database) -> None:
    elsewhere = replace(migrated, name=f"{migrated.name}_elsewhere")
    address = {"LANTERN_DATABASE_URL": elsewhere.administrator, "LANTERN_DATABASE": elsewhere.name}
    served = serve(elsewhere.server.state, **address)
    assert served.says_ready()
    assert served.status("/account/login/") == 200
    assert served.end(signal.SIGINT) == 0
    with psycopg.connect(elsewhere.dsn()) as connection:
        assert connection.execute("select count(*) from registry_worker").fetchone() == (0,)
    elsewhere.drop()
