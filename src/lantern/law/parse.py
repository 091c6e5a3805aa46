"""From a table of a law file to the parts of a rule. Refuses what is unknown, with the line."""

from collections.abc import Mapping
from typing import Any

from lantern.law.errors import Page
from lantern.law.rule import Cite, Need, Pick, Reading, Rule, Seen, Selector, Threshold, Unit, Within
from lantern.law.vocabulary import Vocabulary

Told = Mapping[str, Any]

_RULE_KEYS = {
    "id", "says", "cites", "starts", "met_by", "within", "owner", "ended_by", "required", "only_if", "readings",
}  # fmt: skip
_THRESHOLD_KEYS = {"id", "says", "cites", "counts", "times", "within"}
_PICKS = {"first", "last", "each", "next"}
_SELECTOR_KEYS = _PICKS | {"outcome_not", "before", "of", "otherwise"}


class RuleParser:
    """Reads the rules of one file. `page` is the file they are refused by; `sources` are the ids that can be cited."""

    def __init__(self, page: Page, words: Vocabulary, sources: set[str]) -> None:
        self.page, self.words, self.sources = page, words, sources

    def rule(self, told: Told, edition: str, *, local: bool, counted: Reading | None) -> Rule:
        """One rule. `counted` is the reading that counts the day of the trigger; it is added to working-day rules."""
        id = str(told.get("id", ""))
        self._keys(told, _RULE_KEYS, id)
        matter = id.partition(".")[0]
        if matter not in self.words.matters:
            raise self.page.refuse_unknown("the matter", matter, list(self.words.matters), id)
        for key in ("says", "cites", "starts", "met_by", "within", "owner"):
            if not told.get(key):
                raise self.page.refuse(f"rule {id!r} has no `{key}`.", f"Every rule states its {key}.", id)
        for key in ("says", "within", "owner"):
            self._text(told[key], key, id)
        starts = self._selector(told["starts"], matter, id)
        met_by = self._selector(told["met_by"], matter, id)
        self._series(starts, met_by, told, id)
        within = self._within(told["within"], id)
        readings = tuple(self._reading(r, starts, within, matter, id) for r in self._list(told, "readings", id))
        if counted and within.unit is Unit.WORKING_DAYS:
            inclusive = Within(within.n, within.unit, inclusive=True)
            readings += (Reading(counted.name, starts, inclusive, counted.cites),)
        return Rule(
            id=f"{edition}.{id}", edition=edition, matter=matter, says=told["says"], owner=told["owner"], local=local,
            cites=self.cite(told["cites"], id), starts=starts, within=within, readings=readings,
            met_by=met_by,
            ended_by=tuple(self._fact(f, None, id) for f in self._list(told, "ended_by", id)),
            required=tuple(self._need(n, matter, id) for n in self._list(told, "required", id)),
            only_if=tuple(self._fact(f, matter, id) for f in self._list(told, "only_if", id)),
        )  # fmt: skip

    def threshold(self, told: Told) -> Threshold:
        """One threshold of a local protocol: counted in days, of a fact that the vocabulary has."""
        id = str(told.get("id", ""))
        self._keys(told, _THRESHOLD_KEYS, id)
        for key in sorted(_THRESHOLD_KEYS):
            if not told.get(key):
                raise self.page.refuse(f"threshold {id!r} has no `{key}`.", f"Every threshold states its {key}.", id)
        within = self._within(self._text(told["within"], "within", id), id)
        if within.unit is not Unit.DAYS or not isinstance(told["times"], int):
            raise self.page.refuse(
                f"threshold {id!r} cannot be counted.", 'Write `times = 3` and `within = "30 days"`.', id
            )
        counts = self._fact(str(told["counts"]), None, id)
        says = self._text(told["says"], "says", id)
        return Threshold(id, says, self.cite(told["cites"], id), counts, told["times"], within.n)

    def cite(self, told: Told, *marks: str) -> Cite:
        """A citation: a known source, a place (or "place not seen"), and how it was seen."""
        if not {"source", "place", "seen"} <= set(told):
            raise self.page.refuse(
                "a citation is not whole.", "Give its source, its place and how it was seen.", *marks
            )
        marks = (*marks, str(told["source"]))
        if told["source"] not in self.sources:
            raise self.page.refuse_unknown("the source", told["source"], sorted(self.sources), *marks)
        if not str(told["place"]).strip():
            raise self.page.refuse("a citation has no place.", 'Name it, or say "place not seen".', *marks)
        if told["seen"] not in list(Seen):
            raise self.page.refuse_unknown("the way of seeing", told["seen"], list(Seen), *marks)
        return Cite(told["source"], told["place"], Seen(told["seen"]))

    def _keys(self, told: Told, known: set[str], *marks: str) -> None:
        for key in told:
            if key not in known:
                raise self.page.refuse_unknown("the key", key, sorted(known), *marks)

    def _text(self, told: object, key: str, id: str) -> str:
        if not isinstance(told, str):
            raise self.page.refuse(f"`{key}` of {id!r} is not text.", "Put it in quotation marks.", id, f"{key} =")
        return told

    def _list(self, told: Told, key: str, id: str) -> list[Any]:
        if not isinstance(told.get(key, []), list):
            raise self.page.refuse(
                f"the `{key}` of {id!r} is not a list.", "Put it in square brackets.", id, f"{key} ="
            )
        return list(told.get(key, []))

    def _fact(self, name: str, matter: str | None, *marks: str) -> str:
        if name not in self.words.facts:
            raise self.page.refuse_unknown("the fact", name, list(self.words.facts), *marks)
        if matter and not self.words.stands_in(name, matter):
            raise self.page.refuse(
                f"the fact {name!r} never stands in {matter!r}.", "See vocabulary.toml.", *marks, name
            )
        return name

    def _codes(self, codes: list[str], known: tuple[str, ...], *marks: str) -> tuple[str, ...]:
        for code in codes:
            if code not in known:
                raise self.page.refuse_unknown("the code", code, list(known), *marks)
        return tuple(codes)

    def _need(self, told: Told, matter: str, id: str) -> Need:
        self._keys(told, {"fact", "outcome", "answer"}, id)
        fact = self._fact(str(told.get("fact", "")), matter, id)
        kind = self.words.facts[fact]
        outcomes = self._codes(self._list(told, "outcome", id), kind.outcomes, id, fact)
        answers = self._codes(self._list(told, "answer", id), kind.answers, id, fact)
        if not outcomes and not answers:
            raise self.page.refuse("a requirement names no outcome.", "Name its outcome or its answer.", id, fact)
        return Need(fact, outcomes, answers)

    def _reading(self, told: Told, starts: Selector, within: Within, matter: str, id: str) -> Reading:
        self._keys(told, {"name", "starts", "within", "cites"}, id)
        if not told.get("name") or not (told.get("starts") or told.get("within")):
            raise self.page.refuse(
                "a reading is not whole.", "Give its name, and its start or its limit.", id, "readings"
            )
        limit = self._within(self._text(told["within"], "within", id), id) if "within" in told else within
        if (limit.unit is Unit.HOURS) != (within.unit is Unit.HOURS):
            raise self.page.refuse(
                "a reading counts hours where its rule counts days.", "Count both in one.", id, "readings"
            )
        return Reading(
            told["name"],
            self._selector(told["starts"], matter, id) if "starts" in told else starts,
            limit,
            self.cite(told.get("cites", {}), id, told["name"]),
        )

    def _within(self, told: str, id: str) -> Within:
        number, _, unit = told.partition(" ")
        plural = unit if unit.endswith("s") else unit + "s"
        if not number.isdigit() or int(number) < 1 or plural not in list(Unit):
            raise self.page.refuse(
                f"the limit {told!r} cannot be counted.", 'Write it as "15 working days".', id, "within ="
            )
        return Within(int(number), Unit(plural))

    def _selector(self, told: str | Told, matter: str, id: str) -> Selector:
        if told == "opening":
            return Selector(Pick.OPENING)
        if isinstance(told, str):
            raise self.page.refuse_unknown("the start", told, ["opening"], id)
        self._keys(told, _SELECTOR_KEYS, id)
        picks = [key for key in told if key in _PICKS]
        if len(picks) != 1:
            raise self.page.refuse("a start or end picks no fact, or two.", "Write one of first, last, each, next.", id)
        belongs = {"before": ["last"], "outcome_not": ["each"], "of": ["first", "last"], "otherwise": ["first", "last"]}
        for key, with_picks in belongs.items():
            if key in told and picks[0] not in with_picks:
                hint = f"`{key}` goes with {' or '.join(with_picks)}."
                raise self.page.refuse("a condition stands where it has no meaning.", hint, id)
        of_parent = self._only(told, "of", "parent", id)
        within = None if of_parent else matter
        kinds = tuple(self._fact(name, within, id) for name in self._list(told, picks[0], id))
        if not kinds:
            raise self.page.refuse("a start or end names no fact.", "Name one, or more.", id, picks[0])
        known = tuple(code for name in kinds for code in self.words.facts[name].outcomes)
        return Selector(
            Pick(picks[0]),
            kinds,
            outcome_not=self._codes(self._list(told, "outcome_not", id), known, id),
            before=tuple(self._fact(name, within, id) for name in self._list(told, "before", id)),
            of_parent=of_parent,
            otherwise_opening=self._only(told, "otherwise", "opening", id),
        )

    def _series(self, starts: Selector, met_by: Selector, told: Told, id: str) -> None:
        """`each` and `next` go together, and no reading of such a rule starts elsewhere."""
        if (
            (starts.pick is Pick.EACH) != (met_by.pick is Pick.NEXT)
            or starts.pick is Pick.NEXT
            or met_by.pick is Pick.EACH
        ):
            raise self.page.refuse("a series is not whole.", "`starts` with each goes with `met_by` with next.", id)
        if starts.pick is Pick.EACH and any("starts" in reading for reading in told.get("readings", ())):
            raise self.page.refuse("a reading of a series starts elsewhere.", "Give it another limit instead.", id)

    def _only(self, told: Told, key: str, word: str, id: str) -> bool:
        if key in told and told[key] != word:
            raise self.page.refuse_unknown(f"the `{key}`", str(told[key]), [word], id)
        return key in told
