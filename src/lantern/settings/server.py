"""The PostgreSQL server in use: its address, and how each role signs in to it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from lantern.settings import passwords

OWNER = "lantern_owner"
APP = "lantern_app"
LOADER = "lantern_loader"
DISPOSAL = "lantern_disposal"
PUBLIC = "lantern_public"
WATCH = "lantern_watch"

# What a role inherits from the administrator's address: where the server is, never who signs in.
_PLACE = ("host", "hostaddr", "port", "sslmode", "sslrootcert")


@dataclass(frozen=True)
class Server:
    """A server's place, and the state folder that keeps the passwords of its roles."""

    place: dict[str, str]
    state: Path

    @classmethod
    def at(cls, url: str, state: Path) -> Self:
        """The server of a libpq address or URL, without the account it names."""
        parts = conninfo_to_dict(url)
        return cls({key: str(parts[key]) for key in _PLACE if parts.get(key) is not None}, state)

    @classmethod
    def remembered(cls, state: Path) -> Self:
        """The server that was last prepared from this state folder; no place at all if none was."""
        try:
            place = json.loads((state / "server.json").read_text())
        except FileNotFoundError:
            place = {}
        return cls(place, state)

    def remember(self) -> None:
        """Write the place down, so that web processes find it without an administrator's address."""
        (self.state / "server.json").write_text(json.dumps(self.place, indent=1) + "\n")

    def sign_in(self, role: str) -> dict[str, str]:
        """libpq parameters for a role: the place, the role and its password."""
        return {**self.place, "user": role, "password": passwords.of(self.state / "passwords", role)}

    def dsn(self, role: str, dbname: str) -> str:
        """A libpq connection string for a role and a database."""
        return make_conninfo("", **self.sign_in(role), dbname=dbname)
