"""The child's voice, and whether they were seen: the same questions wherever the guidance asks for them."""

from typing import Annotated

from lantern.kinds.answers import NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Kind

CHILD = "The child"


class ChildHeard(Kind):
    """What the child said. On every assessment, visit, meeting and plan."""

    childs_words: Annotated[
        str | NotKnown,
        Asked(
            "What did the child say?",
            "Their own words, as they said, wrote or showed them. Do not correct or soften them.",
            widget="quoted",
            section=CHILD,
            otherwise="Why they were not asked, or did not say",
        ),
    ]


class ChildSeen(ChildHeard):
    """Whether the child was seen, and seen alone, and why not where they were not."""

    seen: Annotated[
        YesNo | NotKnown,
        Asked("Was the child seen?", "Seen by the worker who records this.", spine="answer", section=CHILD),
    ]
    why_not_seen: Annotated[
        str | None,
        written(
            "Why was the child not seen?",
            "What was tried, when, and when the child will be seen.",
            section=CHILD,
            only_if=("seen", ("no",)),
        ),
    ] = None
    seen_alone: Annotated[
        YesNo | NotKnown | None,
        Asked(
            "Was the child spoken to alone?",
            "Out of hearing of the people they live with.",
            section=CHILD,
            only_if=("seen", ("yes",)),
        ),
    ] = None
    why_not_alone: Annotated[
        str | None,
        written("Why not alone?", section=CHILD, only_if=("seen_alone", ("no",))),
    ] = None

    def seen_in_words(self) -> str:
        """How the child was seen, as the end of a sentence."""
        if self.seen == YesNo.NO:
            return "the child was not seen"
        if self.seen != YesNo.YES:
            return "not known whether the child was seen"
        alone = {YesNo.YES: ", and spoken to alone", YesNo.NO: ", not alone"}
        return "the child was seen" + (alone[self.seen_alone] if isinstance(self.seen_alone, YesNo) else "")
