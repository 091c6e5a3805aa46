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

MatterFunction = Callable[[Sequence[Fact], str, int, Matter, Matter, list[Matter], int, int, list[Duty]], None]

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
        "following": picking.following, "needed": picking.needed, "minutes": picking.minutes,
        "stands": stands, "calendar": calendar, "C": calendar.worked, "N": calendar.nth, "months": months,
        "make": tuple.__new__, "Duty": Duty, "Other": OtherReading,
        "NOT_KNOWN": State.NOT_KNOWN, "NOT_REQUIRED": State.NOT_REQUIRED,
    }  # fmt: skip
    endings = {kinds: f"e{n}" for n, kinds in enumerate(sorted({rule.ended_by for rule in rules}))}
    for kinds, name in endings.items():
        names = w.constant(frozenset(kinds))
        w.write(1, f"{name} = -1", "for a in above:", f"    if not {names}.isdisjoint(a):")
        w.write(3, f"x = first(a, {names})", f"if {name} < 0 or x < {name}: {name} = x")
    for rule in rules:
        _rule(w, rule, Gaps(source, rule, unheld), endings[rule.ended_by])
    code = "\n".join(w.lines)
    exec(compile(code, f"<law: {rules[0].edition}.{rules[0].matter}>", "exec"), w.names)  # noqa: S102 (our own rules, written above)
    function: MatterFunction = w.names["duties_of"]  # type: ignore[assignment]  # made by the exec above
    return function


def _rule(w: _Writer, rule: Rule, gaps: Gaps, ending: str) -> None:
    w.write(1, f"# {rule.id}")
    depth = 1
    if rule.only_if:
        w.write(1, f"if first(m, {w.constant(rule.only_if)}) >= 0:")
        depth = 2
    if rule.starts.pick is Pick.EACH:
        w.write(
            depth,
            f"starts = each(F, m, {w.constant(rule.starts.kinds)}, {w.constant(frozenset(rule.starts.outcome_not))})",
        )
        if gaps.start:
            w.write(depth, "starts = starts or [-1]")
        w.write(depth, "for s in starts:")
        depth += 1
    else:
        _select(w, depth, "s", rule.starts)
        if not gaps.start:
            w.write(depth, "if s >= 0:")
            depth += 1
    _select(w, depth, "t", rule.met_by)
    _duty(w, depth, rule, gaps, ending)


def _select(w: _Writer, depth: int, name: str, selector: Selector) -> None:
    matter = "parent" if selector.of_parent else "m"
    kinds = w.constant(selector.kinds)
    match selector.pick:
        case Pick.OPENING:
            w.write(depth, f"{name} = opening")
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


def _duty(w: _Writer, depth: int, rule: Rule, gaps: Gaps, ending: str) -> None:
    hours = rule.within.unit is Unit.HOURS
    span = _span(rule.within)
    for name, at in (("started", "s"), ("met", "t"), ("ended", ending)):
        w.write(depth, f"{name} = {span(at)} if {at} >= 0 else None")
    if gaps.undated_openings:
        w.write(depth, f"if s >= 0 and F[s][0] in {w.constant(gaps.undated_openings)}: started = None")
    if gaps.undated_met:
        w.write(depth, "met = None")
    w.write(depth, "due = None" if gaps.unheld else f"due = {_due(rule.within, 'started')} if started else None")
    need = "1"
    if rule.required:
        codes = tuple((n.fact, frozenset(n.outcomes), frozenset(n.answers)) for n in rule.required)
        need = f"needed(F, m, {w.constant(codes)})"
    missing = w.constant(gaps.missing)
    now = "minute" if hours else "day"
    w.write(depth, f"need = {need}")
    judged = f"stands(calendar, due, met, ended, need, {now}, {hours})"
    if gaps.missing:
        w.write(depth, f"state, late, lack = (NOT_REQUIRED, 0, '') if need == 0 else (NOT_KNOWN, None, {missing})")
    elif gaps.undated_openings:
        lack = w.constant(gaps.undated_says)
        w.write(depth, f"state, late, lack = {judged} if due or need == 0 else (NOT_KNOWN, None, {lack})")
    else:
        w.write(depth, f"state, late, lack = {judged}")
    others = "".join(_reading(w, depth, n, rule, gaps) + ", " for n in range(len(rule.readings)))
    by = ", ".join(f"F[{at}][5] if {at} >= 0 else ''" for at in ("s", "t", ending))
    standing = f"{rule.id!r}, id, state, started, due, met, ended, late, lack, {by}"
    w.write(depth, f"out.append(make(Duty, ({standing}, ({others}))))")


def _reading(w: _Writer, depth: int, n: int, rule: Rule, gaps: Gaps) -> str:
    """Writes out where another reading starts, and returns the expression for what it gives."""
    reading, missing = rule.readings[n], gaps.readings[n]
    name, lack = w.constant(reading.name), w.constant(missing)
    if missing or gaps.unheld:
        return f"make(Other, ({name}, None, None, {lack}))"
    begun = "started"
    if reading.starts != rule.starts:
        begun = f"begun{n}"
        _select(w, depth, "r", reading.starts)
        w.write(depth, f"{begun} = {_span(reading.within)('r')} if r >= 0 else None")
    return f"make(Other, ({name}, {begun}, {_due(reading.within, begun)} if {begun} else None, ''))"


def _span(within: Within) -> Callable[[str], str]:
    """From the name of a position to the expression for when that fact was, in the unit that the rule counts."""
    if within.unit is Unit.HOURS:
        return "minutes(F[{}])".format
    return "(F[{0}][1], F[{0}][2])".format


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
