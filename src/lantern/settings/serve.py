"""`lantern serve`: everything started, the site served until Ctrl-C, and nothing left running after it."""

import argparse
import contextlib
import errno
import http.client
import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType

from django.db import connections

from lantern.settings import database, launch, state
from lantern.settings.errors import CannotStart
from lantern.site.checks import the_look_was_built

_SECONDS_TO_START = 60
_SECONDS_TO_STOP = 15
_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Stopped(BaseException):
    """Somebody asked us to end. Not an Exception: nothing on the way may take it for an error and go on."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `lantern serve` may be told."""
    parser.add_argument(
        "--port",
        type=int,
        default=os.environ.get("LANTERN_PORT", "8000"),
        help="where to listen on this machine (LANTERN_PORT, else 8000)",
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="load the fictional county into an empty record, and print its sign-ins",
    )


def run(chosen: argparse.Namespace) -> int:
    """Serve until told to end; 0 when ended by Ctrl-C, 1 when the site could not start."""
    for missing in the_look_was_built():
        raise CannotStart(f"{missing.msg} {missing.hint}")
    for port in (chosen.port, chosen.port + 1) if chosen.demo else (chosen.port,):
        if _taken(port):
            print(f"Port {port} is in use. End what uses it, or set LANTERN_PORT to another.", file=sys.stderr)
            return 1
    with contextlib.suppress(_Stopped), _ending_in_order(), launch.ready() as place:
        welcome = _load_demo(place, f"http://localhost:{chosen.port}") if chosen.demo else ""
        with _web_server(chosen.port) as process, _public_server(chosen) as says_where, _watch(chosen.port):
            if not _answers(process, chosen.port, "/account/login/"):
                print("The web server did not start; what it said stands above.", file=sys.stderr)
                return 1
            print(f"{welcome}{says_where}\nLantern is at http://localhost:{chosen.port} until Ctrl-C.", flush=True)
            return process.wait()
    return 0


@contextlib.contextmanager
def _public_server(chosen: argparse.Namespace) -> Iterator[str]:
    """The public's own page on the next port, a process of its own; what to print of it. In the demonstration alone."""
    if not chosen.demo:
        yield ""
        return
    port = chosen.port + 1
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "lantern.settings.public_demo"}
    with _web_server(port, "lantern.public.wsgi:application", surroundings) as process:
        if not _answers(process, port, "/"):
            raise CannotStart("The public's own page did not start; what it said stands above.")
        yield f"\nThe public's own page, where anybody can tell without an account, is at http://localhost:{port}"


@contextlib.contextmanager
def _watch(port: int) -> Iterator[None]:
    """The watch, a process of its own, that tells somebody of what nobody took on or recorded in time."""
    live = os.environ["DJANGO_SETTINGS_MODULE"] == "lantern.settings.live"
    chosen = f"lantern.settings.{'watch' if live else 'watch_demo'}"
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": chosen, "LANTERN_PORT": str(port)}
    command = [sys.executable, "-m", "lantern.cli", "watch"]
    process = subprocess.Popen(command, start_new_session=True, env=surroundings)
    try:
        yield
    finally:
        _end(process)


@contextlib.contextmanager
def _ending_in_order() -> Iterator[None]:
    """The first signal to end unwinds everything; further ones are ignored while that is done."""

    def end(number: int, frame: FrameType | None) -> None:
        for each in _ENDS:
            signal.signal(each, signal.SIG_IGN)
        raise _Stopped

    # Set outright, for a shell starts what it runs in the background with SIGINT ignored.
    before = {each: signal.signal(each, end) for each in _ENDS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def _web_server(
    port: int, application: str = "lantern.site.wsgi:application", surroundings: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    # Two processes of four threads: as much as the two cores of a small machine can use.
    command = [sys.executable, "-m", "gunicorn", application, "--no-control-socket"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
    command += ["--log-level", "warning"]
    process = subprocess.Popen(command, start_new_session=True, env=surroundings)
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(process: subprocess.Popen[bytes], port: int, address: str) -> bool:
    """Wait until the site answers; False if the web server ended, or said nothing for a minute."""
    for _ in range(_SECONDS_TO_START * 10):
        if process.poll() is not None:
            return False
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", address, headers={"Host": "localhost"})
            return connection.getresponse().status < 500
        time.sleep(0.1)
    return False


def _taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _load_demo(place: launch.Place, address: str) -> str:
    """Load the fictional county into an empty record; what to tell whoever looks at it."""
    # By name, because its modules need Django's applications, which exist only once the database is ready.
    load, cast = (importlib.import_module(f"lantern.demo.{name}") for name in ("load", "cast"))
    try:
        load.refuse_live()
    except load.NotHere as refusal:
        raise CannotStart(str(refusal)) from refusal
    if load.is_empty():
        try:
            print("Loading the fictional county; this is done once.", flush=True)
            load.load()
        except BaseException:
            # Half a county would be taken for a whole one at the next start.
            connections.close_all()
            database.drop(place.administrator, state.dbname())
            raise
    welcome: str = cast.welcome(address)
    return welcome
