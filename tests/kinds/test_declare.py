"""A kind is declared once, and its columns, body and schema follow from the declaration."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from lantern.kinds import declare
from lantern.kinds.answers import Coded, NotKnown, Row, When, YesNo
from lantern.kinds.declare import Asked, Cite, Kind, kind_named
from tests.kinds.released import schemas

CITE = Cite("dcsf-2009", "flow chart 4", "text")


class Decision(Coded):
    START = "start", "Start an enquiry"
    NONE = "none", "No enquiry"


class Present(Row):
    agency: Annotated[str, Asked("Agency")]


@pytest.fixture(autouse=True)
def _only_kinds_of_this_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(declare, "_REGISTRY", {})
    yield


def discussion() -> type[Kind]:
    class Discussion(Kind):
        kind = "discussion.held"
        title = "Discussion"
        part = "enquiry"
        cites = (CITE,)
        pathway = True

        decision: Annotated[Decision, Asked("What was decided?", spine="outcome")]
        medical: Annotated[YesNo | NotKnown, Asked("Is a medical needed?", spine="answer")]
        review: Annotated[date | None, Asked("When is it reviewed?", spine="due_on")] = None
        others: Annotated[tuple[UUID, ...], Asked("Who else?", mentions=True)] = ()
        present: Annotated[tuple[Present, ...], Asked("Who took part?")] = ()

    return Discussion


def test_an_answer_kept_in_a_column_is_not_repeated_in_the_body() -> None:
    held = discussion().model_validate({"happened": When.on(date(2026, 3, 2)), "decision": "start", "medical": "no"})
    assert held.spine()["outcome"] == "start"
    assert held.spine()["answer"] == "no"
    assert held.body() == {"present": []}


def test_an_answer_not_known_is_a_code_in_its_column_and_keeps_the_reason() -> None:
    medical = NotKnown(reason="The doctor has not replied")
    held = discussion()(happened=When.on(date(2026, 3, 2)), decision="start", medical=medical)  # type: ignore[call-arg]  # fields of a class made in a function
    assert held.spine()["answer"] == "not_known"
    assert held.body()["medical"] == {"reason": "The doctor has not replied"}


def test_columns_and_body_restore_the_same_answers() -> None:
    kind = discussion()
    said = {
        "happened": When.moment(datetime(2026, 3, 2, 10, 30, tzinfo=UTC)),
        "decision": "start",
        "medical": NotKnown(reason="Not asked yet"),
        "review": date(2026, 3, 20),
        "others": (uuid4(),),
        "present": (Present(agency="Police"),),
    }
    held = kind.model_validate(said)
    assert kind.restore(held.spine(), held.body(), held.mentioned()) == held


def test_what_others_told_us_keeps_the_day_it_was_learned_apart() -> None:
    class Told(Kind):
        kind = "told.us"
        title = "Told"
        part = "intake"
        asks_learned = True

    told = Told(happened=When.between(date(2026, 1, 1), date(2026, 1, 31)), learned=date(2026, 2, 3))
    assert told.spine()["learned_earliest"] == date(2026, 2, 3)
    unsure = Told(happened=told.happened, learned=NotKnown(reason="The note is undated"))
    assert unsure.spine()["learned_earliest"] is None
    assert Told.restore(unsure.spine(), unsure.body()) == unsure


def test_the_sentence_ends_in_the_outcome_in_words() -> None:
    held = discussion().model_validate({"happened": When.on(date(2026, 3, 2)), "decision": "none", "medical": "no"})
    assert held.sentence() == "Discussion: no enquiry."


def test_records_named_in_the_answers_are_mentions() -> None:
    other = uuid4()
    said = {
        "happened": When.on(date(2026, 3, 2)),
        "decision": "none",
        "medical": "no",
        "others": (other, other),
    }
    assert discussion().model_validate(said).mentioned() == (other,)


def test_records_named_in_the_answers_are_in_the_mentions_alone_which_not_everybody_sees() -> None:
    seen, hidden = uuid4(), uuid4()
    said = {"happened": When.on(date(2026, 3, 2)), "decision": "none", "medical": "no", "others": (seen, hidden)}
    held = discussion().model_validate(said)
    assert str(seen) not in str(held.body())
    restored = type(held).restore(held.spine(), held.body(), [seen])
    assert restored.mentioned() == (seen,)


def test_only_the_impossible_is_refused() -> None:
    held = discussion().model_validate({"happened": When.on(date(2026, 3, 2)), "decision": "none", "medical": "no"})
    assert held.impossible(today=date(2026, 3, 2)) == {}
    assert "happened" in held.impossible(today=date(2026, 3, 1))


def test_something_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="last possible day is before the first"):
        When.between(date(2026, 3, 2), date(2026, 3, 1))


def test_a_moment_belongs_to_its_day_in_london() -> None:
    assert When.moment(datetime(2026, 6, 1, 23, 30, tzinfo=UTC)).earliest == date(2026, 6, 2)


def test_the_newest_version_is_found_unless_another_is_asked_for() -> None:
    first = discussion()

    class Second(first):  # type: ignore[valid-type,misc]  # a class made in a function
        kind = "discussion.held"
        version = 2

    assert kind_named("discussion.held") is Second
    assert kind_named("discussion.held", 1) is first
    with pytest.raises(LookupError, match=r"No kind 'visit\.made'"):
        kind_named("visit.made")


def test_codes_of_a_column_are_listed_for_the_law_to_check() -> None:
    kind = discussion()
    assert kind.codes("outcome") == ("start", "none")
    assert kind.codes("answer") == ("yes", "no", "not_known")


def test_the_schema_holds_the_shape_and_not_the_words() -> None:
    discussion()
    shape = schemas()["discussion.held@1"]
    assert shape["columns"] == {"decision": "outcome", "medical": "answer", "review": "due_on"}
    assert "What was decided?" not in str(shape)


def test_a_faulty_declaration_is_refused_and_says_what_to_do() -> None:
    discussion()
    with pytest.raises(TypeError, match="give this one the next version"):
        discussion()
    with pytest.raises(TypeError, match="cites where the guidance"):

        class Uncited(Kind):
            kind = "uncited.thing"
            title = "Uncited"
            part = "enquiry"
            pathway = True

    with pytest.raises(TypeError, match="not annotated with Asked"):

        class Unasked(Kind):
            kind = "unasked.thing"
            title = "Unasked"
            part = "enquiry"
            where: str
