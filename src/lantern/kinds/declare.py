"""How a kind of entry is declared: one class gives its form, its checks, its sentence and its columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from lantern.kinds.answers import Coded, NotKnown, When

Seen = Literal["text", "restated", "not_seen"]
Marking = Literal["open", "agency", "restricted", "guarded"]
Spine = Literal["outcome", "answer", "due_on", "dated_on", "concerns_worker", "concerns_agency", "concerns_record"]
Widget = Literal[
    "text", "textarea", "quoted", "number", "date", "when", "time", "radios", "checkboxes", "select", "rows"
]
_TEXT_COLUMNS = ("outcome", "answer")
_NOT_KNOWN = "not_known"  # the code that law/vocabulary.toml has for it too


@dataclass(frozen=True)
class Cite:
    """Where the guidance says so, and how it was seen: in the text, restated elsewhere, or not seen."""

    source: str
    place: str
    seen: Seen


@dataclass(frozen=True)
class Asked:
    """How one field is asked. The field's type says what may be answered, and whether it may be not known.

    `widget` is needed only where the type does not settle it (`quoted` for a child's own words). `spine`
    names the typed column that the answer is kept in. `only_if` is a coded field and the codes after which
    this one is asked. `otherwise` labels the box for the reason when the type allows NotKnown. `mentions`
    marks ids of other records, `speaks_of` the id of another entry of the record: what stands in one row with it is
    given to nobody who may not read that entry.
    """

    label: str
    hint: str = ""
    widget: Widget | None = None
    spine: Spine | None = None
    section: str = ""
    only_if: tuple[str, tuple[str, ...]] | None = None
    otherwise: str = "Not known because…"
    mentions: bool = False
    speaks_of: bool = False


class Kind(BaseModel):
    """A kind of entry. Subclasses that state `kind` are registered; those that do not only share fields.

    `opens` is the kind of matter that such an entry opens. `asks_learned` is for what others told us:
    elsewhere the agency learned of what it did on the day it did it. `projections` names the views fed.
    `in_summary` is for what somebody on duty has to know at night to keep a child safe. `has_own_form` is for what a
    room records by a form of its own, never by the form of any kind. `read_elsewhere` is for what is read, and said
    anew, on a page of that room. `unnamed` is for what must not
    say who anybody is: such an entry stands in no person's record.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    title: ClassVar[str]
    part: ClassVar[str]
    cites: ClassVar[tuple[Cite, ...]] = ()
    pathway: ClassVar[bool] = False
    guarded: ClassVar[bool] = False
    marking: ClassVar[Marking] = "open"
    opens: ClassVar[str] = ""
    asks_learned: ClassVar[bool] = False
    projections: ClassVar[tuple[str, ...]] = ()
    in_summary: ClassVar[bool] = False
    has_own_form: ClassVar[bool] = False
    read_elsewhere: ClassVar[bool] = False
    unnamed: ClassVar[bool] = False

    happened: Annotated[When, Asked("When did it happen?")]
    learned: Annotated[date | NotKnown | None, Asked("When did your agency learn of it?")] = None

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Check the declaration and register it under its name and version."""
        if "kind" not in cls.__dict__:
            return
        for fault in _faults(cls):
            raise TypeError(f"{cls.__module__}.{cls.__qualname__}: {fault}")
        _REGISTRY[cls.kind, cls.version] = cls

    @classmethod
    def questions(cls) -> dict[str, Asked]:
        """The asked fields in order; `learned` only where the kind asks for it."""
        asked = {name: how for name, field in cls.model_fields.items() if (how := _how(field))}
        if not cls.asks_learned:
            asked.pop("learned", None)
        return asked

    @classmethod
    def codes(cls, column: Literal["outcome", "answer"]) -> tuple[str, ...]:
        """The codes that this column may take, `not_known` among them where the field allows it."""
        found = [cls.model_fields[name] for name, how in cls.questions().items() if how.spine == column]
        return tuple(code for field in found for code in _codes(field.annotation))

    def sentence(self) -> str:
        """The entry in one plain sentence for the chronology, without the child's name."""
        outcome = next((v for n, v in self._spine_answers() if n == "outcome" and isinstance(v, Coded)), None)
        return f"{self.title}: {outcome.says[:1].lower()}{outcome.says[1:]}." if outcome else f"{self.title}."

    def opening(self) -> str:
        """The kind of matter this very entry opens, or nothing; override where it depends on the outcome."""
        return self.opens

    def mentioned(self) -> tuple[UUID, ...]:
        """The other records that the answers name."""
        named = (getattr(self, name) for name, how in self.questions().items() if how.mentions)
        return tuple(dict.fromkeys(one for value in named for one in _ids(value)))

    def impossible(self, today: date) -> dict[str, str]:
        """What cannot have happened, by field; nothing else is refused. Extend it for ended before begun."""
        wrong = {}
        if self.happened.earliest > today:
            wrong["happened"] = "The date cannot be in the future: record what has happened"
        if isinstance(self.learned, date) and self.learned > today:
            wrong["learned"] = "The date cannot be in the future: say when your agency did learn of it"
        elif isinstance(self.learned, date) and self.learned < self.happened.earliest:
            wrong["learned"] = "Nobody can have learned of it before it happened: check the two dates"
        return wrong

    def unfitting(self, _matter: str) -> dict[str, str]:
        """What of the answers cannot be in a matter of this kind, by field; extend it where one bears on the other."""
        return {}

    def spine(self) -> dict[str, Any]:
        """The typed columns: times, coded and dated facts. Not known is a code, or for other types empty."""
        columns: dict[str, Any] = dict.fromkeys(get_args(Spine))
        columns |= dict.fromkeys(_TEXT_COLUMNS, "")
        columns |= {name: _column(name, value) for name, value in self._spine_answers() if value is not None}
        learned = self.happened.earliest if self.learned is None else self.learned
        return columns | {
            "happened_earliest": self.happened.earliest,
            "happened_latest": self.happened.latest,
            "happened_at": self.happened.at,
            "learned_earliest": learned if isinstance(learned, date) else None,
        }

    def body(self) -> dict[str, Any]:
        """Everything that neither the spine nor the mentions carry, ready for JSON.

        Ids of other records stay out: whoever may not open one of those must not learn that there is one.
        """
        kept = {name for name, how in self.questions().items() if how.spine and _plain(getattr(self, name))}
        kept |= set(self._mentions_of_others())
        if isinstance(self.learned, date):
            kept.add("learned")
        return self.model_dump(mode="json", exclude=kept | {"happened"}, exclude_none=True)

    @classmethod
    def restore(cls, spine: dict[str, Any], body: dict[str, Any], mentions: Iterable[UUID] = ()) -> "Kind":
        """The answers of a recorded entry, from its columns (as `spine` gives them), its body and its mentions.

        Of mentions a reader gives those that the reader may see.
        """
        answers = {n: spine[how.spine] for n, how in cls.questions().items() if how.spine and spine[how.spine]}
        for name in cls._mentions_of_others():
            answers[name] = tuple(one for one in mentions if one != spine["concerns_record"])
        if cls.asks_learned:
            answers["learned"] = spine["learned_earliest"]
        answers["happened"] = When(
            earliest=spine["happened_earliest"], latest=spine["happened_latest"], at=spine["happened_at"]
        )
        return cls.model_validate(answers | body)

    @classmethod
    def _mentions_of_others(cls) -> tuple[str, ...]:
        """The field whose answer is kept as mentions alone, where there is one."""
        return tuple(name for name, how in cls.questions().items() if how.mentions and not how.spine)

    def _spine_answers(self) -> Iterator[tuple[str, Any]]:
        yield from ((how.spine, getattr(self, name)) for name, how in self.questions().items() if how.spine)


_REGISTRY: dict[tuple[str, int], type[Kind]] = {}


def kinds() -> tuple[type[Kind], ...]:
    """Every declared kind and version, by name."""
    return tuple(_REGISTRY[key] for key in sorted(_REGISTRY))


def kind_named(name: str, version: int | None = None) -> type[Kind]:
    """The kind of this name, the newest unless a version is asked for; LookupError if there is none."""
    versions = [v for n, v in _REGISTRY if n == name and version in (None, v)]
    if not versions:
        raise LookupError(f"No kind {name!r} of version {version or 'any'} is declared in lantern.kinds")
    return _REGISTRY[name, max(versions)]


def _faults(kind: type[Kind]) -> Iterator[str]:
    """What is wrong with a declaration, each said with what to do."""
    if not re.fullmatch(r"[a-z0-9_]+\.[a-z0-9_]+", kind.kind):
        yield f"kind {kind.kind!r} must be two lower-case words with a point between, such as 'visit.made'"
    if (kind.kind, kind.version) in _REGISTRY:
        yield f"{kind.kind} version {kind.version} is declared already: give this one the next version"
    if missing := [name for name in ("title", "part") if not getattr(kind, name, "")]:
        yield f"state {' and '.join(missing)}"
    if kind.pathway and kind.guarded:
        yield "a kind is pathway or guarded, never both: everybody with the child sees a pathway kind's spine"
    if kind.pathway and not kind.cites:
        yield "a pathway kind cites where the guidance asks for it"
    yield from _field_faults(kind)


def _field_faults(kind: type[Kind]) -> Iterator[str]:
    asked = kind.questions()
    for name, field in kind.model_fields.items():
        if not _how(field):
            yield f"field {name} is not annotated with Asked(...): say how it is asked"
    columns = [how.spine for how in asked.values() if how.spine]
    if len(columns) != len(set(columns)):
        yield "two fields are kept in one column of the spine"
    if len([name for name, how in asked.items() if how.mentions and not how.spine]) > 1:
        yield "two fields are kept as mentions alone, and nothing would tell them apart"
    for name, how in asked.items():
        if how.only_if and how.only_if[0] not in asked:
            yield f"field {name} is asked only after {how.only_if[0]}, which is not a field"


def _how(field: FieldInfo) -> Asked | None:
    return next((how for how in field.metadata if isinstance(how, Asked)), None)


def _codes(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Coded):
        yield from (member.value for member in annotation)
    if annotation is NotKnown:
        yield _NOT_KNOWN
    for part in get_args(annotation):
        yield from _codes(part)


def _plain(value: Any) -> bool:
    return value is not None and not isinstance(value, NotKnown)


def _column(column: str, value: Any) -> Any:
    if isinstance(value, NotKnown):
        return _NOT_KNOWN if column in _TEXT_COLUMNS else None
    return value.value if isinstance(value, Coded) else value


def _ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, (list, tuple, frozenset)):
        yield from (one for one in value if isinstance(one, UUID))
