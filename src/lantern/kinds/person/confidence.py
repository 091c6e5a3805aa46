"""What a child told a worker in confidence: a guarded kind, which stands wholly under its marking."""

from typing import Annotated

from lantern.kinds.answers import NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard


class ConfidenceNoted(ChildHeard):
    """Something said in confidence. The child is told its limits; what keeps them safe is not kept back."""

    kind = "confidence.noted"
    title = "Said in confidence"
    part = "information"
    cites = (Cite("dcsf-2009", "annex E", "text"), Cite("house", "markings", "text"))
    guarded = True
    marking = "guarded"

    limits: Annotated[
        str,
        Asked("What was the child told about who may have to know?", "Nobody can promise to tell nobody."),
    ]
    shared: Annotated[str | NotKnown, written("What has to be shared to keep them safe, and with whom was it?")]
