"""Passwords of the database roles: made at random, kept in files that only their owner can read."""

import os
import secrets
from pathlib import Path


def of(folder: Path, name: str) -> str:
    """The password kept under this name, made on first use; raises PermissionError if not ours."""
    path = folder / name
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return _make(path)


def kept(folder: Path, name: str) -> str:
    """The password kept under this name, or "" where there is none or we may not read it. Makes nothing."""
    try:
        return (folder / name).read_text().strip()
    except (FileNotFoundError, PermissionError):
        return ""


def _make(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    password = secrets.token_urlsafe(24)
    try:
        # O_EXCL: of two processes starting at once, one makes the password and the other reads it.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(password + "\n")
    return password
