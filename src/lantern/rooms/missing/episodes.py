"""A child's missing episodes, each with everything recorded in it and how its duties stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.declare import kind_named
from lantern.kinds.facts import matched
from lantern.kinds.missing.episode import Authority, Grade, MissingReported, Placed, Sort
from lantern.kinds.missing.return_interview import Offer
from lantern.law import Duty

PART, INTERVIEW = "missing", "missing.return-interview"


@dataclass(frozen=True)
class Episode:
    """One episode: the report that opened it, what stands in it, and its duties."""

    report: Entry
    entries: tuple[Entry, ...]
    duties: tuple[Duty, ...]

    @cached_property
    def told(self) -> MissingReported | None:
        """The report's own answers; None where they may not be read."""
        answers = answers_of(self.report)
        return answers if isinstance(answers, MissingReported) else None

    @property
    def is_missing(self) -> bool:
        """Missing, and not away from placement where the child was known to be."""
        return self.report.outcome != Sort.AWAY

    def of(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds in it, in the order in which they happened."""
        found = [entry for entry in self.entries if entry.kind in kinds]
        return sorted(found, key=_when)

    @cached_property
    def back(self) -> Entry | None:
        """The child's return; None while it is not recorded."""
        return next(iter(self.of("missing.returned")), None)

    @property
    def grade(self) -> str:
        """The risk as the police last graded it: a code, or "" for none."""
        return ([e.answer for e in self.of("missing.graded")] or [self.report.answer])[-1]

    @property
    def minutes(self) -> int | None:
        """How long it lasted from the report, where both moments are known."""
        if self.back is None or self.back.happened_at is None or self.report.happened_at is None:
            return None
        return max(0, int((self.back.happened_at - self.report.happened_at).total_seconds() // 60))

    @property
    def offers(self) -> list[Entry]:
        """Each time that a return interview was offered."""
        return self.of("return_interview.offered")

    @property
    def refusals(self) -> list[Entry]:
        """Each offer that the child said no to."""
        return [offer for offer in self.offers if offer.outcome == Offer.REFUSED]

    @property
    def held(self) -> Entry | None:
        """The return interview."""
        return next(iter(self.of("return_interview.held")), None)

    @property
    def not_held(self) -> Entry | None:
        """The last decision that there will be none."""
        return next(reversed(self.of("return_interview.not_held")), None)

    @property
    def interview(self) -> Duty | None:
        """The duty to hold the return interview; None before a return, or before the guidance asked for it."""
        return next((duty for duty in self.duties if duty.rule.endswith(f".{INTERVIEW}")), None)

    def authorities(self) -> list[tuple[Authority, str, list[Entry]]]:
        """The authorities that must know: by name where the report gives it, and each time that one was told."""
        named = {Authority.RESPONSIBLE: _text(self.told and self.told.responsible)}
        if self.told is None or self.told.placed == Placed.AWAY:
            named[Authority.HOST] = _text(self.told and self.told.host)
        told = self.of("missing_authority.told")
        wanted = [which for which in Authority if which in named or any(e.outcome == which for e in told)]
        return [(which, named.get(which, ""), [e for e in told if e.outcome == which]) for which in wanted]


def episodes(case: Case, duties: Iterable[Duty]) -> list[Episode]:
    """Every episode, the latest first. What fits no episode is not among them: see `loose`."""
    due: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        due[duty.matter].append(duty)
    inside = _inside(case)
    found = [
        Episode(matter.opened, (matter.opened, *inside[str(matter.id)]), tuple(due[str(matter.id)]))
        for matter in case.matters("missing")
    ]
    return sorted(found, key=lambda episode: _when(episode.report), reverse=True)


def loose(case: Case) -> list[Entry]:
    """What was recorded of missing episodes and stands in none: no episode was open, or none was chosen."""
    inside = _inside(case)
    known = {str(matter.id) for matter in case.matters()}
    return [entry for matter, entries in inside.items() if matter not in known for entry in entries]


def grade_words(code: str) -> str:
    """A police grade in words."""
    return next((grade.says for grade in Grade if grade == code), "Not known")


def _inside(case: Case) -> defaultdict[str, list[Entry]]:
    """The entries of this part of the work by the matter they stand in, or were matched to as the law matches them."""
    placed = matched(case.entries)
    inside: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in case.entries:
        if kind_named(entry.kind, entry.version).part == PART and not entry.opens:
            inside[placed.get(str(entry.id), str(entry.matter or ""))].append(entry)
    return inside


def _when(entry: Entry) -> tuple[object, datetime]:
    return entry.happened_latest, entry.happened_at or entry.recorded_at


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def moments_in(found: Sequence[Episode]) -> list[Entry]:
    """Every entry of some episodes, for looking their authors up at once."""
    return [entry for episode in found for entry in episode.entries]
