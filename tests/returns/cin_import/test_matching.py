"""What is told and what stands are matched so that nothing is said twice, whatever the history."""

from uuid import UUID, uuid4

from hypothesis import given, settings

from lantern.kinds.recording import entry_of
from lantern.returns.cin.child import Child
from lantern.returns.cin_import.matching import Compared, compare
from lantern.returns.cin_import.standing import Standing
from lantern.returns.cin_import.telling import Told, tell
from tests.returns.cin.census_children import HEADER, children

AGENCY = "Marlshire children's services"


def recorded(told: list[Told], year: int = 2026) -> list[Standing]:
    """What stands once all of this has been recorded."""
    record, ids = uuid4(), dict[str, UUID]()
    found = []
    for one in told:
        entry = entry_of(one.answers, record, matter=ids.get(one.matter))
        ids[one.id] = entry.id
        answers = one.answers
        found.append(
            Standing(
                id=entry.id,
                record=record,
                kind=entry.kind,
                version=entry.version,
                marking=entry.marking,
                matter=entry.matter,
                earliest=answers.happened.earliest,
                latest=answers.happened.latest,
                at=None,
                spine=answers.spine(),
                body=answers.body(),
                imported_in=year,
            )
        )
    return sorted(found, key=lambda one: one.earliest)


def nothing(compared: Compared) -> bool:
    """Whether nothing is to be written or told."""
    return not (compared.new or compared.changed or compared.lacking)


@settings(deadline=None, max_examples=25)
@given(children())
def test_what_was_recorded_is_not_recorded_again(child: Child) -> None:
    told = list(tell(child, HEADER, AGENCY))
    standing = [one for one in recorded(told) if one.kind != "history.taken_over"]
    assert nothing(compare(told, standing, 2026))


@settings(deadline=None, max_examples=25)
@given(children())
def test_what_comes_before_a_thing_is_told_before_it(child: Child) -> None:
    known: set[str] = {""}
    for one in tell(child, HEADER, AGENCY):
        assert one.matter in known
        known.add(one.id)


@settings(deadline=None, max_examples=25)
@given(children(), children())
def test_whatever_stood_before_everything_told_is_found_new_or_changed_once(before: Child, after: Child) -> None:
    standing = [one for one in recorded(list(tell(before, HEADER, AGENCY))) if one.kind != "history.taken_over"]
    told = list(tell(after._replace(id=before.id), HEADER, AGENCY))
    compared = compare(told, standing, 2026)
    new = {one.id for one in compared.new}
    assert len(new) == len(compared.new)
    assert new.isdisjoint(compared.ids)
    counted = [one for one in told if one.answers.kind != "history.taken_over"]
    assert {one.id for one in counted} == (new & {one.id for one in counted}) | compared.ids.keys()
    assert len(set(compared.ids.values())) == len(compared.ids)
    assert not set(compared.ids.values()) & {one.id for one in compared.lacking}


@settings(deadline=None, max_examples=25)
@given(children())
def test_what_another_years_census_wrote_is_never_lacking(child: Child) -> None:
    standing = recorded(list(tell(child, HEADER, AGENCY)), year=2025)
    assert compare(list(tell(Child(child.id), HEADER, AGENCY)), standing, 2026).lacking == ()
