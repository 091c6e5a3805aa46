"""The site served for a test: a real web server on a database of the tests' own."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

from tests.conftest import Database

_SECONDS = 120  # a machine on which much else runs took more than half a minute


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
    database.server.remember()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lantern.settings.test",
        "LANTERN_STATE": str(database.server.state),
        "LANTERN_DATABASE": database.name,
        **surroundings,
    }
    command = [sys.executable, "-m", "gunicorn", application, "--no-control-socket"]
    # Whoever asks before the site is there waits in this line; and nobody else can take the port meanwhile.
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = int(line.getsockname()[1])
        command += ["--bind", f"fd://{line.fileno()}", "--threads", "4", "--log-level", "warning"]
        process = subprocess.Popen(command, env=environment, pass_fds=[line.fileno()])
    try:
        _wait(port)
        # localhost, not 127.0.0.1: a browser keeps passkeys for a name only.
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _wait(port: int) -> None:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        connection.request("GET", "/account/login/")
        connection.getresponse()
    except (OSError, http.client.HTTPException) as fault:
        raise RuntimeError(f"The site did not start on port {port}; what it said stands above.") from fault
