"""Shorter ways to ask the commonest questions."""

from lantern.kinds.declare import Asked

OnlyIf = tuple[str, tuple[str, ...]] | None


def written(
    label: str,
    hint: str = "",
    *,
    section: str = "",
    only_if: OnlyIf = None,
    otherwise: str = "Not known because…",
) -> Asked:
    """A question that is answered in several lines of free words."""
    return Asked(label, hint, "textarea", section=section, only_if=only_if, otherwise=otherwise)
