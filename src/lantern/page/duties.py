"""A duty as it is drawn: its state, its date in words, its paragraph, and why this date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lantern.kinds import declare
from lantern.law import Duty, Law, State
from lantern.law.explain import SEEN_WORDS, explain
from lantern.law.rule import Cite, Seen, Unit
from lantern.page import dates

OUR_OWN = "house"
# Our own words for the states, and the shape of the mark beside each: never a colour alone, and never green.
STATES: Mapping[State, tuple[str, str]] = {
    State.OVERDUE: ("Overdue", "stripes"),
    State.OPEN: ("Open", "ring"),
    State.PROVISIONAL: ("Provisional", "dashes"),
    State.MET: ("Held in time", "full"),
    State.MET_LATE: ("Held late", "half"),
    State.NOT_REQUIRED: ("Not required", "line"),
    State.ENDED: ("Ended", "bars"),
    State.NOT_KNOWN: ("Not known", "dots"),
}


@dataclass(frozen=True)
class Citation:
    """Where the guidance says so, and how we have seen it, in words; of our own rules nobody asks that."""

    source: str
    place: str
    seen: str
    seen_words: str


@dataclass(frozen=True)
class DutyLine:
    """One duty for the `duty` tag. `why` answers "why this date?", sentence by sentence."""

    state: State
    says: str
    due: str
    citation: Citation
    owner: str = ""
    why: tuple[str, ...] = ()
    local: bool = False
    child: str = ""
    url: str = ""


def citation(law: Law, cite: Cite | declare.Cite) -> Citation:
    """A citation with its source's title; a source outside the law's list keeps its own name."""
    source = law.sources.get(cite.source)
    title = f"{source.title} ({source.year})" if source else cite.source
    seen_words = "" if cite.source == OUR_OWN else SEEN_WORDS[Seen(cite.seen)]
    return Citation(title, cite.place, cite.seen, seen_words)


def duty_line(law: Law, duty: Duty, kinds: Mapping[str, str], as_of: date | datetime) -> DutyLine:
    """A duty of the law as it is drawn at a moment, or at the end of a day. `kinds` gives each entry's by its id."""
    rule = law.rules[duty.rule]
    hours = rule.within.unit is Unit.HOURS
    due = dates.due(duty.state, duty.due, duty.met, duty.late, as_of, hours)
    if duty.missing:
        due = f"Not known: {duty.missing}"
    why = tuple(explain(law, duty, kinds))
    return DutyLine(duty.state, rule.says, due, citation(law, rule.cites), rule.owner, why, rule.local)
