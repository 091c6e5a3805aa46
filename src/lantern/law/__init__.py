"""What the guidance says, as data, and the engine that asks it. Pure: no database, no clock of its own."""

from lantern.law.fact import JOURNAL, Carries, Duty, Fact, OtherReading, Source, State
from lantern.law.loader import Law, load_law
from lantern.law.scalar import OutOfRange, duties

__all__ = [
    "JOURNAL", "Carries", "Duty", "Fact", "Law", "OtherReading", "OutOfRange", "Source", "State", "duties", "load_law",
]  # fmt: skip
