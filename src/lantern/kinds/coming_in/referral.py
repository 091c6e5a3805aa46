"""The way in: contacts, referrals, what was decided on them and what the referrer was told (flow chart 1)."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CHART_1 = (Cite("wt-2006", "flow chart 1", "restated"), Cite("wt-2018", "place not seen", "restated"))
WHO = "Who told us"
WORRY = "The worry"
FAMILY = "The family"


class Source(Coded):
    """Who a referral came from, as far as what they may be told goes."""

    PROFESSIONAL = "professional", "A professional", "They are told what happens next."
    FAMILY = (
        "family",
        "The child or their family",
        "They are told that it was received and will be looked at.",
    )
    PUBLIC = "public", "A member of the public", "They are told that it was received and will be looked at."


class Means(Coded):
    """How it reached us. What is said by word of mouth is followed by writing."""

    BY_TELEPHONE = "by_telephone", "By telephone"
    IN_PERSON = "in_person", "In person"
    IN_WRITING = "in_writing", "In writing"


class Agreement(Coded):
    """Whether a parent agreed to the referral, or why they were not asked."""

    AGREED = "agreed", "They know and agree"
    DISAGREED = "disagreed", "They know and do not agree"
    NOT_TOLD = "not_told", "They have not been told"
    NOT_TOLD_RISK = "not_told_risk", "They have not been told, because telling them could raise the risk"


class ReferralReceived(ChildHeard):
    """A worry about a child, told to children's social care. Opens an episode."""

    kind = "referral.received"
    title = "Referral received"
    part = "intake"
    cites = CHART_1
    pathway = True
    opens = "episode"
    projections = ("episodes", "look_again")

    happened: Annotated[
        When, Asked("When was it received?", "The day, and the time if it was said: the clocks run from it.")
    ]
    source: Annotated[Source | NotKnown, Asked("Who referred?", spine="outcome", section=WHO)]
    means: Annotated[Means | NotKnown, Asked("How did it reach us?", spine="answer", section=WHO)]
    referrer: Annotated[
        str | NotKnown,
        Asked(
            "Name, role and how to reach them",
            "Somebody who wishes to stay unnamed is not pressed: say so as the reason.",
            section=WHO,
        ),
    ]
    may_be_named: Annotated[
        YesNo | NotKnown,
        Asked(
            "May the family be told who referred?",
            "A member of the public is named only if they agree.",
            section=WHO,
        ),
    ]
    concern: Annotated[
        str,
        written(
            "What is the worry?",
            "What was seen or heard, by whom, when and where. Keep what was seen apart from what is thought.",
            section=WORRY,
        ),
    ]
    where_now: Annotated[
        str | NotKnown,
        written("Where is the child now, and how are they?", section=WORRY),
    ]
    safe_now: Annotated[
        YesNo | NotKnown,
        Asked(
            "Is the child safe now?",
            "If not, or if nobody knows, act before finishing this form.",
            section=WORRY,
        ),
    ]
    alleged_person: Annotated[
        str | NotKnown,
        written(
            "Is anybody thought to be harming the child?",
            "Who says so, and what is known of them. What is alleged is written as alleged.",
            section=WORRY,
        ),
    ]
    earlier: Annotated[
        YesNo | NotKnown,
        Asked(
            "Has the child been referred before?",
            "Look through the record before you answer no.",
            section=WORRY,
        ),
    ]
    earlier_learned: Annotated[
        str | None,
        written(
            "What is different this time, and what was not done then?",
            section=WORRY,
            only_if=("earlier", ("yes",)),
        ),
    ] = None
    household: Annotated[
        str | NotKnown,
        written(
            "Who lives with the child or often visits?",
            "Who has parental responsibility; other children there.",
            section=FAMILY,
        ),
    ]
    strengths: Annotated[
        str | NotKnown,
        written("Who and what helps keep the child safe?", section=FAMILY),
    ]
    parents: Annotated[Agreement | NotKnown, Asked("Do the parents know of the referral?", section=FAMILY)]
    communication: Annotated[
        str | NotKnown,
        Asked("What language or help does the child or family need to be heard?", section=FAMILY),
    ]

    def sentence(self) -> str:
        """Who referred and how."""
        by = "" if isinstance(self.source, NotKnown) else f" from {said(self.source)}"
        how = "" if isinstance(self.means, NotKnown) else f", {said(self.means)}"
        again = "Re-referral" if self.earlier == YesNo.YES else "Referral"
        return f"{again} received{by}{how}."


class ReferralConfirmedInWriting(Kind):
    """What the referrer wrote after a referral by word of mouth."""

    kind = "referral.confirmed_in_writing"
    title = "Referral confirmed in writing"
    part = "intake"
    cites = CHART_1
    pathway = True

    adds: Annotated[
        str | NotKnown,
        written(
            "What does the writing add to what was said, or say differently?",
            otherwise="Nothing, or not known because",
        ),
    ]

    def sentence(self) -> str:
        """Only that it came."""
        return "The referral was confirmed in writing."


class Decision(Coded):
    """What a referral leads to."""

    ASSESSMENT = "assessment", "Assess the child's needs", "Section 17."
    ENQUIRY = (
        "enquiry",
        "Hold a strategy discussion",
        "Reasonable cause to suspect significant harm: section 47.",
    )
    IMMEDIATE_PROTECTION = "immediate_protection", "Act now to keep the child safe"
    SERVICES = "services", "Offer services or early help"
    NO_FURTHER_ACTION = "no_further_action", "Nothing further from children's social care now"


class ReferralDecided(Kind):
    """What a social worker and their manager decided on a referral."""

    kind = "referral.decided"
    title = "Decision on the referral"
    part = "intake"
    cites = CHART_1
    pathway = True
    projections = ("episodes",)

    decision: Annotated[Decision | NotKnown, Asked("What was decided?", spine="outcome")]
    reasons: Annotated[
        str,
        written(
            "Why?",
            "What was weighed, also what spoke against. To do nothing further needs reasons as much.",
        ),
    ]
    looked_at: Annotated[
        str | NotKnown,
        written("What was looked at and who was asked?", "Earlier records, other agencies and their answers."),
    ]
    other_children: Annotated[
        str | NotKnown,
        written(
            "Who else may be at risk?",
            "Other children in the household or within reach. Do not name them here.",
        ),
    ]
    instead: Annotated[
        str | None,
        written(
            "What else is offered, and by whom?",
            "Early help, another service, advice.",
            only_if=("decision", ("services", "no_further_action")),
        ),
    ] = None
    manager: Annotated[int | None, Asked("Which manager decided with you?", spine="concerns_worker")] = None


class Told(Coded):
    """What a referrer was told."""

    NEXT_STEP = "next_step_told", "What happens next", "For professionals who referred."
    RECEIPT = (
        "receipt_told",
        "That it was received and will be looked at",
        "All that the family or the public are told.",
    )


class ReferralAcknowledged(Kind):
    """What the referrer was told. The public and the family learn no more than that it was received."""

    kind = "referral.acknowledged"
    title = "Referrer answered"
    part = "intake"
    cites = CHART_1
    pathway = True

    told: Annotated[
        Told,
        Asked(
            "What were they told?",
            "To the family or the public: that it was received and will be looked at, and no more.",
            spine="outcome",
        ),
    ]
    means: Annotated[Means | NotKnown, Asked("How?")]
    words: Annotated[str | None, written("What was said or written?")] = None

    def sentence(self) -> str:
        """What kind of answer it was."""
        if self.told == Told.NEXT_STEP:
            return "The referrer was told what happens next."
        return "The referrer was told that it was received and will be looked at."


class ContactOutcome(Coded):
    """What became of a contact."""

    REFERRAL = "referral", "It is a referral"
    ADVICE = "advice", "Advice or information was given"
    PASSED_ON = "passed_on", "It was passed to another service"
    ADDED = "added", "It adds to work that is going on"
    NOTHING_FURTHER = "nothing_further", "Nothing further"


class ContactReceived(Kind):
    """Somebody told children's social care something about a child, before anybody called it a referral."""

    kind = "contact.received"
    title = "Contact received"
    part = "intake"
    cites = (Cite("wt-2018", "place not seen", "restated"), Cite("ssd", "contacts", "restated"))
    pathway = True

    source: Annotated[Source | NotKnown, Asked("Who was in touch?", spine="answer")]
    from_whom: Annotated[str | NotKnown, Asked("Name, role and how to reach them")]
    about: Annotated[str, written("What did they say?", "As they said it.")]
    became: Annotated[ContactOutcome | NotKnown, Asked("What became of it?", spine="outcome")]
    reasons: Annotated[str, written("Why?")]
    answered: Annotated[
        str | NotKnown,
        Asked("What were they told?", "To the family or the public: that it was received and will be looked at."),
    ]
