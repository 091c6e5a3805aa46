"""Where people live and how they are reached. An address that must not be told is restricted."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

CITES = (Cite("wt-2006", "flow chart 1", "restated"),)
HOUSE = (Cite("house", "protected addresses", "text"),)


class AddressType(Coded):
    """What kind of address it is."""

    HOME = "home", "Home"
    PLACEMENT = "placement", "Placement"
    OTHER_PARENT = "other_parent", "The other parent's home"
    STAYS = "stays", "Somewhere they stay at times"
    CORRESPONDENCE = "correspondence", "For letters only"


class AddressGiven(Kind):
    """An address, from a date. Where it must not be told, mark the entry as restricted."""

    kind = "address.given"
    title = "Address"
    part = "identity"
    cites = CITES
    asks_learned = True
    opens = "address"
    in_summary = True

    happened: Annotated[When, Asked("Since when?")]
    type: Annotated[AddressType, Asked("What kind of address?", spine="outcome")]
    lines: Annotated[str | NotKnown, written("Address", otherwise="Not known, or no fixed address, because")]
    postcode: Annotated[str | NotKnown, Asked("Postcode")]
    with_whom: Annotated[str | NotKnown, Asked("With whom?")]

    def sentence(self) -> str:
        """What kind of address, without the address: it is read from the entry itself."""
        return f"{self.type.says} address recorded." if self.type != AddressType.STAYS else "A place they stay at."


class AddressLeft(Kind):
    """An address that somebody no longer lives at."""

    kind = "address.left"
    title = "Left an address"
    part = "identity"
    cites = CITES
    asks_learned = True
    in_summary = True

    happened: Annotated[When, Asked("Until when?")]
    why: Annotated[str | NotKnown, Asked("Why?")]

    def sentence(self) -> str:
        """Only that."""
        return "Moved from an address."


class AddressProtectionSet(Kind):
    """The address may not be told. Everybody with the record sees this; few see the address."""

    kind = "address_protection.set"
    title = "Do not tell anybody where this person lives"
    part = "identity"
    cites = HOUSE
    opens = "address_protection"
    in_summary = True
    projections = ("look_again",)

    from_whom: Annotated[str, Asked("Who must not learn it?", "Or: nobody outside the people who work with them.")]
    why: Annotated[str, written("Why?")]
    ring: Annotated[str, Asked("Whom to ring before telling anybody?")]
    until: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """The warning itself."""
        return "The address is protected: do not tell anybody where this person lives."


class AddressProtectionLifted(Kind):
    """An address need no longer be protected. Entries restricted before stay so until each is looked at."""

    kind = "address_protection.lifted"
    title = "Protection of the address lifted"
    part = "identity"
    cites = HOUSE
    in_summary = True
    projections = ("look_again",)

    why: Annotated[str, written("Why is it safe now, and who agreed?")]


class Reach(Coded):
    """A way to reach somebody."""

    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "Email"
    ACCOUNT = "account", "Account on a site or app"
    OTHER = "other", "Another way"


class ContactDetailGiven(Kind):
    """A way to reach somebody, and whether it is safe to use."""

    kind = "contact_detail.given"
    title = "How to reach them"
    part = "identity"
    cites = CITES
    asks_learned = True
    opens = "contact_detail"
    in_summary = True

    how: Annotated[Reach, Asked("How?", spine="outcome")]
    detail: Annotated[str, Asked("Number, address or name of the account")]
    safe: Annotated[
        YesNo | NotKnown,
        Asked(
            "Is it safe to use?",
            "Who else may see or answer it. When not known, do not leave a message.",
            spine="answer",
        ),
    ]
    when: Annotated[
        str | None, Asked("When, and how to begin", "Such as: after school; say it is about the library.")
    ] = None

    def sentence(self) -> str:
        """What kind it is and whether it is safe, without the detail itself."""
        safe = {YesNo.YES: "safe to use", YesNo.NO: "not safe to use"}
        known = safe[self.safe] if isinstance(self.safe, YesNo) else "not known whether it is safe to use"
        return f"{said(self.how).capitalize()} recorded; {known}."


class ContactDetailEnded(Kind):
    """A way to reach somebody that no longer works or is no longer safe."""

    kind = "contact_detail.ended"
    title = "No longer reached this way"
    part = "identity"
    cites = CITES
    in_summary = True

    why: Annotated[str | NotKnown, Asked("Why?")]
