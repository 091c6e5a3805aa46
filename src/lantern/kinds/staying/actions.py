"""Who owes whom what by when. Meetings, plans and requests end in these; what came of each stands in it."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, ended

CITES = (Cite("dcsf-2009", "flow chart 5", "text"), Cite("wt-2006", "place not seen", "restated"))


class ActionAgreed(Kind):
    """Somebody has agreed to do something by a day. A date set by people, not by law."""

    kind = "action.agreed"
    title = "Action agreed"
    part = "work"
    cites = CITES
    pathway = True
    opens = "action"
    projections = ("agreed_action",)

    what: Annotated[str, written("What will be done?", "So that anybody can tell whether it was.")]
    worker: Annotated[
        int | None, Asked("Who will do it?", "Somebody who was there or has agreed.", spine="concerns_worker")
    ] = None
    agency: Annotated[int | None, Asked("Or which agency, if no one person yet?", spine="concerns_agency")] = None
    somebody: Annotated[str | None, Asked("Or who, if they do not use this record?", "Name and role.")] = None
    owed_to: Annotated[str | NotKnown, Asked("Who is waiting for it?")]
    by_when: Annotated[date | NotKnown, Asked("By when?", spine="due_on")]

    def impossible(self, today: date) -> dict[str, str]:
        """An action that nobody owes is none; nor is one that was due before it was agreed."""
        wrong = super().impossible(today)
        if self.worker is None and self.agency is None and self.somebody is None:
            wrong["worker"] = "Say who will do it: a worker, an agency, or somebody else by name"
        if isinstance(self.by_when, date) and self.by_when < self.happened.earliest:
            wrong["by_when"] = "It cannot be due before it was agreed: check the two dates"
        return wrong

    def sentence(self) -> str:
        """What, and by when."""
        return f"Action agreed: {self.what.rstrip('.')}{clause('; by', self.by_when)}."


class ActionDone(Kind):
    """An agreed action was done. It stands in the action."""

    kind = "action.done"
    title = "Action done"
    part = "work"
    cites = CITES
    pathway = True
    projections = ("agreed_action",)

    came_of_it: Annotated[str, written("What came of it?", "What is different for the child.")]

    def sentence(self) -> str:
        """What came of it."""
        return f"Action done: {ended(self.came_of_it)}"


class ActionDropped(Kind):
    """An agreed action will not be done, and why. It stands in the action."""

    kind = "action.dropped"
    title = "Action dropped"
    part = "work"
    cites = CITES
    pathway = True
    projections = ("agreed_action",)

    why: Annotated[str, written("Why will it not be done?")]
    instead: Annotated[str | NotKnown, written("What is done instead?")]
    agreed_by: Annotated[str | NotKnown, Asked("Who agreed?", "Those who are waiting for it, too.")]

    def sentence(self) -> str:
        """Why."""
        return f"Action dropped: {ended(self.why)}"
