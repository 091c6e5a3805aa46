"""Writes the rules of one kind of matter out as the source of one Python function, and compiles it.

Straight-line code over positions in the sorted history: about two microseconds a duty.
"""

from collections.abc import Callable, Sequence

from lantern.law import picking
from lantern.law.calendar import FIRST, Calendar
from lantern.law.carrying import Gaps
from lantern.law.fact import Duty, Fact, OtherReading, Source, State
from lantern.law.judging import stands
from lantern.law.picking import Matter
from lantern.law.rule import Pick, Rule, Selector, Unit, Within

MatterFunction = Callable[[Sequence[Fact], str, int, Matter, Matter, Sequence[Matter], int, int, list[Duty]], None]

_HEAD = "def duties_of(F, id, opening, m, parent, above, day, minute, out):"


class _Writer:
    """The lines of the function, and the constants they name."""

    def __init__(self) -> None:
        self.lines: list[str] = [_HEAD]
        self.names: dict[str, object] = {}

    def constant(self, value: object) -> str:
        """A name for a value that the function closes over."""
        name = f"K{len(self.names)}"
        self.names[name] = value
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
        "following": picking.following, "needed": picking.needed, "minutes": picking.minutes, "own": picking.own,
        "stands": stands, "calendar": calendar, "C": calendar.worked, "N": calendar.nth, "months": months,
        "make": tuple.__new__, "Duty": Duty, "Other": OtherReading,
        "NOT_KNOWN": State.NOT_KNOWN, "NOT_REQUIRED": State.NOT_REQUIRED,
    }  # fmt: skip
    w.write(1, "opened = F[opening][1], F[opening][2]")
    if any(rule.within.unit is Unit.HOURS for rule in rules):
        w.write(1, "opened_at = minutes(F[opening])")
    selectors = [s for rule in rules for s in (rule.starts, rule.met_by, *(r.starts for r in rule.readings))]
    if any(selector.of_parent for selector in selectors):
        w.write(1, "parent = own(F, parent, F[opening][4])")
    endings = {kinds: f"e{n}" for n, kinds in enumerate(sorted({rule.ended_by for rule in rules}))}
    for kinds, name in endings.items():
        _ending(w, kinds, name)
    for rule in rules:
        _rule(w, rule, Gaps(source, rule, unheld), endings[rule.ended_by])
    code = "\n".join(w.lines)
    exec(compile(code, f"<law: {rules[0].edition}.{rules[0].matter}>", "exec"), w.names)  # noqa: S102 (our own rules, written above)
    function: MatterFunction = w.names["duties_of"]  # type: ignore[assignment]  # made by the exec above
    return function


def _ending(w: _Writer, kinds: tuple[str, ...], name: str) -> None:
    """Writes out the first of these facts in the matter, in what it stands under, or in the child as a whole."""
    w.write(1, f"{name}, {name}_on, {name}_by = -1, None, ''")
    if kinds:
        names = w.constant(frozenset(kinds))
        w.write(1, "for a in above:", f"    if not {names}.isdisjoint(a):")
        w.write(3, f"x = first(a, {names})", f"if {name} < 0 or x < {name}: {name} = x")
        w.write(1, f"if {name} >= 0: {name}_on, {name}_by = (F[{name}][1], F[{name}][2]), F[{name}][5]")


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
        w.write(depth, "for s in starts:")
        depth, start = depth + 1, "s"
    else:
        start = _select(w, depth, "s", rule.starts)
        if start == "s" and not gaps.start.missing:
            w.write(depth, "if s >= 0:")
            depth += 1
    _duty(w, depth, rule, gaps, start, ending)


def _select(w: _Writer, depth: int, name: str, selector: Selector) -> str:
    """Writes out what a selector picks, and returns the name of the position: -1 where it picks none."""
    matter = "parent" if selector.of_parent else "m"
    kinds = w.constant(selector.kinds)
    match selector.pick:
        case Pick.OPENING:
            return "opening"
        case Pick.FIRST if len(selector.kinds) == 1:
            w.write(depth, f"x = {matter}.get({selector.kinds[0]!r})", f"{name} = x[0] if x else -1")
        case Pick.FIRST:
            w.write(depth, f"{name} = first({matter}, {kinds})")
        case Pick.LAST:
            w.write(depth, f"{name} = last_before(F, {matter}, {kinds}, {w.constant(selector.before)})")
        case Pick.NEXT:
            w.write(depth, f"{name} = following({matter}, {kinds}, s)")
    if selector.otherwise_opening:
        w.write(depth, f"if {name} < 0: {name} = opening")
    return name


def _duty(w: _Writer, depth: int, rule: Rule, gaps: Gaps, start: str, ending: str) -> None:
    hours = rule.within.unit is Unit.HOURS
    met_by = _select(w, depth, "t", rule.met_by)
    w.write(depth, f"started = {_span(rule.within, start)}", f"met = {_span(rule.within, met_by)}")
    if gaps.start.undated:
        w.write(depth, f"wanted = {w.constant(gaps.start.undated)}.get(F[{start}][0], '') if {start} >= 0 else ''")
        w.write(depth, "if wanted: started = None")
    if gaps.undated_met:
        w.write(depth, "met = None")
    ended = f"{ending}_on"
    if hours:
        ended = "ended"
        w.write(depth, f"ended = {_span(rule.within, ending)}")
    w.write(depth, "due = None" if gaps.unheld else f"due = {_due(rule.within, 'started')} if started else None")
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
    others = "".join(_reading(w, depth, n, rule, gaps, start) + ", " for n in range(len(rule.readings)))
    standing = (
        f"{rule.id!r}, id, state, started, due, met, {ended}, late, lack, {_id(start)}, {_id(met_by)}, {ending}_by"
    )
    w.write(depth, f"out.append(make(Duty, ({standing}, ({others}))))")


def _reading(w: _Writer, depth: int, n: int, rule: Rule, gaps: Gaps, start: str) -> str:
    """Writes out where another reading starts, and returns the expression for what it gives."""
    reading, gap = rule.readings[n], gaps.readings[n]
    name, begun, lack = w.constant(reading.name), "started", "''"
    if gap.missing:
        return f"make(Other, ({name}, None, None, {w.constant(gap.missing)}))"
    if reading.starts != rule.starts:
        begun, start = f"begun{n}", _select(w, depth, "r", reading.starts)
        w.write(depth, f"{begun} = {_span(reading.within, start)}")
        if gap.undated:
            lack = f"lack{n}"
            w.write(depth, f"{lack} = {w.constant(gap.undated)}.get(F[{start}][0], '') if {start} >= 0 else ''")
            w.write(depth, f"if {lack}: {begun} = None")
    elif gap.undated:
        lack = "wanted"
    return f"make(Other, ({name}, {begun}, {_due(reading.within, begun)} if {begun} else None, {lack}))"


def _span(within: Within, at: str) -> str:
    """The expression for when the fact at a position was, in the unit that the rule counts."""
    hours = within.unit is Unit.HOURS
    if at == "opening":
        return "opened_at" if hours else "opened"
    return f"{f'minutes(F[{at}])' if hours else f'(F[{at}][1], F[{at}][2])'} if {at} >= 0 else None"


def _id(at: str) -> str:
    """The expression for the id of the fact at a position; a matter is named by what opened it."""
    return "id" if at == "opening" else f"F[{at}][5] if {at} >= 0 else ''"


def _due(within: Within, span: str) -> str:
    """The expression for the span of days, or minutes, by which a thing is due."""
    first, last = (_due_from(within, f"{span}[{n}]") for n in (0, 1))
    return f"((x := {first}), x if {span}[0] == {span}[1] else {last})"


def _due_from(within: Within, start: str) -> str:
    n = within.n
    match within.unit:
        case Unit.WORKING_DAYS if within.inclusive:
            return f"max(N[C[{start} - {FIRST}] + {n - 1}], {start})"
        case Unit.WORKING_DAYS:
            return f"N[C[{start} - {FIRST}] + {n}]"
        case Unit.DAYS:
            return f"{start} + {n}"
        case Unit.MONTHS:
            return f"months({start}, {n})"
        case Unit.HOURS:
            return f"{start} + {n * 60}"
