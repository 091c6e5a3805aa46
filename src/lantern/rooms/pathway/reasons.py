"""The reason recorded with each decision, so that a branch not taken can say why."""

from collections.abc import Mapping

from lantern.kinds.answers import NotKnown
from lantern.kinds.case import Case, answers_of

# The fields in which kinds keep why something was decided, the most telling first.
_FIELDS = ("conference_reasons", "reasons", "because", "explained", "why")


def reasons_of(case: Case) -> Mapping[str, str]:
    """By the id of an entry: the reason given, as far as its words may be read."""
    given = {}
    for entry in case.entries:
        if entry.pathway and (told := answers_of(entry)):
            found = (getattr(told, name, None) for name in _FIELDS)
            if reason := next((one for one in found if isinstance(one, str) and not isinstance(one, NotKnown)), ""):
                given[str(entry.id)] = reason
    return given
