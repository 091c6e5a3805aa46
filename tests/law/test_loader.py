"""The loader refuses a law that is not whole, saying in which file, on which line, what is wrong and what to do."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lantern.law import Law, load_law
from lantern.law.errors import LawError
from lantern.law.loader import load_from
from lantern.law.rule import Pick, Seen, Unit
from tests.law.agreement import LAW_FOLDER, odd_law

FIRST, SECOND = "wt-2006.toml", "wt-2010.toml"
DECISION = 'id = "episode.referral-decision"'
MET = 'met_by = { first = ["referral.decided"] }'
QUERIES = 'cites = { source = "ssd", place = "reviews due, reference queries", seen = "restated" }'
NINETY_ONE = f'{{ name = "91 days", within = "91 days", {QUERIES} }}'
SPOKEN = 'required = [{ fact = "referral.received", answer = ["by_telephone", "in_person"] }]'
IN_FORCE = 'in_force_from = { on = 2006-04-01, seen = "not_seen" }'
CITED = 'cites = { source = "wt-2006", place = "flow chart 1", seen = "restated" }'

# What is written instead of what, and then: the line (a piece of what stands there), what is wrong, and what to do.
WRONG_IN_THE_FIRST = [
    ('title = "Working', 'title "Working', 'title "Working', "this is not TOML", "Correct what it names"),
    ("title = ", "titel = ", "titel = ", "the key 'titel'", "title"),
    ('edition = "wt-2006"', "", "", "neither an edition nor a protocol", "Begin with"),
    (IN_FORCE, "", "", "states no `in_force_from`", "when it was checked"),
    (
        IN_FORCE,
        IN_FORCE.replace("2006-04-01", '"2006-04-01"'),
        "in_force_from",
        "`in_force_from` names no day",
        "2010-03-17",
    ),
    (IN_FORCE, 'in_force_from = { seen = "text" }', "in_force_from", "`in_force_from` names no day", "2010-03-17"),
    (IN_FORCE, IN_FORCE.replace("not_seen", "heard"), "in_force_from", "'heard'", "restated"),
    ("checked_up_to = 2026-06-30", 'checked_up_to = "lately"', "checked_up_to", "names no day", "2010-03-17"),
    ('name = "trigger day counted"', "", "[counting]", "the counting has no name", "shown beside the date"),
    (DECISION, 'id = "epsode.referral-decision"', "epsode", "the matter 'epsode'", "episode"),
    (DECISION, "", "", "the matter ''", "Known ones near it"),
    (DECISION, DECISION + '\nsais = "x"', "sais", "the key 'sais'", "says"),
    (CITED, "", "episode.written-confirmation", "has no `cites`", "Every rule states"),
    ('owner = "referrer"', "", "episode.written-confirmation", "has no `owner`", "Every rule states"),
    ('owner = "referrer"', "owner = 7", "owner = 7", "is not text", "quotation marks"),
    (CITED, CITED.replace("wt-2006", "wt-2066"), "wt-2066", "the source 'wt-2066'", "wt-2006"),
    (CITED, CITED.replace("flow chart 1", " "), 'place = " "', "has no place", "place not seen"),
    (CITED, CITED.replace(', seen = "restated"', ""), "episode.written", "a citation is not whole", "how it was seen"),
    (CITED, CITED.replace("restated", "heard"), "heard", "the way of seeing 'heard'", "restated"),
    (MET, MET.replace("decided", "decide"), "referral.decide", "the fact 'referral.decide'", "referral.decided"),
    (MET, MET.replace("referral.decided", "plan.ended"), "plan.ended", "never stands in 'episode'", "vocabulary.toml"),
    (MET, "met_by = { first = [] }", "first = []", "names no fact", "Name one"),
    (MET, 'met_by = { first = "referral.decided" }', "first = ", "is not a list", "square brackets"),
    (MET, MET.replace("}", ', last = ["referral.decided"] }'), DECISION, "picks no fact, or two", "one of first, last"),
    (MET, MET.replace("}", ', before = ["episode.closed"] }'), DECISION, "has no meaning", "`before` goes with last"),
    (MET, MET.replace("}", ', outcome_not = ["assessment"] }'), DECISION, "no meaning", "`outcome_not` goes with each"),
    (MET, MET.replace("first", "next"), DECISION, "a series is not whole", "`starts` with each"),
    (MET, MET.replace("}", ', of = "child" }'), "child", "the `of` 'child'", "parent"),
    (MET, MET.replace("}", ', from = "parent" }'), "from = ", "the key 'from'", "first"),
    ('starts = "opening"', 'starts = "openning"', "openning", "the start 'openning'", "opening"),
    ('within = "48 hours"', 'within = "48 fortnights"', "48 fortnights", "cannot be counted", "15 working days"),
    ('within = "48 hours"', 'within = "0 hours"', "0 hours", "cannot be counted", "15 working days"),
    ('within = "48 hours"', "within = 48", "within = 48", "is not text", "quotation marks"),
    (SPOKEN, SPOKEN.replace("by_telephone", "by_phone"), "by_phone", "the code 'by_phone'", "by_telephone"),
    (
        SPOKEN,
        SPOKEN.replace(', answer = ["by_telephone", "in_person"]', ""),
        "required",
        "names no outcome",
        "its answer",
    ),
    (
        SPOKEN,
        SPOKEN.replace('fact = "referral.received", ', ""),
        "episode.written",
        "the fact ''",
        "Known ones near it",
    ),
    (SPOKEN, SPOKEN.replace("answer", "anser"), "anser", "the key 'anser'", "answer"),
    ('ended_by = ["child.died"]', 'ended_by = ["child.dead"]', "child.dead", "the fact 'child.dead'", "child.died"),
    ('ended_by = ["child.died"]', 'ended_by = "child.died"', 'ended_by = "', "is not a list", "square brackets"),
    (
        NINETY_ONE,
        NINETY_ONE.replace('name = "91 days", ', ""),
        "readings = [",
        "a reading is not whole",
        "Give its name",
    ),
    (NINETY_ONE, NINETY_ONE.replace('within = "91 days", ', ""), "readings = [", "is not whole", "its limit"),
    (NINETY_ONE, '{ name = "91 days", within = "91 days" }', "91 days", "a citation is not whole", "Give its source"),
    (
        NINETY_ONE,
        NINETY_ONE.replace('within = "91 days"', 'within = "91 hours"'),
        "readings = [",
        "counts hours",
        "in one",
    ),
    (
        '{ name = "183 days", ',
        '{ name = "183 days", starts = "opening", ',
        "plan.next-review",
        "starts elsewhere",
        "another limit",
    ),
    ('outcome_not = ["plan_ends"]', 'outcome_not = ["plan_end"]', "plan_end", "the code 'plan_end'", "plan_ends"),
    (
        'outcome_not = ["plan_ends"]',
        'of = "parent"',
        "plan.next-review",
        "has no meaning",
        "`of` goes with first or last",
    ),
]
WRONG_IN_THE_SECOND = [
    ('follows = "wt-2006"', 'follows = "wt-2005"', "follows", "the edition 'wt-2005'", "wt-2006"),
    ("on = 2010-03-17", "on = 2006-03-31", "in_force_from", "wt-2010 begins no later than wt-2006", "Correct"),
    ("on = 2010-03-17", "on = 2006-04-01", "in_force_from", "wt-2010 begins no later than wt-2006", "Correct"),
    ('follows = "wt-2006"', "", "", "overlap", "Each edition follows another"),
    (
        '[change."plan.core-group"]',
        '[change."plan.core-groop"]',
        "plan.core-groop",
        "'plan.core-groop'",
        "plan.core-group",
    ),
    ('[change."plan.core-group"]\nowner', '[change."plan.core-group"]\nowned', "owned", "the key 'owned'", "owner"),
    (
        '"plan.first-review" = {',
        '"plan.frst-review" = {',
        "plan.frst-review",
        "'plan.frst-review'",
        "plan.first-review",
    ),
    (
        '"plan.core-group" = { source = "wt-2010", place = "place not seen", seen = "restated" }',
        "",
        "",
        "'plan.core-group' still cites dcsf-2009",
        "Give its place in wt-2010",
    ),
    (
        'follows = "wt-2006"',
        'follows = "wt-2006"\nremoves = ["plan.none"]',
        "removes",
        "to remove 'plan.none'",
        "Known ones near it",
    ),
    (
        '[change."plan',
        '[[duty]]\nid = "plan.first-review"\n[change."plan',
        "plan.first-review",
        "there already",
        "[change]",
    ),
]


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, str, str], tuple[LawError, list[str]]]:
    """What the loader says of the shipped editions with one piece of one file written otherwise, and that file."""

    def refuse(name: str, old: str, new: str) -> tuple[LawError, list[str]]:
        lines: list[str] = []
        for file in sorted((LAW_FOLDER / "editions").iterdir()):
            text = file.read_text(encoding="utf-8")
            if file.name == name:
                assert old in text
                text = text.replace(old, new, 1)
                lines = text.splitlines()
            (tmp_path / file.name).write_text(text, encoding="utf-8")
        with pytest.raises(LawError) as caught:
            load_from(LAW_FOLDER / "sources.toml", sorted(tmp_path.iterdir()), [])
        return caught.value, lines

    return refuse


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what", "hint"),
    [(FIRST, *row) for row in WRONG_IN_THE_FIRST] + [(SECOND, *row) for row in WRONG_IN_THE_SECOND],
)
def test_what_is_wrong_is_refused_with_file_line_and_hint(
    refused: Callable[[str, str, str], tuple[LawError, list[str]]],
    file: str, old: str, new: str, line: str, what: str, hint: str,
) -> None:  # fmt: skip
    error, lines = refused(file, old, new)
    assert error.file == file
    assert line in lines[error.line - 1]
    assert what in error.what
    assert hint in error.hint
    assert str(error) == f"{file}, line {error.line}: {error.what} {error.hint}"


def test_editions_that_follow_one_another_in_a_circle_are_refused(
    refused: Callable[[str, str, str], tuple[LawError, list[str]]],
) -> None:
    error, _ = refused("wt-2015.toml", 'follows = "wt-2013"', 'follows = "wt-2023"')
    assert error.file == "wt-2015.toml"


def test_every_rule_of_every_edition_is_cited_from_a_known_source() -> None:
    law = load_law("example")
    for rule in law.rules.values():
        for cite in (rule.cites, *(reading.cites for reading in rule.readings)):
            assert cite.source in law.sources
            assert cite.place.strip()
            assert cite.seen in Seen


def test_a_rule_keeps_what_a_later_edition_does_not_change() -> None:
    rules = load_law().rules
    old, new = rules["wt-2006.plan.core-group"], rules["wt-2023.plan.core-group"]
    assert (old.starts, old.met_by, old.within, old.ended_by) == (new.starts, new.met_by, new.within, new.ended_by)
    assert old.cites != new.cites


def test_an_edition_changes_what_it_says_it_changes() -> None:
    rules = load_law().rules
    assert rules["wt-2006.episode.initial-assessment"].within.n == 7
    assert rules["wt-2010.episode.initial-assessment"].within.n == 10
    assert rules["wt-2006.enquiry.initial-conference"].starts.pick is Pick.LAST
    assert rules["wt-2010.enquiry.initial-conference"].starts.pick is Pick.OPENING
    assert "wt-2013.episode.initial-assessment" not in rules
    assert rules["wt-2013.episode.assessment"].within.n == 45


def test_an_edition_that_changes_no_clock_says_so() -> None:
    for edition in load_law().editions:
        if edition.follows and not edition.changes:
            assert "changes no clock" in edition.note
    assert [edition.id for edition in load_law().editions if edition.follows and not edition.changes]


def test_rules_in_working_days_have_the_reading_that_counts_the_trigger_day() -> None:
    for rule in load_law().rules.values():
        counted = [reading for reading in rule.readings if reading.within.inclusive]
        assert len(counted) == (1 if rule.within.unit is Unit.WORKING_DAYS else 0), rule.id
        assert all((r.within.n, r.starts) == (rule.within.n, rule.starts) for r in counted)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2006, 3, 31), None), (date(2006, 4, 1), "wt-2006"), (date(2010, 3, 16), "wt-2006"),
        (date(2010, 3, 17), "wt-2010"), (date(2013, 4, 14), "wt-2010"), (date(2013, 4, 15), "wt-2013"),
        (date(2015, 3, 26), "wt-2015"), (date(2018, 7, 3), "wt-2015"), (date(2018, 7, 4), "wt-2018"),
        (date(2023, 12, 14), "wt-2018"), (date(2023, 12, 15), "wt-2023"), (date(2028, 1, 1), "wt-2023"),
    ],
)  # fmt: skip
def test_the_edition_in_force_is_the_last_that_has_begun(day: date, edition: str | None) -> None:
    found = load_law().edition_on(day.toordinal())
    assert (found.id if found else None) == edition


def test_one_edition_can_be_asked_as_if_it_had_always_been_in_force() -> None:
    law = load_law().under("wt-2010")
    assert [edition.id for edition in law.editions] == ["wt-2010"]
    assert law.edition_on(date(2026, 1, 1).toordinal()) is law.edition_on(date(1999, 1, 1).toordinal())


def test_a_local_protocol_is_marked_local_and_stands_beside_the_editions() -> None:
    law = load_law("example")
    assert all(rule.local for edition in law.local for rule in edition.rules)
    assert not any(rule.local for edition in law.editions for rule in edition.rules)
    assert {edition.id for edition in law.editions} == {edition.id for edition in load_law().editions}


def test_the_odd_protocol_says_everything_that_can_be_said() -> None:
    law: Law = odd_law()
    selectors = [s for rule in law.rules.values() for s in (rule.starts, rule.met_by)]
    assert {selector.pick for selector in selectors} == set(Pick)
    assert {rule.within.unit for rule in law.rules.values()} == set(Unit)
    for part in ("before", "outcome_not", "of_parent", "otherwise_opening"):
        assert any(getattr(selector, part) for selector in selectors), part
    assert any(len(s.kinds) > 1 for s in selectors if s.pick is Pick.LAST)
    assert any(len(s.kinds) > 1 for s in selectors if s.pick is Pick.NEXT)


def test_the_id_of_a_rule_names_its_edition_its_matter_and_the_thing_due() -> None:
    for rule in load_law("example").rules.values():
        assert re.fullmatch(rf"{rule.edition}\.{rule.matter}\.[a-z-]+", rule.id)


PROTOCOL = LAW_FOLDER / "local" / "example.toml"
WRONG_IN_A_THRESHOLD = [
    ("times = 3", "", "has no `times`", "Every threshold states"),
    ("times = 3", 'times = "often"', "cannot be counted", "times = 3"),
    ('within = "30 days"', 'within = "30 hours"', "cannot be counted", "30 days"),
    ('counts = "missing.reported"', 'counts = "missing.reportd"', "the fact 'missing.reportd'", "missing.reported"),
    ("times = 3", "times = 3\nscore = 9", "the key 'score'", "times"),
]


@pytest.mark.parametrize(("there", "instead", "wrong", "hint"), WRONG_IN_A_THRESHOLD)
def test_a_threshold_that_cannot_be_counted_is_refused(
    tmp_path: Path, there: str, instead: str, wrong: str, hint: str
) -> None:
    protocol = tmp_path / "example.toml"
    protocol.write_text(PROTOCOL.read_text(encoding="utf-8").replace(there, instead, 1), encoding="utf-8")
    with pytest.raises(LawError, match=re.escape(wrong)) as refusal:
        load_from(LAW_FOLDER / "sources.toml", sorted((LAW_FOLDER / "editions").iterdir()), [protocol])
    assert hint in refusal.value.hint


def test_a_threshold_is_local_and_never_stands_in_an_edition(tmp_path: Path) -> None:
    at = PROTOCOL.read_text(encoding="utf-8").index("[[threshold]]")
    stated = PROTOCOL.read_text(encoding="utf-8")[at:]
    edition = tmp_path / FIRST
    edition.write_text((LAW_FOLDER / "editions" / FIRST).read_text(encoding="utf-8") + stated, encoding="utf-8")
    with pytest.raises(LawError, match="an edition states a threshold"):
        load_from(LAW_FOLDER / "sources.toml", [edition], [])
    assert load_law().thresholds == ()
    assert {one.counts for one in load_law("example").thresholds} == {"missing.reported", "daily_contact.missed"}
