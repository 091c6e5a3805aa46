"""The shapes of kinds that are in use. `python -m tests.kinds.released` adds new ones, and never changes one."""

import json
from pathlib import Path
from typing import Any

import lantern.kinds  # noqa: F401 - declares them
from lantern.kinds.declare import schemas

SNAPSHOT = Path(__file__).with_name("snapshot.json")


def released() -> dict[str, Any]:
    """Each released kind and version with its shape."""
    shapes: dict[str, Any] = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    return shapes


def write(shapes: dict[str, Any]) -> None:
    """Keep these shapes, a line each."""
    lines = (f"{json.dumps(name)}: {json.dumps(shape, sort_keys=True)}" for name, shape in sorted(shapes.items()))
    SNAPSHOT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write(schemas() | (released() if SNAPSHOT.exists() else {}))
