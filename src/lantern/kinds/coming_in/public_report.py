"""What the public tell on their own page, what they add, and what is done about it."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import ended, said

_CITES = (Cite("house", "reports from the public", "text"),)
_VIEWS = ("intake_report",)
_RECEIVED = Asked("When did it reach us?")


class Danger(Coded):
    """Whether somebody is in danger, as whoever tells it says."""

    NOW = "now", "Yes, now"
    SOON = "soon", "Not this minute, but soon"
    NOT_SURE = "not_sure", "I am not sure"
    NOT_NOW = "not_now", "No, not now"


class Matter(Coded):
    """What a report is about, in the order in which it is read where the danger is the same."""

    MEETING = "meeting", "Somebody is going to meet a person, or be taken somewhere"
    AWAY = "away", "Somebody has not come home"
    PICTURES = "pictures", "Somebody says they will show private pictures or messages"
    HURT = "hurt", "Somebody is hurt, scared, or made to do things"
    WORRY = "worry", "A worry that is hard to explain"


class Teller(Coded):
    """Who tells, in relation to whom they are worried about."""

    MYSELF = "myself", "It is about me"
    FRIEND = "friend", "I am a friend"
    PARENT = "parent", "I am a parent or carer"
    FAMILY = "family", "I am in the family"
    OTHER = "other", "I am somebody else"
    NOT_SAID = "not_said", "I would rather not say"


class Reply(Coded):
    """How an answer may safely reach whoever told. Nothing is sent anywhere unless they chose it."""

    HERE = "here", "Only when I come back"
    RING = "ring", "Ring me"
    TEXT = "text", "Send me a text"
    EMAIL = "email", "Send me an email"


_BY_OTHER_MEANS = ("ring", "text", "email")


class PublicReportMade(Kind):
    """What somebody told on the public's page. It is what they said, not yet what is so."""

    kind = "public_report.made"
    title = "Report from the public"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, _RECEIVED]
    danger: Annotated[Danger, Asked("Is somebody in danger right now?", spine="outcome")]
    matter: Annotated[Matter, Asked("What is it about?", spine="answer")]
    teller: Annotated[Teller, Asked("Who are you?")]
    what: Annotated[str, written("What has happened, or what worries you?")]
    whom: Annotated[str | None, written("Who are you worried about?")] = None
    where: Annotated[str | None, written("Where and when?")] = None
    reply: Annotated[Reply, Asked("How can we answer you safely?")]
    reply_to: Annotated[str | None, Asked("Number or address", only_if=("reply", _BY_OTHER_MEANS))] = None
    reply_when: Annotated[str | None, Asked("When is it safe?", only_if=("reply", _BY_OTHER_MEANS))] = None

    def sentence(self) -> str:
        """What it is about, and whether somebody is said to be in danger."""
        return f"Report from the public: {said(self.matter)}; in danger now: {said(self.danger)}."


class PublicReportAdded(Kind):
    """What the same person added later, with the words of their receipt."""

    kind = "public_report.added"
    title = "Added to a report from the public"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, _RECEIVED]
    danger: Annotated[Danger, Asked("Is somebody in danger right now?", spine="outcome")]
    what: Annotated[str, written("What do you want to add?")]

    def sentence(self) -> str:
        """That something was added, and whether somebody is said to be in danger."""
        return f"The person who told us added something; in danger now: {said(self.danger)}."


class PublicReportClaimed(Kind):
    """A worker took the report on: from now on it is theirs to read and to decide on."""

    kind = "public_report.claimed"
    title = "Report taken on"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When was it taken on?")]


class PublicReportDeputyTold(Kind):
    """Nobody had taken the report on in time, or nobody was there to: the deputy was told. The watch records it."""

    kind = "public_report.deputy_told"
    title = "Deputy told of a report"
    part = "intake"
    cites = _CITES
    has_own_form = True

    happened: Annotated[When, Asked("When were they told?")]
    deputy: Annotated[int, Asked("Who is the deputy?", spine="concerns_worker")]

    def sentence(self) -> str:
        """That they were told."""
        return "Nobody had taken it on, and the deputy was told."


class Judged(Coded):
    """Whether somebody is in danger, as a worker judges it."""

    NOW = "now", "In danger now"
    SOON = "soon", "Likely to be in danger soon"
    NOT_NOW = "not_now", "No sign of danger now"
    NOT_ENOUGH = "not_enough", "Not enough is known to say"


class NextStep(Coded):
    """What is done with a report."""

    HAND_OVER = "hand_over", "Hand it over to somebody who acts now", "Police, another area, the out-of-hours team."
    REFERRAL = "referral", "Record a referral for a child"
    ASK_MORE = "ask_more", "Ask whoever told us for more"
    ADVICE = "advice", "Advice was enough; nothing further now"
    JOIN = "join", "It belongs with what is already being done"


class PublicReportTriaged(Kind):
    """What a worker judged of a report, what was advised, and what happens next."""

    kind = "public_report.triaged"
    title = "Triage of a report"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When was it decided?")]
    judged: Annotated[Judged, Asked("Is somebody in danger?", spine="outcome")]
    because: Annotated[str, written("What tells you so?", "Keep what was said apart from what you think.")]
    advice: Annotated[
        str | NotKnown,
        written("What advice was given, and to whom?", otherwise="No advice was given because…"),
    ]
    next_step: Annotated[NextStep, Asked("What happens next?", spine="answer")]

    def sentence(self) -> str:
        """The judgement, the next step, and the advice that was given."""
        advice = f"; advice: {self.advice}" if isinstance(self.advice, str) else ""
        return ended(f"Report triaged: {said(self.judged)}; next: {said(self.next_step)}{advice}")


class PublicReportHandedOver(Kind):
    """A report given into somebody else's hands. It stays ours until they say that they have it."""

    kind = "public_report.handed_over"
    title = "Report handed over"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    opens = "handover"
    has_own_form = True

    happened: Annotated[When, Asked("When was it handed over?")]
    agency: Annotated[int, Asked("To which agency?", spine="concerns_agency")]
    whom: Annotated[str, Asked("To whom?", "Name and role, or the name of the desk.")]
    how: Annotated[str, Asked("How?", "By telephone, by secure mail, face to face.")]
    asked: Annotated[str, written("What are they asked to do, and by when?")]


class PublicReportReceived(Kind):
    """They said that they have it: who, and under which reference."""

    kind = "public_report.received"
    title = "Receipt for a report handed over"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When did they say so?")]
    whom: Annotated[str, Asked("Who said that they have it?", "Name and role.")]
    reference: Annotated[str | NotKnown, Asked("Under which reference?")]


class Answer(Coded):
    """Answers to whoever told us. None says whether anybody is known, nor what is done about them."""

    READ = "read", "A worker has read what you told us."
    PASSED_ON = "passed_on", "We have passed it to people who can act on it."
    TELL_MORE = "tell_more", "Please tell us more, if it is safe for you: add it below."
    CALL_US = "call_us", "Please ring 999 if somebody is in danger, or Childline on 0800 1111 to talk to somebody now."
    CANNOT_SAY = "cannot_say", "We cannot say more. That does not mean that nothing is being done."
    OWN_WORDS = "own_words", "In your own words"


class PublicReportAnswered(Kind):
    """An answer that whoever told us reads when they come back with their words."""

    kind = "public_report.answered"
    title = "Answer to a report from the public"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When was it written?")]
    answer: Annotated[Answer, Asked("What do you answer?", spine="outcome")]
    words: Annotated[
        str | None,
        written(
            "Your own words",
            "Words for a twelve-year-old. Never say whether anybody is known, and name nobody: others may read it.",
            only_if=("answer", ("own_words",)),
        ),
    ] = None

    def sentence(self) -> str:
        """What was answered."""
        return f"Answered whoever told us: “{self.words or self.answer.says}”"
