"""A chronology that her worker drew from Leila's record for a review of the case: twice, the second time with more."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID, uuid5

from lantern.demo.cast import HEALTH
from lantern.demo.filling import fill
from lantern.demo.telling import Telling
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.declare import Marking
from lantern.kinds.judgement.chronology import Chosen, ChronologyBegun, ChronologyDrawn, Gap, Purpose

Day = Callable[[int], date]
WORKER = "ashmere.sw"

# The kind, which of its entries counted from the first, and why it matters.
_FIRST = (
    ("referral.received", 0, "Her tutor wrote down what she said in her words, and rang within the hour."),
    ("strategy_discussion.held", 0, "One man was known. Her telephone was with the police from the third day."),
    (
        "contact.made",
        1,
        "The car. It was first written down as blue; it was grey, and looked for as blue for days.",
    ),
    ("conference.held", 0, "Late, and for a reason that was hers: she wanted to be there."),
)
_SECOND = (
    *_FIRST[:1],
    ("police_investigation.started", 0, "From here on two agencies looked for the same car."),
    *_FIRST[1:2],
    ("visit.made", 0, "She told us who knew the way her sister walks. Nobody had asked Noor."),
    ("contact.made", 0, "This is why so few were told where she slept, and it held."),
    *_FIRST[2:],
    ("plan.ended", 0, "Her own words end it: the meetings stop, the Tuesdays do not."),
)
_TOGETHER = (
    "What was told was acted on within a day. What was seen (the car, a second man) went from one agency to another in "
    "more than a week. She was believed each time, and said so only to those who came back."
)


def draw_leila(leila: Telling, on: Day) -> None:
    """For a review of the case, after the plan had ended."""
    begun = fill(
        ChronologyBegun,
        happened=When.on(on(295)),
        purpose=Purpose.CASE_REVIEW,
        question="How long did it take from what somebody saw until somebody else acted on it?",
        since=NotKnown(reason="all of it is asked about"),
    )
    matter = leila.tell(begun, WORKER)
    _draw(leila, matter, on(296), _FIRST, "It began with somebody who listened.")
    last = max(entry.happened_latest for _, by, entry in leila.entries if by == "health" and entry.happened_latest)
    gap = Gap(
        who=HEALTH,
        since=last,
        until=on(300),
        means="The clinic saw her twice in this time, as she told Kit. Ask whether it was written down there.",
    )
    _draw(leila, matter, on(300), _SECOND, _TOGETHER, gap)


def _draw(
    leila: Telling, matter: UUID, day: date, picks: Sequence[tuple[str, int, str]], together: str, *gaps: Gap
) -> None:
    """One version: what is open, and what is picked among restricted entries under their marking."""
    chosen: dict[Marking, list[Chosen]] = {"open": [], "restricted": []}
    for place, (kind, nth, why) in enumerate(picks, start=1):
        found = [entry for _, _, entry in leila.entries if entry.kind == kind and entry.amends is None][nth]
        marking: Marking = "restricted" if found.marking == "restricted" else "open"
        chosen[marking].append(Chosen(entry=found.id, place=place, why=why))
    version = uuid5(matter, day.isoformat())
    whole = ChronologyDrawn(happened=When.on(day), items=tuple(chosen["open"]), analysis=together, gaps=tuple(gaps))
    leila.tell(whole, WORKER, matter=matter, occasion=version)
    if chosen["restricted"]:
        kept = ChronologyDrawn(happened=When.on(day), items=tuple(chosen["restricted"]))
        leila.tell(kept, WORKER, matter=matter, occasion=version, marking="restricted")
