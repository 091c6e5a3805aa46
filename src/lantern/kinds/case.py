"""One record as a page reads it: its entries, what they answer, its matters and duties, and who it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from lantern.journal import Entry, Replaced, read
from lantern.journal.entry import TIMES_AND_CODES
from lantern.journal.known import AsKnown
from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.facts import facts_of
from lantern.kinds.naming import NO_NAME
from lantern.kinds.person.names import BirthGiven, NameGiven, NameType
from lantern.kinds.protocol import the_law
from lantern.kinds.taken_over import settled
from lantern.kinds.unread import without_unread
from lantern.law import Duty, Fact, Law, State, duties

# What ends each kind of matter, for listing those that are still open.
ENDS = {
    "episode": ("episode.closed", "transfer_out.accepted"),
    "enquiry": ("s47.concluded",),
    "assessment": ("assessment.completed",),
    "marker": ("marker.removed",),
    "transfer": ("transfer_in_conference.held",),
    "plan": ("plan.ended",),
    "police_protection": ("police_protection.ended",),
    "emergency_order": ("emergency_protection_order.ended",),
    "assessment_order": ("child_assessment_order.ended",),
    "missing": ("missing.returned",),
    "contact_agreement": ("contact_agreement.ended",),
    "action": ("action.done", "action.dropped"),
    "allocation": ("allocation.ended",),
    "share": ("share.ended",),
    "legal_status": ("legal_status.ended",),
    "placement": ("placement.ended",),
    "address": ("address.left",),
    "address_protection": ("address_protection.lifted",),
    "household": ("household.left",),
    "relationship": ("relationship.ended",),
    "information": ("information.answered",),
    "invitation": ("invitation.ended",),
    "handover": ("public_report.received",),
    "joining": ("report.parted",),
    "early_help": ("early_help.ended",),
    "cover": ("cover.ended",),
    "recovery_order": ("recovery_order.ended",),
    "prohibited_steps_order": ("prohibited_steps_order.ended",),
    "withheld": ("sharing_withheld.closed",),
    "team_member": ("team_member.left",),
    "own_page": ("own_page.closed",),
    "partner_check": ("partner_check.answered",),
    "meeting": ("meeting.answered",),
    "closed_log": ("family_log.opened_again",),
    "source_of_harm": ("source_of_harm.lifted",),
    "family_stop": ("family_output.lifted",),
}
OUTSTANDING = (State.OVERDUE, State.OPEN, State.PROVISIONAL, State.NOT_KNOWN)


@dataclass(frozen=True)
class Matter:
    """A matter: the entry that opened it, and the entry that ended it, if one did."""

    kind: str
    opened: Entry
    ended: Entry | None

    @property
    def id(self) -> UUID:
        """Its id is that of the entry that opened it."""
        return self.opened.id


@dataclass(frozen=True)
class Case:
    """The entries of one record that one reader may see, in the order they were recorded."""

    record: UUID
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, record: UUID, by: int, as_known: AsKnown | None = None) -> "Case":
        """Read the record as this worker; empty for whoever may not open it."""
        return cls(record, without_unread(read(record, by=by, as_known=as_known)))

    @cached_property
    def by_id(self) -> dict[UUID, Entry]:
        """Each entry by its id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def facts(self) -> list[Fact]:
        """What the law reads of the entries."""
        return facts_of(self.entries)

    @cached_property
    def kinds_by_id(self) -> dict[str, str]:
        """The kind of each fact by its id, for explaining a duty."""
        return {fact.id: fact.kind for fact in self.facts}

    def duties(self, as_of: date | datetime, law: Law | None = None) -> list[Duty]:
        """Every duty of every matter, under each matter's own edition or under the law given."""
        law = law or the_law()
        return settled(duties(law, self.facts, as_of), self.entries, law)

    def of_kind(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds, in the order they were recorded."""
        return [entry for entry in self.entries if entry.kind in kinds]

    def matters(self, *kinds: str) -> list[Matter]:
        """The matters of these kinds (all, when none is named), in the order they were opened."""
        return [Matter(e.opens, e, self._end(e)) for e in self.entries if e.opens and (not kinds or e.opens in kinds)]

    def standing(self, *kinds: str) -> list[Matter]:
        """The matters of these kinds that nothing has ended."""
        return [matter for matter in self.matters(*kinds) if matter.ended is None]

    @cached_property
    def name(self) -> str:
        """The latest name they use, or else their latest name in law, or else any; of none that may be read, that."""
        names = [given for _, given in self.answers("name.given") if isinstance(given, NameGiven)]
        for wanted in (NameType.USED, NameType.LEGAL):
            if chosen := [given for given in names if given.type == wanted]:
                return chosen[-1].full()
        return names[-1].full() if names else NO_NAME

    @cached_property
    def birth(self) -> BirthGiven | None:
        """The latest date of birth recorded, as exactly as it is known."""
        births = [given for _, given in self.answers("birth.given") if isinstance(given, BirthGiven)]
        return births[-1] if births else None

    def answers(self, *kinds: str) -> Iterator[tuple[Entry, Kind]]:
        """The entries of these kinds whose body may be read, each with its answers."""
        for entry in self.of_kind(*kinds):
            if told := answers_of(entry):
                yield entry, told

    def _end(self, opening: Entry) -> Entry | None:
        ends = ENDS.get(opening.opens, ())
        return next((e for e in self.entries if e.matter == opening.id and e.kind in ends), None)


def answers_of(entry: Entry) -> Kind | None:
    """What an entry answers; None where its body may not be read, or its kind is older than its form."""
    if entry.body is None:
        return None
    spine = {name: getattr(entry, name) for name in _COLUMNS}
    return kind_named(entry.kind, entry.version).restore(spine, entry.body, entry.mentions)


def answers_before(entry: Entry, old: Replaced) -> Kind | None:
    """What an entry answered before an amendment; None where that may not be read."""
    return answers_of(replace(entry, **{name: getattr(old, name) for name in _SAID_BEFORE}))


def sentence_of(entry: Entry) -> str:
    """An entry in one sentence; where its body may not be read, its title and no more."""
    told = answers_of(entry)
    return told.sentence() if told else f"{title_of(entry)}."


def title_of(entry: Entry) -> str:
    """What kind of entry it is, in words."""
    return kind_named(entry.kind, entry.version).title


_SAID_BEFORE = ("version", "body", *TIMES_AND_CODES)
_COLUMNS = (*TIMES_AND_CODES, "concerns_worker", "concerns_agency", "concerns_record")
