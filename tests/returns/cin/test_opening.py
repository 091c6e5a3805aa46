"""A file that cannot be trusted is refused whole, with the line and what to do, and nothing outside it is touched."""

import socket
from pathlib import Path

import pytest

from lantern.returns.cin.fault import Refused
from lantern.returns.cin.stream import Census
from tests.returns.census_text import CHILD, HERE, OTHER, census, header, line_of, read, saved, spoilt

LAUGHS = """\
<?xml version="1.0"?>
<!-- a comment that speaks of <!DOCTYPE is none -->
<!DOCTYPE Message [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
"""


def refusal(tmp_path: Path, text: str) -> Refused:
    """How a file that holds this text is refused."""
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)
    assert refused.value.fault.do
    return refused.value


def test_a_file_that_declares_entities_is_refused_at_the_line_that_declares_them(tmp_path: Path) -> None:
    fault = refusal(tmp_path, LAUGHS + census(spoilt("<Sex>F</Sex>", "<Sex>&c;</Sex>"))).fault
    assert (fault.line, fault.element) == (3, "!DOCTYPE")


@pytest.mark.parametrize(
    "document_type",
    [
        '<!DOCTYPE Message [<!ENTITY x SYSTEM "{url}">]>',
        '<!DOCTYPE Message [<!ENTITY % x SYSTEM "{url}"> %x;]>',
        '<!DOCTYPE Message SYSTEM "{url}">',
        '<!DOCTYPE Message PUBLIC "-//A//B//EN" "{url}">',
        "<!DOCTYPE Message>",
    ],
)
def test_nothing_outside_the_file_is_fetched_or_opened(tmp_path: Path, document_type: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/x.dtd"
        refused = refusal(tmp_path, f"{document_type.format(url=url)}\n{census(CHILD)}")
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert (refused.fault.line, refused.fault.element) == (1, "!DOCTYPE")


def test_an_entity_that_nobody_declared_stops_the_file_at_its_line(tmp_path: Path) -> None:
    text = census(spoilt("<Sex>F</Sex>", f"<Sex>&who;</Sex>{HERE}"))
    assert refusal(tmp_path, text).fault.line == line_of(text)


def test_a_file_that_stops_being_xml_is_refused_at_that_line(tmp_path: Path) -> None:
    text = census(CHILD, OTHER.replace("</Sex>", f"</Sexx>{HERE}"))
    assert refusal(tmp_path, text).fault.line == line_of(text)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    assert "not well-formed" in str(refusal(tmp_path, census(CHILD, OTHER)[:-40]))


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    text = census(spoilt("<Sex>F</Sex>", "<a>" * 5_000 + "</a>" * 5_000))
    assert "not well-formed" in str(refusal(tmp_path, text))


def test_a_value_without_end_is_refused(tmp_path: Path) -> None:
    text = census(spoilt("<Sex>F</Sex>", f"<Sex>{'F' * 11_000_000}</Sex>"))
    assert "not well-formed" in str(refusal(tmp_path, text))


def test_a_child_without_end_is_refused_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lantern.returns.cin.opening.LONGEST_CHILD", 200_000)
    usual = "".join(CHILD.replace("A1", f"B{n}") for n in range(200))
    assert len(read(tmp_path, census(usual))) == 200
    episodes = spoilt("</CINdetails>\n", "</CINdetails>\n" + "<CINdetails/>\n" * 40_000)
    assert "one child" in str(refusal(tmp_path, census(episodes)))


HEADERS = {
    "another return": ("<Collection>CIN</Collection>", f"<Collection>CLA</Collection>{HERE}", "Collection"),
    "a return that names none": ("<Collection>CIN</Collection>", f"<Collection/>{HERE}", "Collection"),
    "a year too early": ("<Year>2026</Year>", f"<Year>2017</Year>{HERE}", "Year"),
    "a year too late": ("<Year>2026</Year>", f"<Year>2028</Year>{HERE}", "Year"),
    "a year that is none": ("<Year>2026</Year>", f"<Year>25/26</Year>{HERE}", "Year"),
    "another reference date": ("2026-03-31<", f"2026-04-01{HERE}<", "ReferenceDate"),
    "no reference date": ("2026-03-31<", f"{HERE}<", "ReferenceDate"),
}


@pytest.mark.parametrize(("find", "put", "element"), HEADERS.values(), ids=HEADERS)
def test_a_header_that_is_not_of_a_census_we_read_is_refused(tmp_path: Path, find: str, put: str, element: str) -> None:
    text = census(CHILD).replace(find, put)
    fault = refusal(tmp_path, text).fault
    assert (fault.line, fault.element) == (line_of(text), element)


def test_a_file_with_no_header_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, census(CHILD).replace(header(), "")).fault.element == "Header"


def test_two_files_joined_are_refused(tmp_path: Path) -> None:
    text = census(CHILD).replace("</Children>", f"</Children>\n{header().replace('<Header>', f'<Header>{HERE}')}")
    assert refusal(tmp_path, text).fault.line == line_of(text)


def test_a_file_with_no_child_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, census()).fault.element == "Children"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\x1f\x8brest", "compressed"),
        (b"CHILD,SEX,DOB\n1,2,01/02/2012\n", "not well-formed"),
        (b"<html><body/></html>", "<Message>"),
        (b"<SSDA903><Child/></SSDA903>", "<Message>"),
    ],
)
def test_a_file_that_is_no_census_at_all_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "census.xml"
    path.write_bytes(content)
    with pytest.raises(Refused, match=says):
        Census(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^No such file"):
        Census(tmp_path / "nowhere.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_file_is_read_in_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    text = census(CHILD.replace("A1", "É1"))
    path = tmp_path / "census.xml"
    path.write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.encode(encoding))
    with Census(path) as opened:
        assert [one.child.id for one in opened.children() if one.child] == ["É1"]


@pytest.mark.parametrize("namespace", ['xmlns="urn:x"', 'xmlns:p="urn:x"'])
def test_a_file_in_a_namespace_is_read_like_any_other(tmp_path: Path, namespace: str) -> None:
    text = census(CHILD)
    if "xmlns:p" in namespace:
        text = text.replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:")
    (one,) = read(tmp_path, text.replace("Message>", f"Message {namespace}>", 1))
    assert one.child is not None, one.faults
    assert one.child._replace(line=0) == only_plain(tmp_path)


def only_plain(tmp_path: Path) -> object:
    """The same child without a namespace."""
    (one,) = read(tmp_path, census(CHILD))
    assert one.child is not None
    return one.child._replace(line=0)


def test_a_file_without_its_children_closed_leaves_the_file_closed(tmp_path: Path) -> None:
    path = saved(tmp_path, census(CHILD))
    with Census(path) as opened:
        next(opened.children())
    with pytest.raises(ValueError, match="closed"):
        opened.read_so_far()


def test_what_the_parser_says_stays_on_one_line(tmp_path: Path) -> None:
    path = saved(tmp_path, census(CHILD.replace("A1", "A\x001")))
    with Census(path) as opened, pytest.raises(Refused) as refused:
        list(opened.children())
    assert "\n" not in str(refused.value)
    assert refused.value.fault.line > 1
