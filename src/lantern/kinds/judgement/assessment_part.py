"""One agency's part of an assessment. Each agency writes its own, and nobody writes or amends another's."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, Row
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CITES = (Cite("cse-2017", "section 7", "restated"), Cite("dcsf-2009", "annex C", "text"))
FACTORS = "What makes harm easier, and what protects"
SHARED = "What was shared"


class Domain(Coded):
    """The part of a child's life that is told of."""

    HEALTH = "health", "Health"
    EDUCATION = "education", "School, training or work"
    SOCIAL_CARE = "social_care", "What children's social care knows"
    POLICE = "police", "What the police know"
    FAMILY = "family", "Family and home"
    IDENTITY = "identity", "Identity, culture and disability"
    ONLINE = "online", "Online"
    PEERS = "peers", "Friends and other young people"
    PLACES = "places", "Places"


class Vulnerability(Coded):
    """What can make it easier for somebody to harm a child. None of it is the child's doing."""

    HOME = "home", "A home that is not safe or settled"
    ABUSE = "abuse", "Abuse or neglect, now or before"
    LOSS = "loss", "Bereavement or another loss"
    CARE = "care", "In care, or moved often"
    HOMELESS = "homeless", "Nowhere safe to live"
    ALONE = "alone", "Few friends of their own age"
    PEERS = "peers", "Friends or classmates who are exploited"
    GROUP = "group", "A gang nearby, or in the family"
    LEARNING = "learning", "A learning disability"
    DISABILITY = "disability", "Another disability or illness"
    IDENTITY = "identity", "No safe way to be open about sexuality or gender"
    CARER = "carer", "Caring for somebody at home"
    MONEY = "money", "Too little money"
    CONFIDENCE = "confidence", "Little confidence in themselves"
    OTHER = "other", "Something else"


class Sign(Coded):
    """A sign that may have other reasons too. No one sign proves anything, and none is counted."""

    MISSING = "missing", "Missing from home, care or school"
    GIFTS = "gifts", "Money, clothes or telephones that nobody can explain"
    CALLS = "calls", "Calls, messages or visits from people unknown"
    CARS = "cars", "Cars with adults the family does not know"
    OLDER = "older", "Somebody older who controls what the child does"
    PLACES = "places", "Places where children have been harmed"
    INJURY = "injury", "Injuries that are not explained"
    HEALTH = "health", "Infections, pregnancy or other worries about health"
    DRUGS = "drugs", "Alcohol or drugs"
    SCHOOL = "school", "Away from school, or excluded"
    MOOD = "mood", "Changed mood, sleep or appearance"
    SELF_HARM = "self_harm", "Self-harm, or thoughts of suicide"
    APART = "apart", "Further away from family and friends"
    OFFENCES = "offences", "Suspected of an offence", "Could somebody have made the child do it?"
    SECRECY = "secrecy", "Fear, or a secret that must be kept"
    OTHER = "other", "Something else"


class Protection(Coded):
    """Who or what protects a child."""

    ADULT = "adult", "An adult the child trusts"
    FAMILY = "family", "A family that reports and stands by the child"
    SCHOOL = "school", "School, training or work"
    FRIENDS = "friends", "Friends of the child's own age"
    HOME = "home", "Somewhere safe and settled to live"
    HELP = "help", "Help that the child takes up"
    CONTACT = "contact", "An agreed way to be in touch"
    CARERS = "carers", "Carers who know what to look for"
    HOPES = "hopes", "Hopes and plans of their own"
    OTHER = "other", "Something else"


class Easier(Row):
    """One thing that makes harm easier."""

    what: Annotated[Vulnerability, Asked("What?", widget="select")]
    how: Annotated[str, Asked("How, for this child?")]


class Indicator(Row):
    """One sign, with when it was last so: a sign of last year says little of today."""

    sign: Annotated[Sign, Asked("Which sign?", widget="select")]
    last_on: Annotated[date | NotKnown, Asked("When was it last so?")]
    how: Annotated[str, Asked("What was seen or told, and by whom?")]


class Protective(Row):
    """One thing that protects."""

    what: Annotated[Protection, Asked("What?", widget="select")]
    how: Annotated[str, Asked("How, and how much depends on it?")]


class Gave(Coded):
    """What an agency gave of what it holds."""

    ALL = "all", "All that it holds and that bears on this"
    PART = "part", "Some of it; some is withheld"
    WITHHELD = "withheld", "Nothing; what it holds is withheld"
    NOTHING = "nothing", "It holds nothing on this", "A fact about one agency, never about the child."


class AssessmentPartWritten(ChildHeard):
    """What one agency knows of one part of a child's life, written by that agency for the assessment."""

    kind = "assessment_part.written"
    title = "Agency's part of an assessment"
    part = "information"
    cites = CITES
    pathway = True

    domain: Annotated[Domain, Asked("Which part of the child's life?", spine="outcome")]
    known: Annotated[
        str | NotKnown,
        written("What does your agency know?", "Seen, told or read; by whom and when. Say what is opinion."),
    ]
    believed: Annotated[
        str | None,
        written(
            "How does it bear on being seen and believed?",
            "Who may look past this child, or doubt them, because of who they are; what they need in order to tell.",
            only_if=("domain", ("identity",)),
        ),
    ] = None
    easier: Annotated[
        tuple[Easier, ...],
        Asked("What makes harm easier?", "None found never means that there is no risk.", section=FACTORS),
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...],
        Asked("Which signs are there, and when were they last so?", "They are weighed, not counted.", section=FACTORS),
    ] = ()
    protective: Annotated[tuple[Protective, ...], Asked("Who and what protects the child?", section=FACTORS)] = ()
    gave: Annotated[Gave, Asked("What of that did your agency give?", spine="answer", section=SHARED)]
    withheld: Annotated[
        str | None,
        written(
            "Why is it withheld, and who decided?",
            "What kind of thing it is, so that others know to ask; not the thing itself.",
            section=SHARED,
            only_if=("gave", ("part", "withheld")),
        ),
    ] = None

    def sentence(self) -> str:
        """The part of the child's life, and what was given."""
        return f"An agency's part of the assessment: {said(self.domain)}; given: {said(self.gave)}."
