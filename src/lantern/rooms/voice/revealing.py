"""Words that would tell somebody else whose page it is, what it is about, or where somebody is."""

import re
from collections.abc import Iterable, Iterator

from lantern.kinds.answers import NotKnown
from lantern.kinds.case import Case, answers_of
from lantern.kinds.person.addresses import AddressGiven
from lantern.kinds.person.household import HouseholdJoined, RelationshipStated
from lantern.kinds.person.names import NameGiven
from lantern.kinds.staying.own_page import OwnPageWritten
from lantern.registry.models import Agency

BOXES = ("next", "team", "said", "changed", "ring")
# What says what the page is about, to whoever takes the telephone from the child. Ours; matched as whole words.
_TELLING = (
    *("abuse", "abused", "abuser", "arrested", "child protection", "children’s services", "children's services"),
    *("conference", "court", "detective", "drugs", "enquiry", "exploitation", "exploited", "grooming", "harm"),
    *("keep you safe", "offender", "police", "rape", "safe house", "safeguarding", "section 47", "sexual", "sex"),
    *("social services", "social worker", "statement", "suspect", "trial", "victim", "whether you are safe"),
)
_SHORTEST = 3  # letters: a shorter name is part of too many words


def reveals(text: str) -> str:
    """The first words in a text that say what the page is about; "" where there are none."""
    return _first(text, _TELLING)


def revealing(case: Case, told: OwnPageWritten) -> dict[str, str]:
    """What has to be left out before the page can be given, by box."""
    names, agencies = list(_whose(case)), list(_agencies())
    others, places = list(_others(case)), list(_places(case))
    wrong = {}
    for box in BOXES:
        text = getattr(told, box) or ""
        found = (
            (reveals(text), "whoever sees the page would learn what it is about"),
            (_first(text, names), "it says whose page this is"),
            (_first(text, agencies), "it says who works with the child: use first names"),
            (_first(text, others) if box != "team" else "", "it names somebody else"),
            (_first(text, places), "it says where somebody is"),
        )
        if said := next((f"Leave out “{words}”: {why}" for words, why in found if words), ""):
            wrong[box] = said
    return wrong


def _first(text: str, words: Iterable[str]) -> str:
    """The first of these words that stand in the text as whole words, whatever their capitals."""
    known = sorted((one for one in words if len(one) >= _SHORTEST), key=len, reverse=True)
    if not known:
        return ""
    found = re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", text, re.IGNORECASE)
    return found.group() if found else ""


def _whose(case: Case) -> Iterator[str]:
    for _, told in case.answers("name.given"):
        if isinstance(told, NameGiven):
            yield from (name for name in (told.given, told.family) if isinstance(name, str))


def _agencies() -> Iterator[str]:
    yield from Agency.objects.values_list("name", flat=True)


def _others(case: Case) -> Iterator[str]:
    for entry in case.of_kind("relationship.stated", "household.joined"):
        told = answers_of(entry)
        # "Noor" is a name, "Her aunt" is none.
        if isinstance(told, (RelationshipStated, HouseholdJoined)) and told.name.istitle():
            yield from told.name.split()


def _places(case: Case) -> Iterator[str]:
    for _, told in case.answers("address.given"):
        if isinstance(told, AddressGiven):
            for written in (told.lines, told.postcode):
                if isinstance(written, str) and not isinstance(written, NotKnown):
                    yield from (line.strip() for line in re.split(r"[\n,]", written) if line.strip())
