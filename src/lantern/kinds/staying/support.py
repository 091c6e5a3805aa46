"""Support that stays: the child's team, what is kept between them, stepping down, and what comes after."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import day, ended, said

CITES = (Cite("dcsf-2009", "annex C", "text"),)
STORIES = (Cite("dcsf-2009", "annex E", "text"),)


class TeamMemberJoined(ChildHeard):
    """Somebody joins the child's team: a worker, a mentor, a relative, a friend's mother, whoever helps."""

    kind = "team_member.joined"
    title = "On the child's team"
    part = "work"
    cites = CITES
    opens = "team_member"

    who: Annotated[str, Asked("Who?", "Name, and what they are to the child.")]
    helps_with: Annotated[str, written("What do they help with?")]
    chosen: Annotated[YesNo | NotKnown, Asked("Did the child choose them?")]
    leads: Annotated[YesNo | NotKnown, Asked("Are they the lead professional?", spine="answer")]

    def sentence(self) -> str:
        """Who."""
        return f"{self.who.rstrip('.')} joined the child's team."


class TeamMemberLeft(ChildHeard):
    """Somebody leaves the child's team. A child is told by the person, in time, and not left with a gap."""

    kind = "team_member.left"
    title = "Left the child's team"
    part = "work"
    cites = CITES

    why: Annotated[str | NotKnown, written("Why?")]
    told: Annotated[str, written("How and by whom was the child told?", "Before the last time they met, not after.")]
    instead: Annotated[str | NotKnown, Asked("Who helps with it now?")]

    def sentence(self) -> str:
        """Who helps now, where known."""
        return f"Somebody left the child's team; in their place: {said(self.instead).rstrip('.')}."


class ConfidentialityAgreed(ChildHeard):
    """What a worker keeps between the child and themselves, and where that ends, said before it is needed."""

    kind = "confidentiality.agreed"
    title = "What is kept between the child and a worker"
    part = "work"
    cites = STORIES
    marking = "restricted"

    kept: Annotated[str, written("What is not told on, and to whom not?")]
    ends: Annotated[
        str,
        written(
            "Where does it end?",
            "The worker tells if somebody could be badly hurt; the child hears of it first, if there is time.",
        ),
    ]
    understood: Annotated[str | NotKnown, written("How did the child take it?")]


class AppointmentMissed(Kind):
    """An appointment did not come about. That closes nothing: it says what to try next."""

    kind = "appointment.missed"
    title = "An appointment that did not come about"
    part = "work"
    cites = STORIES

    what: Annotated[str, Asked("What was it?")]
    in_the_way: Annotated[
        str | NotKnown,
        written("What stood in the way?", "Time, place, fare, fear, who else was there, how it was offered."),
    ]
    next: Annotated[str, written("What is tried next?", "Where the child is, when suits them, who goes along.")]

    def sentence(self) -> str:
        """Which."""
        return f"An appointment did not come about: {ended(self.what)}"


class Prosecutor(Coded):
    """What the prosecutor makes of therapy before a trial."""

    AGREED = "agreed", "Agreed"
    AGREED_LIMITS = "agreed_limits", "Agreed, with something to keep to"
    NO_ANSWER = "no_answer", "Asked; no answer yet"
    OBJECTS = "objects", "Would rather it waited"


class TherapyAgreedWithProsecutor(ChildHeard):
    """Therapy while a case is going on, talked over with the prosecutor. The child's need decides, not the case."""

    kind = "therapy.agreed_with_prosecutor"
    title = "Therapy before a trial"
    part = "work"
    cites = STORIES

    help: Annotated[str, Asked("Which help, and by whom?", "The kind of help, no more.")]
    answer: Annotated[Prosecutor | NotKnown, Asked("What does the prosecutor say?", spine="outcome")]
    with_whom: Annotated[str | NotKnown, Asked("Who was asked?", "Name and office.")]
    keeps_to: Annotated[
        str | None,
        written("What is kept to?", "What is not gone over; who keeps notes.", only_if=("answer", ("agreed_limits",))),
    ] = None
    meanwhile: Annotated[
        str | None,
        written(
            "Who decided what happens now, and why?",
            "Help that a child needs is not put off for a trial.",
            only_if=("answer", ("no_answer", "objects")),
        ),
    ] = None
    told: Annotated[str | NotKnown, written("What was the child told?", "That notes may be asked for by a court.")]
    begins_on: Annotated[date | NotKnown, Asked("When does it begin?", spine="dated_on")]

    def sentence(self) -> str:
        """What the prosecutor says, and when it begins."""
        begins = f"; begins on {day(self.begins_on)}" if isinstance(self.begins_on, date) else ""
        return f"Therapy before a trial, the prosecutor: {said(self.answer)}{begins}."


class Why(Coded):
    """What may keep a child with somebody who harms them. Neither agreement nor defiance."""

    FEAR = "fear", "Fear, or threats to them or to somebody they love"
    NEED = "need", "A need that this person meets: a bed, money, drugs, food"
    BELONGING = "belonging", "Belonging, or what feels like love"
    NO_WAY_OUT = "no_way_out", "No other way that they can see"
    SHAME = "shame", "Shame, or not being believed"


class ContactWithAbuserContinued(ChildHeard):
    """A child is still in contact with somebody who harms them. It is not consent, and it is not defiance."""

    kind = "contact_with_abuser.continued"
    title = "Contact goes on with somebody who harms the child"
    part = "work"
    cites = STORIES

    known_how: Annotated[str, written("How is it known?")]
    keeps: Annotated[
        tuple[Why, ...] | NotKnown, Asked("What may keep the child there?", "This is neither consent nor defiance.")
    ]
    done: Annotated[str, written("What is done to make it safer, and to make another way?")]
    police: Annotated[str | NotKnown, written("What do the police know, and do?", "Against the person, not the child.")]

    def sentence(self) -> str:
        """That it goes on."""
        return "Contact goes on with somebody who harms the child: neither consent nor defiance."


class SteppedDown(ChildHeard):
    """Help becomes less. Who stays in contact, and how the child comes back without beginning again."""

    kind = "support.stepped_down"
    title = "Help stepped down"
    part = "work"
    cites = CITES
    projections = ("look_again",)

    what: Annotated[str, written("What becomes less, from when, and why now?")]
    stays: Annotated[str, Asked("Who stays in contact?", "Somebody the child knows already.")]
    back: Annotated[str, written("How does the child come back?", "Whom they ring; without a new referral.")]
    review_on: Annotated[date, Asked("When is it looked at again?", spine="due_on")]

    def sentence(self) -> str:
        """Who stays."""
        stays = self.stays.rstrip(".")
        return f"Help was stepped down; {stays} stays in contact, to be looked at on {day(self.review_on)}."


class Age(Coded):
    """Which birthday it prepares for."""

    SIXTEEN = "16", "16"
    EIGHTEEN = "18", "18"


class TransitionPlanned(ChildHeard):
    """What changes at 16 or at 18, and who goes along. Exploitation does not end on a birthday."""

    kind = "transition.planned"
    title = "Plan for 16 or 18"
    part = "work"
    cites = STORIES

    age: Annotated[Age, Asked("For which birthday?", spine="answer")]
    changes: Annotated[
        str, written("What changes?", "What they can decide, what help ends, what begins; which services for adults.")
    ]
    goes_along: Annotated[str, Asked("Who goes along from before to after?")]
    agreed_with: Annotated[str | NotKnown, written("What have the services for adults agreed to?")]
    by_when: Annotated[date, Asked("By when is it in place?", "Well before the birthday.", spine="due_on")]

    def sentence(self) -> str:
        """For which birthday, and by when."""
        return f"Plan for turning {said(self.age)}, in place by {day(self.by_when)}."


class ExitPlanMade(ChildHeard):
    """The child's way out, in steps they chose: what helps, what to watch for, whom to ring."""

    kind = "exit_plan.made"
    title = "Plan for a way out"
    part = "work"
    cites = STORIES
    marking = "restricted"
    projections = ("look_again",)

    steps: Annotated[str, written("Which steps, in which order?", "The child's own, as small as need be.")]
    helps: Annotated[str, written("What and who helps?")]
    signs: Annotated[str | NotKnown, written("What shows that it becomes harder?")]
    ring: Annotated[str, Asked("Whom do they ring, at any hour?")]
    review_on: Annotated[date, Asked("When is it looked at again?", spine="due_on")]
