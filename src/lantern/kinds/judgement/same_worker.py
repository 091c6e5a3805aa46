"""One worker for a child who may have harmed, and for one who may have been harmed: explained, never forbidden."""

from typing import Annotated

from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind


class SameWorkerExplained(Kind):
    """Why the worker named for a child who may have harmed others also works with a child who may have been harmed."""

    kind = "same_worker.explained"
    title = "One worker for both children"
    part = "information"
    cites = (Cite("dcsf-2009", "paragraph 7.20", "text"),)
    marking = "restricted"

    worker: Annotated[int, Asked("Which worker?", spine="concerns_worker")]
    why: Annotated[
        str, written("Why the same worker, and until when?", "What keeps the two children's interests apart.")
    ]

    def sentence(self) -> str:
        """Only that it was explained."""
        return "It was explained why one worker works with both children."
