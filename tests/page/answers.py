"""What somebody types into the form of a strategy discussion."""

from django.http import QueryDict

FULL = {
    "happened-day": "2",
    "happened-month": "April",
    "happened-year": "2026",
    "happened-time": "2.30pm",
    "childs_words": "Ring before you come.",
    "present-count": "2",
    "present-0-sector": "police",
    "present-0-who": "DS Rowan Pike",
    "present-0-how": "in_person",
    "present-1-sector": "social_care",
    "present-1-who": "Nadia Rahim",
    "present-1-how": "by_telephone",
    "absent-count": "1",
    "absent-0-sector": "health",
    "absent-0-why": "Sent apologies",
    "known": "Police hold two reports. Health holds nothing.",
    "technology": "no",
    "safe_now": "_not_known",
    "safe_now-why": "Nobody has seen him since Friday",
    "safety": "Stays with his aunt until Tuesday.",
    "telling_raises_risk": "no",
    "telling": "Nadia tells his mother today.",
    "medical": "no",
    "interview-why": "Decided when he has been seen",
    "investigation": "yes",
    "other_children": "None in the household.",
    "elsewhere": "no",
    "decision": "initiate_s47",
    "reasons": "Two reports from different people within a week.",
}


def typed(**changed: str | None) -> QueryDict:
    """The whole form, with some boxes typed otherwise; `__` in a name stands for `-`, None leaves a box out."""
    boxes = QueryDict(mutable=True)
    given = {**FULL, **{name.replace("__", "-"): written for name, written in changed.items()}}
    for name, written in given.items():
        if written is not None:
            boxes[name] = written
    return boxes
