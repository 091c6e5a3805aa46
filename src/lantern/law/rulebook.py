"""Every rule of an edition as text: what it says, who says so, how else it can be read, and its worked examples."""

from datetime import date, datetime
from itertools import groupby

from lantern.law.calendar import LONDON, england_and_wales
from lantern.law.example import Example, Expected, examples_of
from lantern.law.explain import SEEN_WORDS, STATE_WORDS, cite_words, day_words, within_words
from lantern.law.fact import NO_MOMENT, Fact
from lantern.law.loader import Law
from lantern.law.rule import Edition, Rule
from lantern.law.rule_words import differing_words, fact_words, needed_words, picked_words
from lantern.law.vocabulary import vocabulary

MADE_BY = "`lantern rules docs --out docs/law`"


def edition_page(law: Law, edition: Edition) -> str:
    """One edition as Markdown."""
    parts = [
        f"# {edition.title}",
        f"*Made by {MADE_BY} from `src/lantern/law/`; change it there.*",
        f"{edition.note}",
        f"In force from {day_words(edition.from_day)} ({SEEN_WORDS[edition.from_seen]}). "
        f"Checked up to {day_words(edition.checked_up_to)}.",
    ]
    for matter, rules in groupby(edition.rules, key=lambda rule: rule.matter):
        parts.append(f"## {vocabulary().matter_says[matter]}")
        parts += [_rule_section(law, edition, rule) for rule in rules]
    told = {example.id: example for rule in edition.rules for example in examples_of(rule.id)}
    parts += ["## The stories of the worked examples", *map(_story_section, told.values())]
    return "\n\n".join(parts) + "\n"


def index_page(law: Law) -> str:
    """The list of the editions as Markdown."""
    rows = [f"| [{e.title}]({e.id}.md) | {day_words(e.from_day)} | {len(e.rules)} | {e.note} |" for e in law.editions]
    head = ["| edition | in force from | clocks | |", "|---|---|---|---|"]
    return "\n".join(["# The law, edition by edition", "", f"*Made by {MADE_BY}.*", "", *head, *rows]) + "\n"


def rule_lines(law: Law, rule: Rule) -> list[tuple[str, str]]:
    """What a rule says, as pairs of a word and what stands for it."""
    return [
        ("Known as", rule.id),
        ("Within", within_words(rule.within)),
        ("Starts with", picked_words(rule.starts)),
        ("Met by", picked_words(rule.met_by)),
        ("Required when", "; or ".join(needed_words(rule)) or "always"),
        *([("Exists only after", " or ".join(fact_words(rule.only_if)))] if rule.only_if else []),
        ("Ends without it", ", ".join(fact_words(rule.ended_by)) or "nothing ends it"),
        ("Whose", rule.owner),
        ("Says who", cite_words(law, rule.cites)),
        *[(f"Or: {r.name}", f"{differing_words(rule, r)} — {cite_words(law, r.cites)}") for r in rule.readings],
    ]


def example_lines(rule: Rule) -> list[tuple[Example, list[str]]]:
    """The worked examples of a rule, each once with everything that was worked out from it."""
    return [
        (example, [expected_words(example, duty) for duty in example.duties if duty.rule == rule.id])
        for example in examples_of(rule.id)
    ]


def story_lines(example: Example) -> list[str]:
    """What happened in a story, one entry a line."""
    return [f"{fact_words([fact.kind])[0]}, {_happened_words(fact)}{_coded(fact)}" for fact in example.facts]


def _rule_section(law: Law, edition: Edition, rule: Rule) -> str:
    changed = " *(new or changed in this edition)*" if edition.follows and rule.thing_due in edition.changes else ""
    rows = "\n".join(f"| {word} | {_cell(told)} |" for word, told in rule_lines(law, rule))
    examples = "\n".join(
        "\n  ".join([f"- [{example.title}](#{example.id}).", *told]) for example, told in example_lines(rule)
    )
    return f"### {rule.says}{changed}\n\n| | |\n|---|---|\n{rows}\n\nWorked examples:\n\n{examples}"


def _story_section(example: Example) -> str:
    lines = "\n".join(f"- {line}" for line in story_lines(example))
    return f'<a id="{example.id}"></a>\n\n### {example.title}\n\n{example.story}\n\n{lines}'


def _cell(told: str) -> str:
    return told.replace("|", "\\|")


def expected_words(example: Example, duty: Expected) -> str:
    """What was worked out for one duty of a story, in words."""
    as_of = f"As of {_time_words(example.as_of)}:"
    if duty.state is None:
        return f"{as_of} there is no such duty."
    told = [STATE_WORDS[duty.state].split(":")[0].lower()]
    if duty.due:
        told.append(f"due {_range_words(duty.due)}")
    if duty.starts:
        told.append(f"counted from {_range_words(duty.starts)}")
    if duty.done_on:
        told.append(f"done {_time_words(duty.done_on)}")
    if duty.late:
        told.append(f"{duty.late} working day{'' if duty.late == 1 else 's'} late")
    if duty.not_counted:
        told.append(f"not counted: {', '.join(map(_holiday_words, duty.not_counted))}")
    told += [f"{name}: {_time_words(day)}" for name, day in duty.readings.items()]
    if duty.missing:
        told.append(f"wanting: {duty.missing}")
    return f"{as_of} {'; '.join(told)}." + (f" {duty.how}" if duty.how else "")


def _range_words(span: tuple[date, date] | datetime) -> str:
    if isinstance(span, datetime):
        return _time_words(span)
    first, last = map(_time_words, span)
    return first if first == last else f"between {first} and {last}"


def _time_words(when: date | datetime) -> str:
    if not isinstance(when, datetime):
        return day_words(when.toordinal())
    local = when.astimezone(LONDON)
    return f"{day_words(local.toordinal())}, {local:%H:%M}"


def _happened_words(fact: Fact) -> str:
    if fact.at != NO_MOMENT:
        return _time_words(datetime.fromtimestamp(fact.at * 60, LONDON))
    return _range_words((date.fromordinal(fact.earliest), date.fromordinal(fact.latest)))


def _coded(fact: Fact) -> str:
    codes = [code.replace("_", " ") for code in (fact.outcome, fact.answer) if code]
    return f" ({', '.join(codes)})" if codes else ""


def _holiday_words(day: date) -> str:
    return f"{england_and_wales().holidays[day.toordinal()]} ({_time_words(day)})"
