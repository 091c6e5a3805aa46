"""The site served for a test: a real web server on a database of the tests' own."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.conftest import Database

_SECONDS = 30


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextlib.contextmanager
def served(
    database: Database, application: str = "lantern.site.wsgi:application", **surroundings: str
) -> Iterator[str]:
    """The site's address while it serves this database; what is committed there is what it shows."""
    port = free_port()
    database.server.remember()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lantern.settings.test",
        "LANTERN_STATE": str(database.server.state),
        "LANTERN_DATABASE": database.name,
        **surroundings,
    }
    command = [sys.executable, "-m", "gunicorn", application, "--no-control-socket"]
    command += ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment)
    try:
        _wait(process, port)
        # localhost, not 127.0.0.1: a browser keeps passkeys for a name only.
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
            connection.request("GET", "/account/login/")
            connection.getresponse()
            return
    raise RuntimeError(f"The site did not start on port {port}; what it said stands above.")
