"""Boxes that a template asks by itself hold words only, as those of a form made from a kind do."""

from collections.abc import Iterable, Mapping

from lantern.journal.in_words import why_not_words


def not_words(typed: Mapping[str, str], boxes: Iterable[str]) -> dict[str, str]:
    """What is wrong with what stands in these boxes, by box; nothing where all of it is words.

    Asked before anything is recorded: the journal would refuse it too, and could not say at which box.
    """
    return {box: says for box in boxes if (says := why_not_words(typed.get(box, "").strip()))}
