"""A private PostgreSQL: made in a folder of ours, reached through a socket in it, never over the network."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from psycopg.conninfo import make_conninfo

from lantern.settings import account, binaries, passwords
from lantern.settings.errors import ClusterFailed
from lantern.settings.server import Server

_SUPERUSER = "postgres"
# A socket's path is at most 107 bytes on Linux and 103 on macOS, of which PostgreSQL adds "/.s.PGSQL.5432".
_LONGEST_SOCKET_FOLDER = 88
_ATTEMPTS = 8


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the server is up and known: one stopped half-way would be left running."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Cluster:
    """One private server in one folder, reached by this account alone and only with a password."""

    def __init__(self, directory: Path, options: Mapping[str, str] | None = None) -> None:
        """`options` are PostgreSQL settings for its starts, such as `{"fsync": "off"}` for tests."""
        self.state = directory.absolute()
        self.directory = account.reachable_folder(self.state / "postgres")
        self.data = self.directory / "data"
        self.log = self.directory / "log"
        self.options = dict(options or {})
        self._bin = account.reachable_binaries(binaries.find())

    @property
    def server(self) -> Server:
        """Where this cluster is, for signing in as any role."""
        return Server({"host": str(self._socket_folder()), "port": "5432"}, self.state)

    def superuser_dsn(self, dbname: str) -> str:
        """A connection string for the server's administrator."""
        secret = passwords.of(self.state / "passwords", _SUPERUSER)
        return make_conninfo("", **self.server.place, user=_SUPERUSER, password=secret, dbname=dbname)

    def is_running(self) -> bool:
        """Whether the server answers; pg_ctl's own word is wrong for a second or two after a kill."""
        asked = account.run([self._bin / "pg_isready", "-q", "-h", self._socket_folder(), "-p", "5432"])
        return asked.returncode == 0

    def start(self) -> bool:
        """Make the cluster if need be and start it; True if this call started it, False if it already ran."""
        self._open_state()
        with self._alone(), _uninterrupted():
            if self.is_running():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._make()
            self._open_socket_folder()
            self._start()
        return True

    def stop(self) -> None:
        """Stop the server, ending whatever is still connected; no error if it does not run."""
        if not (self.data / "postmaster.pid").exists():
            return
        stopped = account.run([self._bin / "pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop"])
        if stopped.returncode != 0 and self.is_running():
            raise ClusterFailed(f"PostgreSQL in {self.data} would not stop: {stopped.stderr.strip()}")

    @contextlib.contextmanager
    def running(self) -> Iterator[Server]:
        """The server for the length of a `with`; whoever uses it last stops it, also after one was killed."""
        self._open_state()
        with (self.state / "users.lock").open("w") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                self.start()
                yield self.server
            finally:
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def _open_state(self) -> None:
        # Root's server runs as another account, which must pass through; the passwords lie further in.
        self.state.mkdir(mode=0o711, parents=True, exist_ok=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.state / "starting.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        account.give(self.directory)
        unfinished = self.directory / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.directory) as secret:
            secret.write(passwords.of(self.state / "passwords", _SUPERUSER))
            secret.flush()
            account.give(Path(secret.name))
            made = account.run(
                [
                    *(self._bin / "initdb", "-D", unfinished, "-U", _SUPERUSER, f"--pwfile={secret.name}"),
                    *("--auth=scram-sha-256", "--data-checksums", "--no-instructions"),
                    *("--encoding=UTF8", *self._locale()),
                ]
            )
        if made.returncode != 0:
            raise ClusterFailed(f"initdb failed in {unfinished}:\n{made.stderr.strip()}")
        unfinished.rename(self.data)

    def _locale(self) -> list[str]:
        if binaries.major_version(self._bin) >= 17:
            # The same order and case on every machine, without depending on what locales it has.
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    def _start(self) -> None:
        place = {"listen_addresses": "", "unix_socket_directories": str(self._socket_folder())}
        given = " ".join(f"-c {key}='{value}'" for key, value in {**place, **self.options}.items())
        where = ["-D", str(self.data), "-l", str(self.log), "-o", given]
        for attempt in range(_ATTEMPTS):
            self._clear_empty_pid_file()
            # After a kill, the dead server's children hold its memory for a moment: hence the back-off.
            time.sleep(0.25 * attempt)
            account.run([self._bin / "pg_ctl", *where, "-w", "-t", "120", "start"], seconds=150)
            if self.is_running():
                return
        said = self.log.read_text(errors="replace") if self.log.exists() else "(there is none)"
        tail = "\n".join(said.splitlines()[-12:])
        raise ClusterFailed(f"PostgreSQL would not start in {self.data}. The end of {self.log}:\n{tail}")

    def _clear_empty_pid_file(self) -> None:
        """A full disk or a power cut can leave the file empty, which PostgreSQL takes for a start."""
        pid_file = self.data / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError):
            if pid_file.stat().st_size == 0:
                pid_file.unlink()

    def _socket_folder(self) -> Path:
        if len(os.fsencode(self.directory)) <= _LONGEST_SOCKET_FOLDER:
            return self.directory
        name = hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"lantern-{name}"

    def _open_socket_folder(self) -> None:
        folder = self._socket_folder()
        if folder == self.directory:
            return
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            account.give(folder)
        # The temporary folder is everybody's: somebody else's folder of this name would get our passwords.
        account_now = account.unprivileged()
        ours = account_now.pw_uid if account_now else os.geteuid()
        if folder.is_symlink() or folder.stat().st_uid != ours:
            raise ClusterFailed(f"{folder} is not ours. Remove it, or set LANTERN_STATE to a short path.")
        folder.chmod(0o700)
