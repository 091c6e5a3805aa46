"""No picture is kept, by whatever field and in whatever writing; and what people do type is."""

import base64
import os
import random
from html.parser import HTMLParser
from pathlib import Path

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import lantern.public
from lantern.public.plain_words import LONGEST, why_not
from tests.public.conftest import FORM, KEY, Area, encoded
from tests.public.test_telling import reports

# The first bytes of a JPEG file and then noise: no picture of anything.
NOISE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + random.Random(3).randbytes(900)
CODED = base64.b64encode(NOISE).decode()
B85 = base64.b85encode(NOISE).decode()
WRITINGS = {
    "base64": CODED,
    "base64 in lines": "\n".join(CODED[n : n + 76] for n in range(0, len(CODED), 76)),
    "base64 in short pieces": " ".join(CODED[n : n + 20] for n in range(0, len(CODED), 20)),
    "base64 for addresses": base64.urlsafe_b64encode(NOISE).decode(),
    "base32": base64.b32encode(NOISE).decode(),
    "base85": B85,
    "base85 in short pieces": " ".join(B85[n : n + 20] for n in range(0, len(B85), 20)),
    "a data address": f"data:image/jpeg;base64,{CODED}",
    "a short data address": "look: data:image/gif;base64,R0lGODlhAQABAAAAACw=",
    "hexadecimal": NOISE.hex(),
    "hexadecimal in pairs": NOISE.hex(" "),
    "hexadecimal in fours": NOISE.hex(" ", 2),
    "numbers": " ".join(str(byte) for byte in NOISE),
    "after a sentence": "This is what he sent me yesterday evening. " + CODED,
    "bytes": NOISE.decode("latin-1"),
    "broken bytes": NOISE.decode("utf-8", "replace"),
    "a zero": "words\x00words",
}
FIELDS = ("what", "whom", "where", "reply_to", "reply_when")
TYPED = (
    "help",
    "He said his name was Jay, his snap is jay_2009xx and his number is 07700 900123. He drives a black BMW AB12 CDE",
    "https://www.example.org/groups/1234567890/posts/0987654321?comment_id=abcdef0123456789&ref=share look at this",
    "HELP ME PLEASE I DONT KNOW WHAT TO DO HE KEEPS RINGING ME AND SAYS HE WILL COME TO MY SCHOOL",
    "07700 900111, 07700 900112, 07700 900113 and 01632 960001 all rang me last night",
    "a" * 2_000 + "h please",
    "haha" * 60 + "HAHAHA" * 60 + "no" * 200,
    "Моя подруга боится дядю. Proszę o pomoc, boję się. 我害怕。 مساعدة",
    "word " * 900,
)


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_picture_written_as_text_is_found(writing: str) -> None:
    assert why_not(WRITINGS[writing])


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_is_taken(typed: str) -> None:
    assert why_not(typed) == ""


def test_more_than_a_page_and_a_half_is_asked_for_in_parts() -> None:
    assert "longer" in why_not("word " * (LONGEST // 5 + 1))


def test_none_is_kept_by_any_field_of_any_page_and_what_was_typed_beside_it_stays(area: Area) -> None:
    words = area.tell("A first report")
    for field in FIELDS:
        for writing in WRITINGS.values():
            told = encoded(**{"what": "words of mine", "key": KEY, "reply": "ring", "reply_to": "1", field: writing})
            answer = area.client.post("/write/", told, FORM)
            assert answer.status_code == 422
            assert (
                "looks like a file" in answer.content.decode()
                or "did not reach us as letters" in answer.content.decode()
            )
    for writing in WRITINGS.values():
        assert area.client.post("/again/more/", encoded(words=words, what=writing), FORM).status_code == 422
        area.client.post("/again/", encoded(words=writing), FORM)
        area.client.post("/write/", encoded(what="words", key=writing, danger=writing, teller=writing), FORM)
    kept = "".join(body for _, body in reports(area.world))
    assert not [name for name, writing in WRITINGS.items() if writing[:40] in kept]


def test_a_file_is_refused_before_it_is_read(area: Area) -> None:
    for address in ("/write/", "/again/", "/again/more/", "/"):
        file = SimpleUploadedFile("a.jpg", NOISE, "image/jpeg")
        answer = area.client.post(address, {"what": file, "key": KEY})
        assert answer.status_code == 415
        assert "We cannot take files" in answer.content.decode()
        for content in ("image/jpeg", "application/octet-stream", "application/json", "text/plain", ""):
            assert area.client.post(address, NOISE, content_type=content).status_code == 415
        assert area.client.put(address, NOISE, content_type="image/jpeg").status_code == 415
    assert reports(area.world) == []


def test_a_form_larger_than_any_answer_is_refused_before_it_is_read(area: Area) -> None:
    answer = area.client.post("/write/", "what=" + "a" * 70_000, FORM)
    assert answer.status_code == 413
    assert "shorter parts" in answer.content.decode()


def test_no_bytes_of_a_picture_are_left_in_the_data_folder_or_the_logs(area: Area) -> None:
    mark = os.urandom(24)
    coded = base64.b64encode(mark * 20).decode()
    for writing in (coded, (mark * 20).hex(), f"data:image/png;base64,{coded}"):
        area.client.post("/write/", encoded(what=writing, key=KEY), FORM)
    area.client.post("/write/", {"what": SimpleUploadedFile("a.png", mark * 20, "image/png"), "key": KEY})
    control = base64.b16encode(mark).decode()[:12].lower()
    area.tell(f"A word that is kept, so that looking finds something: {control}")
    with psycopg.connect(area.world.database.administrator, autocommit=True) as administrator:
        administrator.execute("checkpoint")
    data = Path(area.world.database.server.place["host"]) / "data"
    found = _where(data, [mark, coded[:48].encode(), mark.hex().encode()[:40], control.encode()])
    assert found == [False, False, False, True]


def _where(folder: Path, wanted: list[bytes]) -> list[bool]:
    """Which of these bytes stand in any file of the server: tables, write-ahead log, its own log."""
    found = [False] * len(wanted)
    for path in [*folder.rglob("*"), *folder.parent.glob("log*")]:
        if path.is_file():
            content = path.read_bytes()
            found = [known or each in content for known, each in zip(found, wanted, strict=True)]
    return found


class _Controls(HTMLParser):
    """Finds what could send a file."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sends_files: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a file control, and a form that would send its bytes."""
        given = dict(attrs)
        if given.get("type") == "file" or given.get("enctype") or "capture" in given:
            self.sends_files.append(tag)


def test_no_page_has_a_control_that_takes_a_file(area: Area) -> None:
    words = area.tell("A first report")
    pages = [area.client.get(address) for address in ("/", "/now/", "/write/", "/read/", "/again/", "/nowhere/")]
    pages.append(area.client.post("/again/", encoded(words=words), FORM))
    for page in pages:
        assert _Controls(page.content.decode()).sends_files == []
    for template in Path(str(lantern.public.__file__)).parent.rglob("*.html"):
        assert _Controls(template.read_text(encoding="utf-8")).sends_files == []


@pytest.mark.parametrize(
    "control", ['<input name="a" type="file">', '<form enctype="multipart/form-data">', "<input capture>"]
)
def test_a_control_that_takes_a_file_would_be_found(control: str) -> None:
    assert _Controls(f"<main>{control}</main>").sends_files
