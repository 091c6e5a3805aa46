"""The log that a parent or carer keeps: who keeps it, what they tell in it, what they are told, what it leads to."""

from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import ended, said

CITES = (Cite("house", "the family's log", "text"),)


class FamilyLogOpened(Kind):
    """A log is opened for one parent or carer, who alone of the family reads it."""

    kind = "family_log.opened"
    title = "Family’s log opened"
    part = "family"
    cites = CITES
    projections = ("access_circle", "access_about", "family_log")
    has_own_form = True

    happened: Annotated[When, Asked("When was it opened?")]
    keeper: Annotated[int, Asked("Who keeps it?", "Their own account, used by nobody else.", spine="concerns_worker")]
    person: Annotated[
        UUID | None, Asked("Their own record, where there is one", spine="concerns_record", mentions=True)
    ] = None
    children: Annotated[tuple[UUID, ...], Asked("Which children is it about?", mentions=True)] = ()
    told: Annotated[
        str | NotKnown,
        written("What were they told about it?", "Who reads it, who does not, and that a court may ask for it."),
    ]


class FamilyLogWorkerNamed(Kind):
    """The social worker who reads the log and answers for it, in place of the one named before."""

    kind = "family_log.worker_named"
    title = "Worker named for the family’s log"
    part = "family"
    cites = CITES
    projections = ("access_circle",)
    has_own_form = True

    happened: Annotated[When, Asked("From when?")]
    worker: Annotated[int, Asked("Which social worker?", "Who works with the child.", spine="concerns_worker")]


class FamilyLogPasswordRenewed(Kind):
    """Whoever keeps the log was given a new password, by whom and why: nobody else signs in as they do unseen."""

    kind = "family_log.password_renewed"
    title = "New password for whoever keeps the log"
    part = "family"
    cites = CITES
    has_own_form = True

    happened: Annotated[When, Asked("When?")]
    why: Annotated[str, Asked("Why, and how do you know that it is they who ask?", "Face to face, or you rang them.")]


class FamilyLogClosed(Kind):
    """Work with the family ends, and with it the log: whoever kept it reads it still, and nothing more is written."""

    kind = "family_log.closed"
    title = "Family’s log closed"
    part = "family_end"
    cites = CITES
    opens = "closed_log"
    projections = ("access_circle", "family_log")
    has_own_form = True

    happened: Annotated[When, Asked("Since when is it closed?", "Today, or the day on which they were told.")]
    why: Annotated[str, written("Why is it closed?", "They do not read this.")]
    told: Annotated[str | NotKnown, written("How were they told?", "By whom, and what they said to it.")]
    ring: Annotated[
        str, Asked("Whom can they ring now?", "They read this on their page: a name and a number, nothing else.")
    ]


class FamilyLogOpenedAgain(Kind):
    """A log that was closed is open again, and what stands in it is as it was."""

    kind = "family_log.opened_again"
    title = "Family’s log opened again"
    part = "family_end"
    cites = CITES
    projections = ("access_circle", "family_log")
    has_own_form = True

    happened: Annotated[When, Asked("When?")]
    why: Annotated[str, written("Why is it opened again?", "They do not read this.")]


class Note(Kind):
    """What a note asks. The labels are for whoever keeps the log: late, tired, on a telephone."""

    what: Annotated[
        str, Asked("What happened?", "In your own words, as it comes. Only this box has to be filled in.", "quoted")
    ]
    happened: Annotated[When, Asked("When was it?", "As near as you can. It says today until you change it.")]
    where: Annotated[str | None, Asked("Where?")] = None
    there: Annotated[str | None, Asked("Who was there?", "Also a car, a number, a name you heard.", "quoted")] = None
    whom_told: Annotated[str | None, Asked("Who did you tell, and what did they say?", "", "quoted")] = None


class FamilyNoteMade(Note):
    """What a parent or carer wrote in their log. Nobody changes it, they neither: they add to it."""

    kind = "family_note.made"
    title = "Note in the family’s log"
    part = "family_notes"
    cites = CITES
    opens = "family_note"
    has_own_form = True


class FamilyNoteAdded(Kind):
    """What they added to a note later."""

    kind = "family_note.added"
    title = "Added to a note in the family’s log"
    part = "family_notes"
    cites = CITES
    has_own_form = True

    happened: Annotated[When, Asked("When was it added?")]
    what: Annotated[str, Asked("What do you want to add?", "The note itself stays as it is.", "quoted")]


class FamilyNoteWrittenWith(Note):
    """A note that a worker wrote down with them, in their words. It says by whom."""

    kind = "family_note.written_with"
    title = "Note written with the family"
    part = "family"
    cites = CITES
    opens = "family_note"
    has_own_form = True

    read_back: Annotated[str, Asked("Was it read back to them?", "And what they said to it.")]


class Feedback(Coded):
    """What they are told of a note. None says whether a person, a plate or a number is known, nor what is done."""

    READ = "read", "Read"
    POLICE = "passed_to_police", "Passed to the police"
    ACTED_ON = "acted_on", "Acted on"
    CANNOT_SAY = "cannot_say", "We cannot say more. That does not mean that nothing is being done"


class FamilyFeedbackGiven(Kind):
    """A worker told the family what became of a note, from a short list, in no words of their own."""

    kind = "family_feedback.given"
    title = "Feedback on a note"
    part = "family"
    cites = CITES
    has_own_form = True

    happened: Annotated[When, Asked("When?")]
    feedback: Annotated[Feedback, Asked("What are they told?", "Your name stands beside it.", spine="outcome")]

    def sentence(self) -> str:
        """What they are told."""
        return f"Feedback on a note: {ended(said(self.feedback))}"


class Sort(Coded):
    """What something in a note may be."""

    PLATE = "plate", "Number plate"
    TELEPHONE = "telephone", "Telephone number"
    NAME = "name", "Name or place"


class Verdict(Coded):
    """What a worker made of a candidate."""

    ACCEPTED = "accepted", "Accepted"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


class FamilyCandidateJudged(Kind):
    """Something in a note that may be a plate, a number or a name: a worker accepted it as one, or did not."""

    kind = "family_candidate.judged"
    title = "Plate, number or name in a note"
    part = "family"
    cites = CITES
    has_own_form = True

    happened: Annotated[When, Asked("When?")]
    verdict: Annotated[Verdict, Asked("Is it one?", spine="outcome")]
    sort: Annotated[Sort, Asked("What may it be?", spine="answer")]
    text: Annotated[str, Asked("As it stands in the note")]
    thing: Annotated[UUID | None, Asked("The record of the thing or place", spine="concerns_record", mentions=True)] = (
        None
    )

    def sentence(self) -> str:
        """What it may be, and what was made of it; not the words themselves."""
        return f"{self.sort.says} in a note: {said(self.verdict)}."
