"""Who a page is about: what the identity bar shows, in the reader's own words where they were recorded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flag:
    """A flag on a record. One that was removed stays in sight, with why."""

    says: str
    removed: str = ""


@dataclass(frozen=True)
class Identity:
    """What stands at the top of every page about a person. `alerts` are for what could do harm if missed:
    a child who is missing now, an address not to disclose. Anything left empty is shown as not known, never left out.
    """

    name: str
    age: str = ""
    born: str = ""
    url: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    under_way: str = ""
    language: str = ""
    legal_status: str = ""
    level: str = ""
    worker: str = ""
    cover: str = ""
    next_due: str = ""
    alerts: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and value of each fact, in reading order."""
        return (
            ("Allocated to", self.worker or "Nobody"),
            *((("Cover", self.cover),) if self.cover else ()),
            ("Next due", self.next_due or "No clock is running"),
            ("Under way", self.under_way or "Nothing recorded as open"),
            ("Legal status", self.legal_status or "Not known"),
            ("Level of concern", self.level or "Not judged"),
            ("Language and interpreter", self.language or "Not known"),
            *self.numbers,
        )

    @property
    def standing(self) -> tuple[Flag, ...]:
        """Flags that stand."""
        return tuple(flag for flag in self.flags if not flag.removed)

    @property
    def removed(self) -> tuple[Flag, ...]:
        """Flags that were removed, each with why."""
        return tuple(flag for flag in self.flags if flag.removed)
