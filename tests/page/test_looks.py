"""Whoever reads the log of reads is told in words, and not in those meant for whoever looked."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lantern
from lantern.access.policy import Policy
from lantern.page.looks import ground_words, page_words

SOURCE = Path(lantern.__path__[0])
# Where the action stands among what is given to each function that logs a look: `action` there, or of the database's.
LOGS = {"log_read": 0}  # access, which knows no pages
REST = {"print:": "court", "record:": "visit.made", "known:": "proved"}


def functions_that_log() -> dict[str, int]:
    """Each function of pages and rooms that is told the action, by name."""
    found = dict(LOGS)
    for file in [*(SOURCE / "rooms").rglob("*.py"), SOURCE / "page" / "opening.py"]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef):
                names = [arg.arg for arg in node.args.args]
                found |= {node.name: names.index("action")} if "action" in names else {}
    return found


def actions() -> set[str]:
    """Every action that a page logs, as it stands in the code."""
    at = functions_that_log()
    found = set()
    for file in [*(SOURCE / "rooms").rglob("*.py"), *(SOURCE / "site").rglob("*.py")]:
        tree = ast.parse(file.read_text())
        named = {
            one.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for one in node.targets
            if isinstance(one, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in at and len(node.args) > at[name]:
                    found |= set(_texts(node.args[at[name]], named))
    return found


def _texts(said: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    match said:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in named:
            yield from _texts(named[name], named)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one, named), *_texts(other, named))
        case ast.JoinedStr(values=[ast.Constant(value=str(before)), *_]):
            yield before + REST[before]


def test_every_action_that_a_page_logs_has_words() -> None:
    found = actions()
    assert {"child", "missing", "rota", "own_page", "write", "print:court", "known:proved"} <= found
    assert [name for name in found if page_words(name) == name] == []


def test_every_ground_and_every_denial_of_the_policy_has_words_for_another_reader() -> None:
    policy = Policy.load()
    for name in [*(ground.name for ground in policy.grounds), *(denial.name for denial in policy.denials)]:
        words = ground_words(name)
        assert words != name
        assert "You" not in words.split()


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("child", "The front page"),
        ("record:visit.made", "Form: visit"),
        ("print:family", "A print for: a parent or carer"),
        ("known:stated", "The record as stated on a day"),
    ],
)
def test_an_action_of_the_log_names_a_page(action: str, words: str) -> None:
    assert page_words(action) == words


def test_several_grounds_are_all_said_and_what_was_typed_stays_as_it_is() -> None:
    assert ground_words("allocated shared") == "Allocated worker; The record is shared with their agency"
    assert ground_words("She rang the night line.") == "She rang the night line."
