"""The enquiry under section 47, its conclusion, and the police's branch beside it (flow chart 4)."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CHART_4 = (Cite("dcsf-2009", "flow chart 4", "text"),)


class Jointly(Coded):
    """Whether police and social care investigate together."""

    JOINT = "joint", "Together with children's social care"
    POLICE = "police", "By the police alone"


class PoliceInvestigationStarted(Kind):
    """The police begin to investigate a possible crime, beside whatever else was decided."""

    kind = "police_investigation.started"
    title = "Police investigation started"
    part = "enquiry"
    cites = CHART_4
    pathway = True

    jointly: Annotated[Jointly | NotKnown, Asked("How is it done?")]
    reference: Annotated[str | NotKnown, Asked("Reference", "The force's own number.")]
    officer: Annotated[str | NotKnown, Asked("Officer in the case", "Name, force and how to reach them.")]
    with_the_child: Annotated[
        str | NotKnown,
        written(
            "What has to be agreed before others speak to the child or the family?",
            "So that support need not wait for the investigation.",
        ),
    ]

    def sentence(self) -> str:
        """How it is done, where known."""
        jointly = " together with children's social care" if self.jointly == Jointly.JOINT else ""
        return f"The police began to investigate{jointly}."


class InvestigationEnd(Coded):
    """How a police investigation ended."""

    CHARGED = "charged", "Somebody was charged"
    OTHER_ACTION = "other_action", "Ended in another way than a charge"
    NO_ACTION = "no_action", "No further action by the police now"


class PoliceInvestigationConcluded(Kind):
    """The end of the police's investigation. No charge never means that nothing happened."""

    kind = "police_investigation.concluded"
    title = "Police investigation ended"
    part = "enquiry"
    cites = CHART_4
    pathway = True

    ended: Annotated[InvestigationEnd | NotKnown, Asked("How did it end?", spine="outcome")]
    explained: Annotated[str | NotKnown, written("Say more")]
    child_told: Annotated[
        YesNo | NotKnown,
        Asked("Has the child been told, by somebody they trust?", "And that they did nothing wrong."),
    ]
    protection: Annotated[str | NotKnown, written("What keeps the child safe now?")]


class Conclusion(Coded):
    """What an enquiry found."""

    NOT_SUBSTANTIATED = "not_substantiated", "Concerns not borne out; a child in need"
    NO_CONTINUING_RISK = "no_continuing_risk", "Concerns borne out; not at continuing risk of harm"
    CONTINUING_RISK = "continuing_risk", "Concerns borne out; at continuing risk of harm"
    CONFERENCE_NOT_REQUIRED = (
        "conference_not_required",
        "Known only that no conference was required",
        "From a return.",
    )


class Necessary(Coded):
    """Whether a child protection conference is necessary; recorded either way."""

    NECESSARY = "conference_necessary", "A conference is necessary"
    NOT_NECESSARY = "conference_not_necessary", "A conference is not necessary"
    NOT_DECIDED = "not_decided", "Not decided yet"


class S47Concluded(ChildHeard):
    """The conclusion of an enquiry, and whether a conference is necessary."""

    kind = "s47.concluded"
    title = "Section 47 enquiry concluded"
    part = "enquiry"
    cites = (*CHART_4, Cite("ca-1989", "section 47", "restated"))
    pathway = True

    enquiries: Annotated[
        str,
        written("What was done?", "Who was seen, how, when and by whom; who was asked and what they answered."),
    ]
    conclusion: Annotated[Conclusion | NotKnown, Asked("What is the conclusion?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "What it rests on. Not borne out is not the same as untrue.")]
    conference: Annotated[Necessary, Asked("Is a child protection conference necessary?", spine="answer")]
    conference_reasons: Annotated[
        str,
        written("Why, or why not?", "Reasons for no conference matter as much as reasons for one."),
    ]
    decided_with: Annotated[str | NotKnown, Asked("Who agreed?", "Agencies, names and roles; who did not agree.")]
    manager: Annotated[int | None, Asked("Which manager decided?", spine="concerns_worker")] = None
    told: Annotated[
        str | NotKnown,
        written("Who has been told, and how?", "The child, the parents, the agencies; or why not yet."),
    ]
    next_step: Annotated[
        str,
        written("What happens next?", "The plan for the child's safety and welfare, or the conference."),
    ]

    def sentence(self) -> str:
        """The conclusion, and the decision on a conference."""
        on = {
            Necessary.NECESSARY: "a conference is necessary",
            Necessary.NOT_NECESSARY: "a conference is not necessary",
            Necessary.NOT_DECIDED: "not yet decided whether a conference is necessary",
        }
        return f"Section 47 enquiry concluded: {said(self.conclusion)}; {on[self.conference]}."
