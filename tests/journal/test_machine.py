"""The record against a model of it, through random histories with stated times: days, acts, retries."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import psycopg
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from lantern import access, journal
from lantern.journal import NewEntry, Proved, Stated
from tests.conftest import Database
from tests.journal.cast import MAYA, PIA, TESS, Sample, add_child

FIRST_DAY = date(2026, 3, 2)
Shown = dict[UUID, tuple[str, int]]


@dataclass
class Written:
    """What the model knows of an entry."""

    id: UUID
    day: int
    learned: int
    versions: list[tuple[int, str]]
    disputed_on: list[int] = field(default_factory=list)
    is_withdrawn: bool = False
    is_restricted: bool = False

    def as_known(self, day: int) -> tuple[str, int]:
        """The words and the number of disputes that stood at the end of a day."""
        words = [words for on, words in self.versions if on <= day] or [self.versions[0][1]]
        return words[-1], sum(on <= day for on in self.disputed_on)


class Machine(RuleBasedStateMachine):
    """Maya writes, Tess restricts and undoes, Pia of the police disputes and reads what she may."""

    owner: psycopg.Connection

    def __init__(self) -> None:
        super().__init__()
        self.day, self.steps = 0, 0
        self.written: list[Written] = []
        self.last: tuple[list[NewEntry], int, str, list[UUID]] | None = None
        self.shown: dict[tuple[type, int], Shown] = {}
        self.record = self.owner.execute("select gen_random_uuid()").fetchone()[0]  # type: ignore[index] # one row
        add_child(self.owner, self.record)

    def _record(self, *entries: NewEntry, by: int) -> list[UUID]:
        self.steps += 1
        moment = datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days=self.day, seconds=self.steps)
        stated = [replace(entry, recorded_at=moment + timedelta(microseconds=n)) for n, entry in enumerate(entries)]
        key = f"{self.record}{self.steps}"
        made = journal.record(stated, by=by, key=key, using="loader")
        self.last = (stated, by, key, made)
        return made

    def _visit(self, learned: int) -> NewEntry:
        on = FIRST_DAY + timedelta(days=min(learned, self.day) - 5)
        learned_on = FIRST_DAY + timedelta(days=learned)
        entry = Sample(self.record).visit(f"Words {self.steps}.", learned_earliest=learned_on)
        return replace(entry, happened_earliest=on, happened_latest=on)

    def _act(self, kind: str, **about: object) -> NewEntry:
        body = {"because": "Because."}
        acted = {"happened_earliest": None, "happened_latest": None, **about}
        return NewEntry(record=self.record, kind=kind, version=1, body=body, **acted)  # type: ignore[arg-type] # as named

    def _standing(self) -> list[Written]:
        return [one for one in self.written if not one.is_withdrawn]

    @rule()
    def a_day_passes(self) -> None:
        """What was known at the end of this day is shown, and must stay so."""
        for mode in (Proved, Stated):
            self.shown[mode, self.day] = self._read(mode(FIRST_DAY + timedelta(days=self.day)))
        self.day += 1

    @rule(late=st.integers(0, 4), several=st.integers(1, 3))
    def visits_are_recorded(self, late: int, several: int) -> None:
        """Some of them days after they were learned of."""
        entries = [replace(self._visit(self.day - late), body={"words": f"{self.steps} {n}"}) for n in range(several)]
        for made, entry in zip(self._record(*entries, by=MAYA), entries, strict=True):
            self.written.append(Written(made, self.day, self.day - late, [(self.day, entry.body["words"])]))

    @precondition(lambda self: self._standing())
    @rule(which=st.integers(0, 99))
    def one_is_amended(self, which: int) -> None:
        """The words change; when it was learned does not."""
        one = self._standing()[which % len(self._standing())]
        entry = self._visit(one.learned)
        self._record(replace(entry, amends=one.id, body={**entry.body, "because": "Wrong."}), by=MAYA)
        one.versions.append((self.day, entry.body["words"]))

    @precondition(lambda self: self._standing())
    @rule(which=st.integers(0, 99))
    def one_is_withdrawn(self, which: int) -> None:
        """It was misfiled."""
        one = self._standing()[which % len(self._standing())]
        self._record(self._act("entry.withdrawn", withdraws=one.id), by=MAYA)
        one.is_withdrawn = True

    @precondition(lambda self: any(one.is_withdrawn for one in self.written))
    @rule()
    def one_is_restored(self) -> None:
        """It was not."""
        one = next(one for one in self.written if one.is_withdrawn)
        self._record(self._act("entry.restored", withdraws=one.id), by=TESS)
        one.is_withdrawn = False

    @precondition(lambda self: self._standing())
    @rule(which=st.integers(0, 99), restricted=st.booleans())
    def one_is_marked_anew(self, which: int, restricted: bool) -> None:
        """Restricted, or opened again."""
        one = self._standing()[which % len(self._standing())]
        marking = "restricted" if restricted else "open"
        self._record(self._act("entry.restricted", restricts=one.id, marking=marking), by=TESS)
        one.is_restricted = restricted

    @precondition(lambda self: any(not one.is_restricted for one in self._standing()))
    @rule()
    def one_is_disputed(self) -> None:
        """By somebody of another agency, who may read it."""
        one = next(one for one in self._standing() if not one.is_restricted)
        self._record(self._act("entry.disputed", disputes=one.id), by=PIA)
        one.disputed_on.append(self.day)

    @precondition(lambda self: self.last)
    @rule()
    def the_last_request_is_asked_again(self) -> None:
        """As after an answer that was lost."""
        assert self.last
        entries, by, key, made = self.last
        assert journal.record(entries, by=by, key=key, using="loader") == made

    @invariant()
    def everybody_reads_what_the_model_says(self) -> None:
        """As it stands today, and as each past day was known, with today's withdrawals and markings."""
        for reader in (MAYA, PIA):
            may = [one for one in self._standing() if reader == MAYA or not one.is_restricted]
            assert self._read(None, reader) == {one.id: one.as_known(self.day) for one in may}
            for day in {0, self.day // 2, self.day}:
                on = FIRST_DAY + timedelta(days=day)
                proved = {one.id: one.as_known(day) for one in may if one.day <= day}
                assert self._read(Proved(on), reader) == proved
                stated = {one.id: one.as_known(day) for one in may if one.learned <= day}
                assert self._read(Stated(on), reader) == stated

    @invariant()
    def what_was_shown_of_a_day_never_changes(self) -> None:
        """But for what is withdrawn since; and as stated, more may be learned of later."""
        gone = {one.id for one in self.written if one.is_withdrawn}
        for (mode, day), before in self.shown.items():
            now = self._read(mode(FIRST_DAY + timedelta(days=day)))
            assert before.items() - {(i, w) for i, w in before.items() if i in gone} <= now.items()
            if mode is Proved:
                back = {one.id for one in self.written} - before.keys()
                assert {i for i in now.keys() - before.keys() if i not in back} == set()

    @invariant()
    def the_view_of_what_stands_agrees_with_reading(self) -> None:
        """Lists ask journal_live, pages ask journal.read."""
        with access.identity(MAYA), connection.cursor() as cursor:
            cursor.execute("select id, body::jsonb->>'words' from journal_live where record_id = %s", [self.record])
            assert dict(cursor.fetchall()) == {i: words for i, (words, _) in self._read(None).items()}

    def _read(self, as_known: journal.AsKnown | None, by: int = MAYA) -> Shown:
        entries = journal.read(self.record, by=by, as_known=as_known)
        return {entry.id: ((entry.body or {})["words"], len(entry.disputes)) for entry in entries}

    def teardown(self) -> None:
        """Whatever happened, nothing was altered and every view is what the entries say."""
        assert journal.verify(self.owner).findings == []


def test_the_record_does_what_its_model_says(database: Database, as_owner: psycopg.Connection) -> None:
    Machine.owner = as_owner
    steps = settings(max_examples=10, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Machine, settings=steps)
