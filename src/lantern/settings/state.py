"""Where Lantern keeps what it makes: passwords, the secret key, the private server's data."""

import os
from pathlib import Path

_SOURCE = Path(__file__).parents[3]


def source_tree() -> Path | None:
    """The folder of the source tree when run from one; None for an installed Lantern."""
    return _SOURCE if (_SOURCE / "pyproject.toml").exists() else None


def directory() -> Path:
    """LANTERN_STATE; else `var` in the source tree; else a folder in the account's own state directory."""
    chosen = os.environ.get("LANTERN_STATE")
    if chosen:
        return Path(chosen).absolute()
    tree = source_tree()
    if tree:
        return tree / "var"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "lantern"


def dbname() -> str:
    """The name of the database: LANTERN_DATABASE, else `lantern`."""
    return os.environ.get("LANTERN_DATABASE") or "lantern"
