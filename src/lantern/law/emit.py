"""Writes the rules of one kind of matter out as the source of one Python function, and compiles it.

Straight-line code over positions in the sorted history: about two microseconds a duty.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from lantern.law import picking
from lantern.law.calendar import FIRST, Calendar
from lantern.law.carrying import Gap, Gaps
from lantern.law.fact import Duty, Fact, OtherReading, Source, State
from lantern.law.judging import stands
from lantern.law.picking import Matter
from lantern.law.rule import Pick, Reading, Rule, Selector, Unit, Within

MatterFunction = Callable[[Sequence[Fact], str, int, Matter, Matter, Sequence[Matter], int, int, list[Duty]], None]

_DAYS_KEPT = 1024
_HEAD = "def duties_of(F, id, opening, m, parent, above, day, minute, out):"


class _Writer:
    """The lines of the function, those of what it calls to count, and the constants that they name."""

    def __init__(self) -> None:
        self.counting: list[str] = []
        self.lines: list[str] = [_HEAD]
        self.names: dict[str, object] = {}

    def constant(self, value: object) -> str:
        """A name for a value that the function closes over."""
        name = f"K{len(self.names)}"
        self.names[name] = value
        return name

    def count(self, parts: Sequence[str]) -> str:
        """A name for a function of when something started: it is the same for every child, so its answers are kept."""
        name = f"count{len(self.counting)}"
        self.counting.append(f"@kept\ndef {name}(started): return {''.join(f'{part}, ' for part in parts)}")
        return name

    def write(self, depth: int, *lines: str) -> None:
        self.lines.extend("    " * depth + line for line in lines)


def compile_matter(
    rules: Sequence[Rule], source: Source, calendar: Calendar, months: Callable[[int, int], int], unheld: str
) -> MatterFunction:
    """The function that appends the duties of one matter to `out`. `unheld` names the law we lack, if we lack it."""
    w = _Writer()
    w.names |= {
        "first": picking.first, "last_before": picking.last_before, "each": picking.each,
        "paired": picking.paired, "needed": picking.needed, "minutes": picking.minutes, "own": picking.own,
        "stands": stands, "calendar": calendar, "C": calendar.worked, "N": calendar.nth, "months": months,
        "kept": lru_cache(_DAYS_KEPT), "make": tuple.__new__, "Duty": Duty, "Other": OtherReading,
        "NOT_KNOWN": State.NOT_KNOWN, "NOT_REQUIRED": State.NOT_REQUIRED,
    }  # fmt: skip
    w.write(1, "O = F[opening]", "opened = O[1], O[2]")
    if any(rule.within.unit is Unit.HOURS for rule in rules):
        w.write(1, "opened_at = minutes(O)")
    selectors = [s for rule in rules for s in (rule.starts, rule.met_by, *(r.starts for r in rule.readings))]
    if any(selector.of_parent for selector in selectors):
        w.write(1, "parent = own(F, parent, O[4])")
    endings = {kinds: f"e{n}" for n, kinds in enumerate(sorted({rule.ended_by for rule in rules}))}
    for kinds, name in endings.items():
        _ending(w, kinds, name)
    for rule in rules:
        _rule(w, rule, Gaps(source, rule, unheld), endings[rule.ended_by])
    code = "\n".join(w.counting + w.lines)
    exec(compile(code, f"<law: {rules[0].edition}.{rules[0].matter}>", "exec"), w.names)  # noqa: S102 (our own rules, written above)
    function: MatterFunction = w.names["duties_of"]  # type: ignore[assignment]  # made by the exec above
    return function


def _ending(w: _Writer, kinds: tuple[str, ...], name: str) -> None:
    """Writes out the first of these facts in the matter, in what it stands under, or in the child as a whole."""
    w.write(1, f"{name}, {name}_on, {name}_by = None, None, ''")
    if kinds:
        w.write(1, "y = -1", "for a in above:")
        for kind in kinds:
            w.write(2, f"x = a.get({kind!r})", "if x and (y < 0 or x[0] < y): y = x[0]")
        w.write(1, "if y >= 0:", f"    {name} = F[y]", f"    {name}_on, {name}_by = ({name}[1], {name}[2]), {name}[5]")


def _rule(w: _Writer, rule: Rule, gaps: Gaps, ending: str) -> None:
    w.write(1, f"# {rule.id}")
    depth = 1
    if rule.only_if:
        w.write(1, f"if first(m, {w.constant(rule.only_if)}) >= 0:")
        depth = 2
    if rule.starts.pick is Pick.EACH:
        kinds, passed_over = w.constant(rule.starts.kinds), w.constant(frozenset(rule.starts.outcome_not))
        w.write(depth, f"starts = each(F, m, {kinds}, {passed_over})")
        if gaps.start.missing:
            w.write(depth, "starts = starts or [-1]")
        ends = w.constant(rule.met_by.kinds)
        w.write(depth, f"for s, t in paired(starts, m, {ends}):", "    S = F[s] if s >= 0 else None")
        depth, start = depth + 1, "S"
    else:
        start = _select(w, depth, "S", rule.starts)
        if start == "S" and not gaps.start.missing:
            w.write(depth, "if S:")
            depth += 1
    _duty(w, depth, rule, gaps, start, ending)


def _select(w: _Writer, depth: int, name: str, selector: Selector) -> str:
    """Writes out what a selector picks, and returns the name of that fact: None where it picks none."""
    matter = "parent" if selector.of_parent else "m"
    kinds = w.constant(selector.kinds)
    otherwise = "O" if selector.otherwise_opening else "None"
    match selector.pick:
        case Pick.OPENING:
            return "O"
        case Pick.FIRST if len(selector.kinds) == 1:
            w.write(depth, f"x = {matter}.get({selector.kinds[0]!r})", f"{name} = F[x[0]] if x else {otherwise}")
            return name
        case Pick.FIRST:
            w.write(depth, f"x = first({matter}, {kinds})")
        case Pick.LAST:
            w.write(depth, f"x = last_before(F, {matter}, {kinds}, {w.constant(selector.before)})")
        case Pick.NEXT:
            w.write(depth, "x = t")
    w.write(depth, f"{name} = F[x] if x >= 0 else {otherwise}")
    return name


def _duty(w: _Writer, depth: int, rule: Rule, gaps: Gaps, start: str, ending: str) -> None:
    hours = rule.within.unit is Unit.HOURS
    met_by = _select(w, depth, "T", rule.met_by)
    w.write(depth, f"started = {_span(rule.within, start)}", f"met = {_span(rule.within, met_by)}")
    if gaps.start.undated:
        w.write(depth, f"wanted = {w.constant(gaps.start.undated)}.get({start}[0], '') if {start} else ''")
        w.write(depth, "if wanted: started = None")
    if gaps.undated_met:
        w.write(depth, "met = None")
    ended = f"{ending}_on"
    if hours:
        ended = "ended"
        w.write(depth, f"ended = {_span(rule.within, ending)}")
    others = _counted(w, depth, rule, gaps)
    need = "1"
    if rule.required:
        codes = tuple((n.fact, frozenset(n.outcomes), frozenset(n.answers)) for n in rule.required)
        need = "need"
        w.write(depth, f"need = needed(F, m, {w.constant(codes)})")
    judged = f"stands(calendar, due, met, {ended}, {need}, {'minute' if hours else 'day'}, {hours})"
    if gaps.missing:
        lack = f"(NOT_KNOWN, None, {w.constant(gaps.missing)})"
        judged = f"(NOT_REQUIRED, 0, '') if {need} == 0 else {lack}"
    elif gaps.start.undated:
        judged = f"{judged} if {need} == 0 or not wanted else (NOT_KNOWN, None, wanted)"
    w.write(depth, f"state, late, lack = {judged}")
    standing = (
        f"{rule.id!r}, id, state, started, due, met, {ended}, late, lack, {_id(start)}, {_id(met_by)}, {ending}_by"
    )
    w.write(depth, f"out.append(make(Duty, ({standing}, ({others}))))")


def _counted(w: _Writer, depth: int, rule: Rule, gaps: Gaps) -> str:
    """Writes out when it is due, and returns the expression for what the other readings give."""
    names, parts, others = ["due"], ["None" if gaps.unheld else _due(rule.within, "started")], []
    for n, (reading, gap) in enumerate(zip(rule.readings, gaps.readings, strict=True)):
        if reading.starts == rule.starts and not gap.missing and not gap.undated:
            names.append(f"other{n}")
            parts.append(_other(w, reading, "started", "''"))
            others.append(f"other{n}")
        else:
            others.append(_reading(w, depth, n, rule, gap))
    w.write(depth, f"{', '.join(names)}, = {w.count(parts)}(started)")
    return "".join(f"{other}, " for other in others)


def _reading(w: _Writer, depth: int, n: int, rule: Rule, gap: Gap) -> str:
    """Writes out where another reading starts, and returns the expression for what it gives."""
    reading = rule.readings[n]
    if gap.missing:
        return f"make(Other, ({w.constant(reading.name)}, None, None, {w.constant(gap.missing)}))"
    if reading.starts == rule.starts:
        return _other(w, reading, "started", "wanted")
    begun, lack, start = f"begun{n}", "''", _select(w, depth, "R", reading.starts)
    w.write(depth, f"{begun} = {_span(reading.within, start)}")
    if gap.undated:
        lack = f"lack{n}"
        w.write(depth, f"{lack} = {w.constant(gap.undated)}.get({start}[0], '') if {start} else ''")
        w.write(depth, f"if {lack}: {begun} = None")
    return _other(w, reading, begun, lack)


def _other(w: _Writer, reading: Reading, begun: str, lack: str) -> str:
    return f"make(Other, ({w.constant(reading.name)}, {begun}, {_due(reading.within, begun)}, {lack}))"


def _span(within: Within, fact: str) -> str:
    """The expression for when a fact was, in the unit that the rule counts."""
    hours = within.unit is Unit.HOURS
    if fact == "O":
        return "opened_at" if hours else "opened"
    return f"{f'minutes({fact})' if hours else f'({fact}[1], {fact}[2])'} if {fact} else None"


def _id(fact: str) -> str:
    """The expression for the id of a fact; a matter is named by what opened it."""
    return "id" if fact == "O" else f"{fact}[5] if {fact} else ''"


def _due(within: Within, span: str) -> str:
    """The expression for the span of days, or minutes, by which a thing is due."""
    first, last = (_due_from(within, f"{span}[{n}]") for n in (0, 1))
    return f"((x := {first}), x if {span}[0] == {span}[1] else {last}) if {span} else None"


def _due_from(within: Within, start: str) -> str:
    n = within.n
    match within.unit:
        case Unit.WORKING_DAYS if within.inclusive and n == 1:
            return start
        case Unit.WORKING_DAYS if within.inclusive:
            return f"N[C[{start} - {FIRST}] + {n - 1}]"
        case Unit.WORKING_DAYS:
            return f"N[C[{start} - {FIRST}] + {n}]"
        case Unit.DAYS:
            return f"{start} + {n}"
        case Unit.MONTHS:
            return f"months({start}, {n})"
        case Unit.HOURS:
            return f"{start} + {n * 60}"
