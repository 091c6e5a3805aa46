"""What holds of every kind that is declared."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from lantern.kinds import declare
from lantern.kinds.answers import Coded
from lantern.kinds.checking import disagreements
from lantern.kinds.declare import Kind, kinds
from lantern.law import load_law
from lantern.law.vocabulary import vocabulary
from lantern.page.form.questions import questions
from tests.kinds.made_up import any_answers, made_up

EVERY = [pytest.param(kind, id=kind.kind) for kind in kinds()]
FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
BLAMING = ("promiscu", "risk-taking", "lifestyle", "wayward", "streetwise", "troublesome", "attention-seek", "choos")


@pytest.mark.parametrize("kind", EVERY)
def test_a_whole_entry_is_restored_from_its_columns_and_its_json(kind: type[Kind]) -> None:
    @settings(FEW)
    @given(any_answers(kind))
    def restored(told: Kind) -> None:
        assert kind.restore(told.spine(), told.body(), told.mentioned()) == told

    restored()


@pytest.mark.parametrize("kind", EVERY)
def test_it_makes_a_sentence_that_reads_well(kind: type[Kind]) -> None:
    @settings(FEW)
    @given(any_answers(kind))
    def reads_well(told: Kind) -> None:
        sentence = told.sentence()
        assert sentence[-1] in '.!?…”"'
        assert "NotKnown" not in sentence
        assert "reason=" not in sentence

    reads_well()
    sentence = made_up(kind).sentence()
    assert sentence[0].isupper()
    assert sentence.count(".") == 1
    assert "None" not in sentence


@pytest.mark.parametrize("kind", EVERY)
def test_a_stop_that_was_typed_is_not_doubled(kind: type[Kind]) -> None:
    typed = {name: "Words." for name, field in kind.model_fields.items() if str in _parts(field.annotation)}
    assert ".." not in made_up(kind, **typed).sentence()


def _parts(annotation: object) -> tuple[object, ...]:
    return get_args(annotation) or (annotation,)


@pytest.mark.parametrize("kind", EVERY)
def test_it_cites_a_source_that_the_law_lists_and_says_how_it_was_seen(kind: type[Kind]) -> None:
    assert kind.cites
    for cite in kind.cites:
        assert cite.source in load_law().sources
        assert cite.place


@pytest.mark.parametrize("kind", EVERY)
def test_it_belongs_to_a_part_of_the_work_that_the_policy_knows(kind: type[Kind]) -> None:
    policy = tomllib.loads(files("lantern.access").joinpath("policy.toml").read_text(encoding="utf-8"))
    assert kind.part in policy["parts"]


@pytest.mark.parametrize("kind", EVERY)
def test_a_form_can_be_made_from_it(kind: type[Kind]) -> None:
    asked = questions(kind)
    assert [question.name for question in asked] == list(kind.questions())
    for question in asked:
        assert question.asked.label


@pytest.mark.parametrize("kind", EVERY)
def test_it_explains_itself_in_plain_words_that_blame_nobody(kind: type[Kind]) -> None:
    assert kind.__doc__
    said = " ".join(_words(kind)).lower()
    assert [word for word in BLAMING if word in said.replace("choose", "")] == []


def _words(kind: type[Kind]) -> list[str]:
    words = [kind.title, kind.__doc__ or ""]
    for question in questions(kind):
        words += [question.asked.label, question.asked.hint, *(o.says + " " + o.hint for o in question.options)]
    return words


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_in_it_can_hold_a_picture_or_a_file(kind: type[Kind]) -> None:
    schema = str(kind.model_json_schema())
    assert "binary" not in schema
    assert "base64" not in schema
    assert not any(re.search("photo|image|picture|file|upload|attach", name) for name in kind.model_fields)


@pytest.mark.parametrize("kind", EVERY)
def test_no_answer_is_a_bare_yes_or_no_that_leaves_out_not_known(kind: type[Kind]) -> None:
    assert "boolean" not in str(kind.model_json_schema())


def test_the_kinds_and_the_law_speak_of_the_same_things() -> None:
    assert disagreements() == []


def test_a_kind_that_differs_from_the_law_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {key: kind for key, kind in declare._REGISTRY.items() if key[0] != "core_group.met"}
    monkeypatch.setattr(declare, "_REGISTRY", without)
    assert [line.split(":")[0] for line in disagreements()] == ["core_group.met"]
    monkeypatch.setattr(Kind, "codes", classmethod(lambda cls, column: ("something_else",)))
    assert any("something_else" in line for line in disagreements())


def test_every_fact_of_the_law_that_opens_a_matter_opens_it_here() -> None:
    told = {kind.kind: kind for kind in kinds()}
    for fact in vocabulary().facts.values():
        if fact.opens_when:
            outcomes = told[fact.name].codes("outcome")
            opening = {o for o in outcomes if _opened(told[fact.name], o) == fact.opens}
            assert opening == set(fact.opens_when)


def _opened(kind: type[Kind], outcome: str) -> str:
    (field,) = [name for name, how in kind.questions().items() if how.spine == "outcome"]
    said = {"reason": "Nobody knows"} if outcome == "not_known" else outcome
    opened: str = made_up(kind, **{field: said}).opening()
    return opened


def test_only_one_kind_is_guarded() -> None:
    assert [kind.kind for kind in kinds() if kind.guarded] == ["confidence.noted"]


def test_codes_are_short_words_that_an_export_can_carry() -> None:
    for coded in _every_coded():
        for one in coded:
            assert re.fullmatch("[a-z0-9_]{1,40}", one.value), one


def _every_coded() -> set[type[Coded]]:
    found: set[type[Coded]] = set()
    waiting: list[type[Coded]] = [Coded]
    while waiting:
        for sub in waiting.pop().__subclasses__():
            found.add(sub)
            waiting.append(sub)
    return {coded for coded in found if coded.__module__.startswith("lantern.")}


def test_nothing_can_have_happened_tomorrow() -> None:
    for kind in kinds():
        assert "happened" in made_up(kind).impossible(date(2026, 3, 1)), kind.kind


def test_every_answer_is_a_shape_that_cannot_be_changed() -> None:
    for kind in kinds():
        assert kind.model_config["frozen"]
        assert issubclass(kind, BaseModel)
