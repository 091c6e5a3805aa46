"""The shapes of kinds that are in use. `python -m tests.kinds.released` adds new ones, and never changes one."""

import json
from pathlib import Path
from typing import Any

import lantern.kinds  # noqa: F401 - declares them
from lantern.kinds.declare import Kind, kinds

SNAPSHOT = Path(__file__).with_name("snapshot.json")


def schemas() -> dict[str, Any]:
    """The shape of each kind, as `name@version`, words left out: what a released kind may never change."""
    return {f"{kind.kind}@{kind.version}": _shape(kind) for kind in kinds()}


def _shape(kind: type[Kind]) -> dict[str, Any]:
    return {
        "pathway": kind.pathway,
        "guarded": kind.guarded,
        "columns": {name: how.spine for name, how in kind.questions().items() if how.spine},
        "schema": _without_words(kind.model_json_schema()),
    }


def _without_words(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_words(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    said = {"title", "description"}
    return {k: _without_words(v) for k, v in schema.items() if k not in said or not isinstance(v, str)}


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
