"""The child's own page: whether it is wanted and safe, what is written on it for them, and what they answer."""

from typing import Annotated

from lantern.kinds.answers import Coded, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard

CITES = (Cite("house", "the child's own page", "text"),)


class Safe(Coded):
    """Whether it is safe for the child to have the page. Where it is not, none is opened."""

    SAFE = "safe", "Yes, as they live now"
    WITH_CARE = "with_care", "Yes, in the way that is agreed below"


class OwnPageOpened(ChildHeard):
    """A page of their own is opened for a child who wants one, after who else could see it was thought through."""

    kind = "own_page.opened"
    title = "A page of the child’s own opened"
    part = "own_page"
    cites = CITES
    marking = "restricted"
    opens = "own_page"
    read_elsewhere = True
    has_own_form = True

    happened: Annotated[When, Asked("When was it talked through with the child?")]
    who_sees: Annotated[
        str, written("Who else could see their telephone or computer?", "Who knows the code, who pays, who borrows it.")
    ]
    safe: Annotated[
        Safe, Asked("Is it safe for them to have it?", "If it is not, open none: print it, and read it with them.")
    ]
    agreed: Annotated[
        str,
        written("What is agreed about it?", "Where they look, how they leave it, what they do if somebody sees it."),
    ]
    not_shown: Annotated[
        str, written("What will it not show?", "What the child does not want there, and what is not safe there.")
    ]
    sign_in: Annotated[
        str,
        Asked("Which email address do they sign in with?", "One that nobody else reads. Nothing is ever sent to it."),
    ]

    def sentence(self) -> str:
        """That there is one."""
        return "A page of their own was opened for the child."


class OwnPageAccountMade(Kind):
    """The account by which the child, and nobody else, reads the page from now on."""

    kind = "own_page.account_made"
    title = "Account for the child’s own page"
    part = "own_page"
    cites = CITES
    marking = "restricted"
    projections = ("access_circle",)
    read_elsewhere = True
    has_own_form = True

    account: Annotated[int, Asked("Which account?", spine="concerns_worker")]


class OwnPageClosed(Kind):
    """The page is closed: at once, for whoever is signed in to it."""

    kind = "own_page.closed"
    title = "The child’s own page closed"
    part = "own_page"
    cites = CITES
    marking = "restricted"
    projections = ("access_circle",)
    read_elsewhere = True
    has_own_form = True

    happened: Annotated[When, Asked("When is it closed?")]
    why: Annotated[str, written("Why?", "They no longer want it, somebody else saw it, or it is no longer needed.")]
    told: Annotated[str, written("How was the child told?", "In a way that is safe.")]


class LookedOver(Coded):
    """What somebody would learn from the page who takes the telephone from the child."""

    NOTHING = "nothing", "Nothing that could harm the child"
    AGREED = "agreed", "Something, and the child knows and wants it so"


class OwnPageWritten(Kind):
    """What a named worker wrote for the child on their own page, in the child's words, and gave them."""

    kind = "own_page.written"
    title = "The child’s own page given"
    part = "own_page"
    cites = CITES
    marking = "restricted"
    read_elsewhere = True
    has_own_form = True

    happened: Annotated[When, Asked("On which day is it given?")]
    next: Annotated[str, written("What happens next?", "What, on which day, and who goes along. One thing on a line.")]
    team: Annotated[str, written("Who is on their team?", "The names the child uses. First names do; no agency.")]
    said: Annotated[str | None, written("What did they say?", "Only what was not said in confidence.")] = None
    changed: Annotated[
        str | None, written("What changed because of it?", "If nothing did: say so, and why. One thing on a line.")
    ] = None
    ring: Annotated[
        str, written("Whom can they ring, and when?", "Beside 999 and Childline, which stand there already.")
    ]
    looked_over: Annotated[
        LookedOver,
        Asked("What would somebody learn who takes the telephone from them?", "Read it through as that person."),
    ]
    safely: Annotated[
        str | None,
        written("How do they read it safely?", "Where, when, on what. Needed while nothing goes out to the family."),
    ] = None

    def sentence(self) -> str:
        """That it was given."""
        return "The child was given what is on their own page."


class OwnPageAnswered(Kind):
    """What the child wrote on their own page. It is theirs, and read by those responsible."""

    kind = "own_page.answered"
    title = "What the child wrote on their own page"
    part = "own_words"
    cites = CITES
    marking = "restricted"
    read_elsewhere = True
    has_own_form = True

    words: Annotated[str, Asked("What do you want to say?", "In your own words. Spelling does not matter.", "quoted")]

    def sentence(self) -> str:
        """The child's own words."""
        return f"The child wrote: “{self.words}”."
