"""Who sees the level of concern differently. It stands beside the level and changes nothing in it."""

from typing import Annotated

from lantern.kinds.answers import NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.judgement.level import Level


class LevelDisagreed(Kind):
    """Somebody would have chosen another level, or the same for other reasons."""

    kind = "level.disagreed"
    title = "Another view of the level"
    part = "dispute"
    cites = (Cite("dcsf-2009", "annex C", "text"),)
    pathway = True

    who: Annotated[str, Asked("Who sees it differently?", "Name, role and organisation.")]
    level: Annotated[Level | NotKnown, Asked("Which level would they choose?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "What it rests on.")]
    needed: Annotated[str | NotKnown, written("What would they do that is not done now?")]

    def sentence(self) -> str:
        """The level that they would choose."""
        would = f"would choose {self.level.says}" if isinstance(self.level, Level) else "chooses no level"
        return f"Another view of the level: somebody {would}."
