"""The national referral mechanism: a child who may be trafficked or held in slavery. No consent is asked of a child."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CITES = (Cite("nrm", "place not seen", "restated"), Cite("msa-2015", "sections 48 and 52", "restated"))


class Suspected(Coded):
    """What a child may have been made to do."""

    SEXUAL = "sexual", "Sexual exploitation"
    CRIMINAL = "criminal", "Crime"
    LABOUR = "labour", "Work"
    SERVITUDE = "servitude", "Work in somebody's house"
    SEVERAL = "several", "More than one of these"
    OTHER = "other", "Something else"


class Guardian(Coded):
    """Whether the child has an independent guardian. Where the service is not to be had, an advocate is asked for."""

    HAS_ONE = "has_one", "Has one"
    ASKED_FOR = "asked_for", "Asked for"
    NOT_HERE = "not_here", "Not to be had here"
    NOT_ASKED = "not_asked", "Not asked for"


class NrmReferred(ChildHeard):
    """A first responder refers a child. Safety comes first and waits for no decision."""

    kind = "nrm.referred"
    title = "Referred to the national referral mechanism"
    part = "work"
    cites = CITES
    pathway = True
    opens = "nrm_referral"

    suspected: Annotated[Suspected | NotKnown, Asked("What is suspected?", spine="outcome")]
    responder: Annotated[str, Asked("Who referred?", "The first responder: name, role and organisation.")]
    reference: Annotated[str | NotKnown, Asked("Reference")]
    grounds: Annotated[
        str, written("What points to it?", "Being moved, also within one town, is enough. Consent changes nothing.")
    ]
    told_child: Annotated[
        str | NotKnown,
        written(
            "What has the child been told of it?",
            "Under 18 no consent is needed, and no interview. They are still told, and asked.",
            otherwise="Not told yet, because",
        ),
    ]
    told: Annotated[
        str | NotKnown, written("When were children's social care and the police told?", "At once, and both.")
    ]
    guardian: Annotated[Guardian | NotKnown, Asked("Is there an independent guardian?", spine="answer")]
    meanwhile: Annotated[str, written("What keeps the child safe now?", "Where they sleep, and who may know.")]

    def sentence(self) -> str:
        """What is suspected, and whether there is a guardian."""
        return f"{self.title}: {said(self.suspected)}; independent guardian: {said(self.guardian)}."


class Grounds(Coded):
    """A decision, at one of its two stages."""

    REASONABLE_YES = "reasonable_yes", "Reasonable grounds"
    REASONABLE_NO = "reasonable_no", "No reasonable grounds"
    CONCLUSIVE_YES = "conclusive_yes", "Conclusive grounds"
    CONCLUSIVE_NO = "conclusive_no", "No conclusive grounds"
    LOOKED_AT_AGAIN = "looked_at_again", "To be looked at again"


class Decider(Coded):
    """Who decided."""

    NATIONAL = "national", "The national authority"
    LOCAL = "local", "The local panel"


class NrmDecided(Kind):
    """A decision on a referral, made on the day given. The duty to protect the child goes on whatever it is."""

    kind = "nrm.decided"
    title = "National referral mechanism: decision"
    part = "work"
    cites = CITES
    pathway = True

    grounds: Annotated[Grounds, Asked("What was decided?", spine="outcome")]
    decider: Annotated[Decider | NotKnown, Asked("By whom?", spine="answer")]
    reasons: Annotated[str | NotKnown, written("What reasons were given?")]
    challenged: Annotated[
        str | None, written("Does anybody ask for it to be looked at again?", "Who, on what ground, and by when.")
    ] = None
    guardian: Annotated[Guardian | NotKnown, Asked("Is there an independent guardian now?")]
    told_child: Annotated[
        str | NotKnown, written("How was the child told, and by whom?", otherwise="Not told yet, because")
    ]
    means: Annotated[str, written("What changes for the child?", "The duty to protect goes on whatever was decided.")]
    next_on: Annotated[date | None, Asked("When is the next decision expected?", spine="due_on")] = None

    def sentence(self) -> str:
        """The decision."""
        return f"National referral mechanism: {said(self.grounds)}."
