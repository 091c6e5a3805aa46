"""What a person is called and known by, and when they were born. All of somebody's names are kept."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import day, ended, said

CITES = (Cite("wt-2006", "flow chart 1", "restated"), Cite("cin-census", "child identifiers", "restated"))


class NameType(Coded):
    """What kind of name it is."""

    LEGAL = "legal", "Name in law"
    USED = "used", "Name they use", "Shown first, wherever the child is named."
    FORMER = "former", "Name they had before"
    NICKNAME = "nickname", "Nickname"
    ALIAS = (
        "alias",
        "Name used by or for them elsewhere",
        "On the internet, by others, or misspelt in a report.",
    )


class NameGiven(Kind):
    """A name of a person. The latest name they use is the one shown."""

    kind = "name.given"
    title = "Name"
    part = "identity"
    cites = CITES
    asks_learned = True
    projections = ("people_name",)
    in_summary = True

    happened: Annotated[
        When,
        Asked("Since when is it their name?", "As far as is known: from birth, from a day, or between two days."),
    ]
    type: Annotated[NameType, Asked("What kind of name?", spine="outcome")]
    given: Annotated[str | NotKnown, Asked("First names")]
    family: Annotated[str | NotKnown, Asked("Family name")]
    source: Annotated[str | NotKnown, Asked("Who says so?")]

    def full(self) -> str:
        """The name in one line, of what is known of it."""
        return " ".join(part for part in (self.given, self.family) if isinstance(part, str)) or "Name not known"

    def sentence(self) -> str:
        """The name and what kind it is."""
        return f"{self.type.says}: {ended(self.full())}"


class BirthGiven(Kind):
    """When a person was born: as exactly as is known. `happened` is the date of birth."""

    kind = "birth.given"
    title = "Date of birth"
    part = "identity"
    cites = CITES
    pathway = True
    asks_learned = True
    projections = ("people_birth",)
    in_summary = True

    happened: Annotated[When, Asked("When were they born?", "The day, or the two days between which it lies.")]
    source: Annotated[str | NotKnown, Asked("How is it known?", "A certificate, the family, the person, a guess.")]

    def sentence(self) -> str:
        """The date, or the dates between which it lies."""
        first, last = self.happened.earliest, self.happened.latest
        return f"Born on {day(first)}." if first == last else f"Born between {day(first)} and {day(last)}."


class BirthExpected(Kind):
    """A child who is not born yet, and when they are expected."""

    kind = "birth.expected"
    title = "Birth expected"
    part = "identity"
    cites = (Cite("cin-census", "expected date of birth", "restated"),)
    asks_learned = True

    happened: Annotated[When, Asked("When was this known?")]
    expected_on: Annotated[date, Asked("When is the child expected?", spine="dated_on")]

    def sentence(self) -> str:
        """The date."""
        return f"Birth expected on {day(self.expected_on)}."


class IdentifierType(Coded):
    """What an identifier is."""

    LA_CHILD_ID = "la_child_id", "Local authority's child number"
    UPN = "upn", "Unique pupil number"
    FORMER_UPN = "former_upn", "Former unique pupil number"
    UPN_UNKNOWN = "upn_unknown", "Reason why there is no pupil number"
    NHS = "nhs_number", "NHS number"
    HOME_OFFICE = "home_office", "Home Office number"
    POLICE = "police", "Police reference"
    OTHER = "other", "Another number"


class IdentifierGiven(Kind):
    """A number under which an agency knows the person."""

    kind = "identifier.given"
    title = "Number"
    part = "identity"
    cites = CITES
    asks_learned = True
    projections = ("people_identifier",)

    type: Annotated[IdentifierType, Asked("Which number?", spine="outcome")]
    number: Annotated[str, Asked("Number")]
    issuer: Annotated[str | NotKnown, Asked("Whose number is it?", "The agency that gave it.")]

    def sentence(self) -> str:
        """Which number, without the number itself."""
        return f"{self.type.says} recorded."


class Sex(Coded):
    """Sex, as the returns ask for it."""

    MALE = "male", "Male"
    FEMALE = "female", "Female"


class CharacteristicsGiven(Kind):
    """Who the child is, in their or their family's words, and the codes that returns ask for."""

    kind = "characteristics.given"
    title = "About the child"
    part = "identity"
    cites = (Cite("cin-census", "child characteristics", "restated"),)
    asks_learned = True

    happened: Annotated[When, Asked("As of when?")]
    sex: Annotated[Sex | NotKnown, Asked("Sex", spine="outcome")]
    identity: Annotated[
        str | NotKnown,
        written("How do they describe themselves?", "Gender, sexuality, faith, culture: their words."),
    ]
    ethnicity: Annotated[str | NotKnown, Asked("Ethnicity, as they or their family describe it")]
    ethnicity_code: Annotated[str | None, Asked("Code for returns", "Four letters, such as MWBC.")] = None
    disability: Annotated[str | NotKnown, written("Disability, and what it means for this child")]
    disability_codes: Annotated[str | None, Asked("Codes for returns", "Separated by spaces, such as LD HEAR.")] = None

    def sentence(self) -> str:
        """Only that it was recorded, and the sex."""
        return f"About the child: {said(self.sex)}."
